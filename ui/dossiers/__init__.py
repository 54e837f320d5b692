"""How a dossier is worded and listed, the same on every screen that shows some."""
