"""Slip and label printers the program speaks to itself, in ESC/POS."""
