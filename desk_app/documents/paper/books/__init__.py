"""Books and reports: a table of any columns over any number of pages, drawn as it comes."""
