"""Dossiers drawn for an inspection, written out as one folder that proves itself."""
