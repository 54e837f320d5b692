"""How many examples a property is shown with, where one of them takes long."""

from hypothesis import settings


def at_most(number: int) -> int:
    """`number`; fewer where this run shows every property with fewer (`dev.py test --quick`)."""
    return min(number, settings().max_examples)
