"""The line to the centre: what waits, what needs somebody, and how to do without a line."""
