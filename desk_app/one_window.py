"""One store, one window: a lock the operating system releases even after a crash."""

import os
import sys
import time
from pathlib import Path
from typing import Final

from desk_app import sharing
from desk_app.domain.machine_faults import StoreInUse

_AGAIN_S: Final = 0.01


class OneWindow:
    """Holds the lock of a store until `release` or until the process ends, however it ends."""

    def __init__(self, file: Path) -> None:
        """Raises StoreInUse when another process holds it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT, sharing.file_mode())
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise StoreInUse() from error

    def hand_on(self) -> int:
        """Its handle, for the program that takes the place of this one and holds it then."""
        os.set_inheritable(self._handle, True)
        return self._handle

    def release(self) -> None:
        os.close(self._handle)


def wait_for_window(file: Path, most_s: float) -> OneWindow:
    """The lock as soon as nobody holds it. Raises StoreInUse: after `most_s` somebody does."""
    until = time.monotonic() + most_s
    while True:
        try:
            return OneWindow(file)
        except StoreInUse:
            if time.monotonic() >= until:
                raise
            time.sleep(_AGAIN_S)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
