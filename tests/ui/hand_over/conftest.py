"""The whole window these pages are tested in."""

from tests.ui.desk.test_workplace import window
from tests.ui.dossiers.counter import counter

__all__ = ["counter", "window"]
