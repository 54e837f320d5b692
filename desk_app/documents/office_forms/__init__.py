"""What an office words otherwise: its letterhead, single forms, editions of its own."""
