"""What intake looks like: widgets and layout only."""
