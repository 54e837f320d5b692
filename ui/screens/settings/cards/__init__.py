"""How each section looks."""
