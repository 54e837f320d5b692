"""Which program this is: its version, the kind of machine, and whose signatures it believes."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desk_app.domain.releases.version import ProgramVersion
from desk_app.frozen import is_frozen
from desk_app.version import version as this_version
from resources import FOLDER

INSTALLED_AT: Final = "QUAY_MOT_CUA_INSTALLED"  # the program that handed over to this one
KEYS: Final = "program/keys.txt"  # below resources
_SAME: Final = {"amd64": "x86_64", "arm64": "aarch64"}  # one processor, two words for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A frozen program; one that runs from its source has none, and is never updated."""

    version: ProgramVersion
    platform: str
    installed: Path  # what a person starts: this program, or the one that handed over to it
    handed_over: bool = False  # this one lies in a folder of versions
    keys: Sequence[bytes] = ()  # Ed25519, of makers: any of them may have signed


def running() -> Running | None:
    """None: from the source, or its version is none that can be compared."""
    if not is_frozen():
        return None
    try:
        version = ProgramVersion.parse(this_version())
    except ValueError:
        return None
    own = Path(sys.executable).absolute()
    first = os.environ.pop(INSTALLED_AT, "")  # not for whatever this program starts itself
    return Running(
        version=version,
        platform=this_platform(),
        installed=Path(first) if first else own,
        handed_over=bool(first),
        keys=trusted_keys(),
    )


def this_platform() -> str:
    """Shape: ``linux-x86_64``, ``windows-x86_64``."""
    machine = platform.machine().lower()
    system = "windows" if sys.platform == "win32" else sys.platform
    return f"{system}-{_SAME.get(machine, machine)}"


def program_name(of: str) -> str:
    """The file that is started, in a folder made for the platform `of`."""
    return "quay-mot-cua.exe" if of.startswith("windows-") else "quay-mot-cua"


def trusted_keys() -> Sequence[bytes]:
    """Those shipped with this program."""
    return read_keys((FOLDER / KEYS).read_text("utf-8"))


def read_keys(text: str) -> Sequence[bytes]:
    """A key a line, hexadecimal; what follows a # is for people.

    Raises:
        ValueError: a line is no key.
    """
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(bytes.fromhex(line) for line in lines if line)
