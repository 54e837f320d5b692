"""The log: codes and ids only, never a name or an ID number; a few megabytes at most."""

import faulthandler
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_BYTES: Final = 1_000_000
_FILES: Final = 5
_CRASHES: Final = "crash.log"  # where each thread stood: places in the code, nothing else


def start_log(folder: Path) -> None:
    """Write warnings and worse, and our own notes, to a file that cannot grow without end."""
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(
        folder / "desk.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.WARNING)
    logging.getLogger("desk_app").setLevel(logging.INFO)
    if not faulthandler.is_enabled():  # as it is among tests
        _note_crashes(folder / _CRASHES)


def _note_crashes(file: Path) -> None:
    """What ends Python itself leaves no exception behind, and nobody to write it down."""
    too_long = file.exists() and file.stat().st_size > _BYTES
    how = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND)
    faulthandler.enable(os.open(file, how, 0o600))  # open as long as the program runs
