"""Scans of papers, put together for the screens."""
