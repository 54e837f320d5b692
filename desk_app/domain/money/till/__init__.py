"""Money at the counter: taken, exempted, given back, counted at the end of a shift."""
