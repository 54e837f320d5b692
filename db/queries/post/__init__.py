"""Questions about the post."""
