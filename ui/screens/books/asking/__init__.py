"""What a report is asked for: its period, what it is held against, a part of the register."""
