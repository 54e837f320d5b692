"""What is said about the post."""
