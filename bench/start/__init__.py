"""P1: what passes before the log-in window is painted."""
