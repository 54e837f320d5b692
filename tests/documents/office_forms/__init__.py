"""What an office words otherwise."""
