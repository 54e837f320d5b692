"""Charts: drawn with tokens alone."""
