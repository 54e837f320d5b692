"""How dossiers count."""
