"""Where files of tests lie: in memory, where the system has a place for them.

Each commit of a store waits for its disk, and thousands of tests make thousands of stores.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

_MEMORY: Final = Path("/dev/shm")  # noqa: S108  # each file in it is a test's own, as in /tmp
_ROOM: Final = 4 << 30  # bytes that must be free there


def temporary_folder() -> str:
    """What this process and those it begins use for temporary files from now on."""
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        tempfile.tempdir = str(_MEMORY)
    return tempfile.gettempdir()
