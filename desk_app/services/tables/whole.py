"""A file that is there whole, or not at all."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desk_app.domain.counting.faults import FileUnwritable
from desk_app.to_disk import take_name

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_KEPT_OUT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY})


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """Where to write: it takes the place of `file` when the block ends well, and goes otherwise.

    It lies in a folder of its own beside `file`, which only this account reads, with room for what
    a writer puts aside: a disk that is full is found before `file` is touched, and nothing of the
    content lies where others look.

    Raises:
        FileUnwritable: a file of that name is as it was.
    """
    room = file.with_name(f".{file.name}.part")
    try:
        shutil.rmtree(room, ignore_errors=True)  # of a run that the power ended
        room.mkdir(mode=0o700)
    except OSError as error:
        raise FileUnwritable(file.name, _why(error, "read-only")) from error
    try:
        yield room / "whole"
        _put_in_place(room / "whole", file)
    except OSError as error:
        raise FileUnwritable(file.name, _why(error, "other")) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """The same for a folder: where to write its files. Nothing may have its name yet.

    Raises:
        FileUnwritable: there is no such folder, not even a half one.
    """
    if folder.exists():
        raise FileUnwritable(folder.name, "there")
    with whole_file(folder) as room:
        room.mkdir()
        yield room


def _put_in_place(whole: Path, file: Path) -> None:
    try:
        take_name(whole, file)
    except IsADirectoryError:
        raise
    except PermissionError as error:  # Windows: another program has it open
        raise FileUnwritable(file.name, "open") from error


def _why(error: OSError, kept_out: str) -> str:
    if error.errno in _FULL:
        return "full"
    if isinstance(error, FileNotFoundError):
        return "gone"
    if error.errno == errno.EROFS:
        return "read-only"
    return kept_out if error.errno in _KEPT_OUT else "other"
