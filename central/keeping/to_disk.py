"""Onto the disk, not only into its memory: what the centre writes is whole, power cut or not.

The desk has one of its own: neither reads the other's modules.
"""

import errno
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

_NO_SUCH_ORDER: Final = {errno.EINVAL, errno.ENOTSUP}  # some shares keep names without being told


def take_name(whole: Path, file: Path) -> None:
    """`whole` takes the place of `file`; its content is on the disk by then, and its name after.

    Raises:
        OSError: `file` is as it was, or it is not certain that the new one outlives a power cut.
    """
    _settle_content(whole)
    change_name(whole, file)


def take_place(whole: Path, file: Path, aways: Sequence[tuple[Path, Path]]) -> None:
    """`whole` takes the place of what is put away first, all of it or none.

    Args:
        aways: What lies in the place, and the name under which it is kept.

    Raises:
        OSError: everything is where it was.
    """
    _settle_content(whole)
    put: list[tuple[Path, Path]] = []
    try:
        for old, kept in aways:
            old.replace(kept)
            put.append((old, kept))
        whole.replace(file)
    except OSError:
        for old, kept in reversed(put):
            kept.replace(old)
        raise
    try:
        _settle_names(file.parent)
    except OSError as error:  # it is in its place; whoever does it again would do it twice
        log.warning("keeping.names_unsettled %s", error.errno)


def change_name(old: Path, new: Path) -> None:
    """The same for what is on the disk already."""
    old.replace(new)
    for folder in {new.parent, old.parent}:
        _settle_names(folder)


def write_whole(file: Path, content: bytes, *, mode: int) -> None:
    """Never half; never readable by others than `mode` says, not even for a moment.

    Raises OSError, as `take_name`.
    """
    aside = file.with_name(f".{file.name}.{os.getpid()}.part")
    aside.unlink(missing_ok=True)
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as writing:
            writing.write(content)
        take_name(aside, file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _settle_content(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _settle_names(folder: Path) -> None:
    if sys.platform != "win32":  # which does so by itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_SUCH_ORDER:
                raise
        finally:
            os.close(handle)
