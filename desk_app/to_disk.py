"""Onto the disk, not only into its memory: what takes a name is whole, power cut or not."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_HALF: Final = ".part"
_ANYBODY: Final = 0o666
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_SUCH_ORDER: Final = {errno.EINVAL, errno.ENOTSUP}  # some shares keep names without being told


def take_name(whole: Path, file: Path) -> None:
    """`whole`, a file or a folder, takes the place of `file`; all of it is on the disk by then.

    Raises:
        OSError: `file` is as it was, or the disk cannot say that it keeps the new name.
    """
    for each in whole.rglob("*") if whole.is_dir() else (whole,):
        if each.is_dir():
            settle_names(each)
        else:
            with each.open("rb+") as written:
                os.fsync(written.fileno())
    if whole.is_dir():
        settle_names(whole)
    change_name(whole, file)


def change_name(old: Path, new: Path) -> None:
    """The same for what is on the disk already."""
    old.replace(new)
    settle_names(new.parent)
    if old.parent != new.parent:
        settle_names(old.parent)


def settle_names(folder: Path) -> None:
    """What was made, named or taken away in it is so after a power cut too.

    Windows does that by itself.
    """
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_SUCH_ORDER:
                raise
        finally:
            os.close(handle)


def write_whole(
    file: Path, content: bytes, *, mode: int = _ANYBODY, beside: Path | None = None
) -> None:
    """Write `file` whole or not at all.

    Args:
        mode: Who may read it, as the account that writes allows.
        beside: Where it stands until it is whole; without: next to `file`. One that a power cut
            left there is written over.

    Raises:
        OSError: what stood there before is as it was, and nothing half is left.
    """
    half = beside or file.with_name(f".{file.name}{_HALF}")
    try:
        half.unlink(missing_ok=True)
        handle = os.open(half, _NEW, mode)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        take_name(half, file)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
