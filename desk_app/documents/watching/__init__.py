"""Messages of the supervisor's day, as plain text."""
