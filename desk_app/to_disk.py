"""Onto the disk, not only into its memory: what takes a name is whole, power cut or not."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_HALF: Final = ".part"
_ANYBODY: Final = 0o666
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_SUCH_ORDER: Final = {errno.EINVAL, errno.ENOTSUP}  # some shares keep names without being told


def take_name(whole: Path, file: Path) -> bool:
    """`whole`, a file or a folder, takes the place of `file`; its content is on the disk by then.

    Returns as `change_name`.

    Raises:
        OSError: `file` is as it was.
    """
    for each in whole.rglob("*") if whole.is_dir() else (whole,):
        if each.is_dir():
            settle_names(each)
        else:
            _settle_content(each)
    if whole.is_dir():
        settle_names(whole)
    return change_name(whole, file)


def take_names(pairs: Iterable[tuple[Path, Path]]) -> int:
    """The same for many files at once, as they are made; how many. Each folder is asked once to
    keep its names, at the end.

    Args:
        pairs: A whole file, and its name.
    """
    folders = []
    try:
        for whole, file in pairs:
            _settle_content(whole)
            whole.replace(file)
            folders.append(file.parent)
    finally:  # of those that are there when the disk fails, too
        for folder in set(folders):
            keeps_names(folder)
    return len(folders)


def change_name(old: Path, new: Path) -> bool:
    """The same for what is on the disk already.

    Returns whether the disk says that the new name outlives a power cut. Otherwise it is there all
    the same, and the log says so.
    """
    old.replace(new)
    kept = keeps_names(new.parent)
    return (old.parent == new.parent or keeps_names(old.parent)) and kept


def keeps_names(folder: Path) -> bool:
    """As `settle_names`, where the names are taken already: what fails is told to the log alone."""
    try:
        settle_names(folder)
    except OSError as error:
        import logging  # the log-in is painted without it

        log = logging.getLogger(__name__)
        log.warning("disk.name_unsettled %s", error.errno)
        return False
    return True


def _settle_content(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def settle_names(folder: Path) -> None:
    """What was made, named or taken away in it is so after a power cut too.

    Windows does that by itself. Raises OSError: the disk does not say that it is so.
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
) -> bool:
    """Write `file` whole or not at all. Returns as `change_name`.

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
        return take_name(half, file)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
