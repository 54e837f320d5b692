"""What a leader arranges and marks."""
