"""The seat of intake, for its series."""

from tests.ui.intake.conftest import seat

__all__ = ["seat"]
