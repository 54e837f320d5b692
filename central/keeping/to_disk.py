"""Onto the disk, not only into its memory: what the centre writes is whole, power cut or not.

The desk has one of its own: neither reads the other's modules.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_NO_SUCH_ORDER: Final = {errno.EINVAL, errno.ENOTSUP}  # some shares keep names without being told


def take_name(whole: Path, file: Path) -> None:
    """`whole` takes the place of `file`; its content is on the disk by then, and its name after.

    Raises:
        OSError: `file` is as it was, or it is not certain that the new one outlives a power cut.
    """
    with whole.open("rb+") as written:
        os.fsync(written.fileno())
    change_name(whole, file)


def change_name(old: Path, new: Path) -> None:
    """The same for what is on the disk already."""
    old.replace(new)
    for folder in {new.parent, old.parent}:
        _settle_names(folder)


def write_whole(file: Path, content: bytes, *, mode: int) -> None:
    """Whole or not at all; never readable by others than `mode` says, not even for a moment.

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
