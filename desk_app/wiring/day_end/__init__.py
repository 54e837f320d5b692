"""All a screen can do about the end of the day."""
