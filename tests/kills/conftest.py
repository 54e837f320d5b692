"""`--kills N`: how many times the desk is killed; a few by default, a thousand before a release."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=None, help="how many times to kill the desk")
