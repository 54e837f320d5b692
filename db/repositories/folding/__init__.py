"""How dossiers come to be rows: many at once, or the one an act is about."""
