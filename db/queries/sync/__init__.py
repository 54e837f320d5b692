"""What the sync screen asks: what waits, what was refused, what does not go together."""
