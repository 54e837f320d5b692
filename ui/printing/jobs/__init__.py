"""The jobs of the print list, and the printers bound to kinds of paper."""
