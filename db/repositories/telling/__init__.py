"""What the office says of what it tells."""
