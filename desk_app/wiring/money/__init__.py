"""All a screen can do about money at the counter."""
