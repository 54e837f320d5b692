"""A report written to a file: its name, the writing, how far it is."""
