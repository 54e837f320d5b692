"""Papers of the till: what was given back, and what lay in a drawer."""
