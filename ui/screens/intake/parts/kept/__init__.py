"""Forms that are not on the page: put aside, or written before the program ended."""
