"""The queries of the supervisor's day."""
