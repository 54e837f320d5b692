"""The sheet of a sealed day: its words, and its content as printed."""
