"""Memory that is let go of goes back to the system."""

import ctypes
import sys
from typing import Final

_TRIM_THRESHOLD: Final = -1  # names of glibc's <malloc.h>
_MMAP_THRESHOLD: Final = -3
_LARGE: Final = 1 << 20  # bytes


def give_back_large() -> None:
    """What is asked for in one piece of a megabyte and more is given back as soon as it is freed.

    Before the first worker begins. Left alone, glibc learns from the first large piece ever freed
    to keep as much in each thread: the hash of a PIN takes 19 MiB, and every lane that made one
    held 20 MB for good. Windows and other C libraries give large pieces back by themselves.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _LARGE)
            mallopt(_TRIM_THRESHOLD, _LARGE)
