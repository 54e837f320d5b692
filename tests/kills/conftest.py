"""`--kills N`: how many times desks are killed; a few by default, a thousand before a release."""

from typing import Final

import pytest

_USUAL: Final = 4
_OF_A_DESK: Final = 125  # kills of one desk: all it has is looked over after each


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=_USUAL, help="how many times to kill a desk")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Many kills are those of several desks, each in an office of its own, one beside the other."""
    if "kills" in metafunc.fixturenames:
        left = metafunc.config.getoption("--kills")
        spans = [min(_OF_A_DESK, left - done) for done in range(0, left, _OF_A_DESK)]
        named = [f"{kills} kills of desk {desk}" for desk, kills in enumerate(spans, start=1)]
        metafunc.parametrize(("desk_number", "kills"), list(enumerate(spans, start=1)), ids=named)
