"""Scans of papers: files of the scanner become papers of a dossier."""
