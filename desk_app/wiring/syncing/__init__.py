"""What the screens may ask of the line, of what waits, and of what two desks did otherwise."""
