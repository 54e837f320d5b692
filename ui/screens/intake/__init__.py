"""Tiếp nhận (F2): person, procedure, papers down the left, the receipt to come at the right."""
