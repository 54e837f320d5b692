"""How many examples a property is shown with, where they take long."""

from typing import Final

from hypothesis import settings

_USUAL: Final = 100  # examples of a property, where it says nothing else


def at_most(number: int) -> int:
    """`number`; fewer where this run shows every property with fewer (`dev.py test --quick`)."""
    return min(number, settings().max_examples)


def drawn(number: int) -> int:
    """`number` of a test that draws its examples by itself; as much fewer in a quick run."""
    return number * settings().max_examples // _USUAL
