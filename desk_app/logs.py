"""The log: codes and ids only, never a name or an ID number; a few megabytes at most."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_BYTES: Final = 1_000_000
_FILES: Final = 5


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
