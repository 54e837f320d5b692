"""Giám sát (F7): the day of the office, exceptions first."""
