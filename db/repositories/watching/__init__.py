"""Rows of the supervisor's day, kept up to date with the acts they come from."""
