"""What the office decided about its own ways, as a part of a section."""
