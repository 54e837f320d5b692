"""P6, P7 and P18 at the window: what passes between a key or a scan and the page painted."""
