"""Scans, told from typing wherever the focus is."""

from ui.scanner.run import BLUETOOTH, USB, Burst, Pace
from ui.scanner.scanner import Scanner

__all__ = ["BLUETOOTH", "USB", "Burst", "Pace", "Scanner"]
