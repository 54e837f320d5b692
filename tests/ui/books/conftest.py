"""The counter these screens are tested at."""

from tests.ui.dossiers.counter import counter

__all__ = ["counter"]
