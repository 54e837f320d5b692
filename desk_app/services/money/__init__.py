"""Use cases: money at the counter and the shift of a cashier."""
