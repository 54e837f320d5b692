"""What reports count, kept."""
