"""Use cases: what reports count."""
