"""Sentences of the wings of the counter, a file for each."""
