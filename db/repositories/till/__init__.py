"""Money at the counter: rows of what acts say of it, and what use cases ask of them."""
