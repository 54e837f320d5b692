"""What is different in a frozen program: its neighbour's place, and what it hands to others."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desk_app.version import SERVER

_SEARCHED: Final = "LD_LIBRARY_PATH"
_BEFORE: Final = "LD_LIBRARY_PATH_ORIG"  # where the bootloader keeps what it changed


def is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def server_words(started: Path | None = None) -> Sequence[str] | None:
    """The words that run the central server of a trial office; None where none lies beside us.

    Args:
        started: The program that a person starts, where that one handed over to this.
    """
    if not is_frozen():
        return [sys.executable, "-m", "central"]
    end = ".exe" if sys.platform == "win32" else ""
    program = (started or Path(sys.executable)).resolve().parents[1] / SERVER / f"{SERVER}{end}"
    return [str(program)] if program.exists() else None


def leave_surroundings_alone() -> None:
    """Programs we start (viewers, `lp`, a player of sounds) find the system's libraries, not ours.

    Our own were found when this process began; what stands in its surroundings is for others.
    """
    if not is_frozen() or _SEARCHED not in os.environ:
        return
    if _BEFORE in os.environ:
        os.environ[_SEARCHED] = os.environ[_BEFORE]
    else:
        del os.environ[_SEARCHED]
