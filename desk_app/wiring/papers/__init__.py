"""What papers take their words from."""
