"""Reports, as screens and commands ask for them."""
