"""Which version of the program this is, and by what name a person starts it.

`pyproject.toml` says the version, and nothing else does.
"""

import re
import sys
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = "VERSION"  # what a built program carries in place of pyproject.toml
SERVER: Final = "quay-mot-cua-trung-tam"  # folder and program of the built central server
_DESK: Final = "quay-mot-cua-lenh" if sys.platform == "win32" else "quay-mot-cua"
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


def typed(module: str) -> str:
    """What a person types to say a command to `module`, "desk_app" or "central"."""
    built = {"desk_app": _DESK, "central": SERVER}
    return built[module] if is_built() else f"python -m {module}"
