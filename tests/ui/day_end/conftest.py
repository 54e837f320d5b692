"""The counter of the other screens' tests."""

from tests.ui.dossiers.counter import counter

__all__ = ["counter"]
