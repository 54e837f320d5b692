"""Editions of the catalogue: written for the centre, and taken from it."""
