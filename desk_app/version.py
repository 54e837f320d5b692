"""Which version of the program this is. `pyproject.toml` says it, and nothing else does."""

import re
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = "VERSION"  # what a built program carries in place of pyproject.toml
_SAID: Final = re.compile(r'^version = "([^"]+)"$', re.MULTILINE)
_HERE: Final = Path(__file__).parents[1]  # the tree; frozen, the folder of what is carried


def is_built() -> bool:
    """False: it runs from its source."""
    return (_HERE / FILE).exists()


@cache
def version() -> str:
    """As `0.1.0`: major, minor, patch."""
    if is_built():
        return (_HERE / FILE).read_text("ascii").strip()
    said = _SAID.search((_HERE / "pyproject.toml").read_text("utf-8"))
    if said is None:
        raise ValueError("pyproject.toml says no version")
    return said[1]  # reading all of it took a log-in 6 ms
