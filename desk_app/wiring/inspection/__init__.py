"""Inspections, as commands and screens ask for them."""
