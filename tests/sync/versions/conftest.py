"""`--record-messages` writes the witnesses of the protocol's version anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record-messages", action="store_true", help="write the recorded messages anew"
    )
