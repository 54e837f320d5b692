"""Finished pages on their way to a printer's head."""
