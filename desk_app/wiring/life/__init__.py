"""Wirings of the life of a dossier, a file for each wing."""
