"""The way back from a copy of a store: its place is taken, and what was there is kept beside it."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

import sqlcipher3
from sqlalchemy.exc import DatabaseError

from db.backup import PARTS, is_whole, mark_as_copy, remove
from db.engine import in_our_terms, in_our_words, trouble_of
from desk_app.domain.errors import BackupMissing, BackupUnreadable, DeskError, StoreUnwritable
from desk_app.to_disk import change_name, take_name, write_whole

_REPLACED: Final = ".replaced"  # in the name of a store that another took the place of
_FULL: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_PIECE: Final = 1 << 20  # bytes of a file read at once


def restore(
    backup: Path,
    file: Path,
    key: bytes,
    at: datetime,
    bring_others: Callable[[], object] = lambda: None,
) -> Path | None:
    """Put `backup` in the place of the store, which nobody has open.

    What was there is kept beside it under a new name, which is returned; also by the one made
    again after a power cut. The restored store gives no numbers until it has caught up with its
    home.

    Args:
        bring_others: Brings what lies beside a store, before that takes its place.

    Raises:
        BackupMissing: nothing was touched.
        BackupUnreadable: not a sound store under this key; what was there is as it was. Where it
            was there, a `_fresh` that waited beside it is gone, with its note.
        StoreUnwritable: as `put_back`. What `bring_others` brought by then stays.
    """
    need_file(backup)
    with _half_of(file) as half:
        _fetch(backup, half, key)
        mark_as_copy(half, key)
        bring_others()
        return _put_in_place(half, file, at)


def need_file(backup: Path) -> None:
    """Raises BackupMissing, BackupUnreadable: it is a folder."""
    if not backup.exists():
        raise BackupMissing(str(backup))
    if not backup.is_file():
        raise BackupUnreadable()


def put_back(copy: Path, file: Path, at: datetime) -> Path | None:
    """Put `copy`, which is sound and holds the same acts, in the place of the store, which nobody
    has open.

    Where the store was given another incarnation since, the one put back gives no numbers until
    it has caught up with its home. What was there is kept beside it under a new name, which is
    returned.

    Raises:
        StoreUnwritable: the disk. As a rule what was there is the store still, and nothing of
            `copy` is left. Two late failures leave `_fresh`, whole, beside it: where what was
            there could not be set aside it is the store still, and `_fresh` goes with the next
            restore; once it was set aside there is no store, and the next start, or a restore
            made again, puts one in its place.
    """
    with _half_of(file) as half:
        shutil.copyfile(copy, half)
        return _put_in_place(half, file, at)


def finish_restore(file: Path) -> None:
    """Bring a restore to its end that a power cut stopped; nothing otherwise.

    Raises:
        StoreUnwritable: the disk. The next start tries again.
    """
    try:
        if not file.exists() and _fresh(file).exists():
            _finish(file, _noted(file) or file.with_name(f"{file.stem}{_REPLACED}{file.suffix}"))
    except OSError as error:
        raise StoreUnwritable(_reason(error)) from error


def _fetch(backup: Path, half: Path, key: bytes) -> None:
    """Looked over where it comes to: what lies on a full disk, or on one that is only read, SQLite
    does not open.

    Raises:
        BackupUnreadable: as `restore`.
        OSError, DatabaseError: the disk of `half`.
    """
    try:
        shutil.copyfile(backup, half)
    except OSError as error:
        if not _reads(backup):
            raise BackupUnreadable() from error
        raise
    try:
        sound = is_whole(half, key)
    except DatabaseError as error:
        if isinstance(in_our_words(error), StoreUnwritable):
            raise
        sound = False
    if not sound:
        raise BackupUnreadable()


def _reads(file: Path) -> bool:
    try:
        with file.open("rb") as read:
            while read.read(_PIECE):
                pass
    except OSError:
        return False
    return True


@contextmanager
def _half_of(file: Path) -> Iterator[Path]:
    """What is to take the place of `file`, under the name that it has while it is made; nothing
    has that name after the disk failed. What has the name `_fresh` by then stays.

    Raises StoreUnwritable.
    """
    try:
        half = _room_for(file)
        try:
            with in_our_terms(half), _of_the_driver(half):
                yield half
        except (OSError, DeskError):
            with suppress(OSError):  # it may be open still
                remove(half)  # a full disk needs its room
            raise
    except OSError as error:
        raise StoreUnwritable(_reason(error)) from error


@contextmanager
def _of_the_driver(half: Path) -> Iterator[None]:
    """Raises StoreUnwritable for what it says by itself, while `half` still takes its room."""
    try:
        yield
    except sqlcipher3.Error as error:
        raise StoreUnwritable(trouble_of(error, half)) from error


def _reason(error: OSError) -> str:
    if error.errno in _FULL:
        return "full"
    return "read-only" if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS} else "other"


def _room_for(file: Path) -> Path:
    """Where the store that takes the place of `file` is made; what is left of another is gone.

    Not so the one that waits to take it, while there is none: should this restore fail, that one
    is brought to its end.
    """
    if file.exists() or not _fresh(file).exists():
        for each in (_fresh(file), _note(file)):
            each.unlink(missing_ok=True)
    half = _fresh(file).with_suffix(".half")
    remove(half)
    return half


def _put_in_place(half: Path, file: Path, at: datetime) -> Path | None:
    aside = _noted(file)
    if aside is None:
        aside = _free_name(file, at)
        write_whole(_note(file), aside.name.encode())
    take_name(half, _fresh(file))  # from here on the restore can be finished without the backup
    if file.exists():
        change_name(file, aside)
    _finish(file, aside)
    return aside if aside.exists() else None


def _finish(file: Path, aside: Path) -> None:
    # Of the store that went before: SQLite would read them into the one that comes.
    for rest in PARTS[1:]:
        part = file.with_name(file.name + rest)
        if part.exists():
            change_name(part, aside.with_name(aside.name + rest))
    change_name(_fresh(file), file)
    with suppress(OSError):  # the restore is done
        _note(file).unlink(missing_ok=True)


def _free_name(file: Path, at: datetime) -> Path:
    """For a store that is set aside: no other has it, whatever the clock was."""
    stem = f"{file.stem}{_REPLACED}-{at:%Y%m%d-%H%M%S}"
    names = (f"{stem}{n}{file.suffix}" for n in chain([""], (f"-{n}" for n in count(2))))
    places = (file.with_name(name) for name in names)
    return next(
        place
        for place in places
        if not any(place.with_name(place.name + rest).exists() for rest in PARTS)
    )


def _noted(file: Path) -> Path | None:
    """Where the store goes, or went, in whose place `_fresh` comes. None: nobody noted it."""
    with suppress(FileNotFoundError):
        return file.with_name(_note(file).read_text("utf-8"))
    return None


def _note(file: Path) -> Path:
    """There before `_fresh` is: which of the stores set aside is the one before, no name tells."""
    return file.with_suffix(".aside")


def _fresh(file: Path) -> Path:
    return file.with_suffix(".restoring")
