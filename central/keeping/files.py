"""Backup and restore of a SQLite store: while it is served, and while it is not."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from central.keeping.epochs import begin_epochs
from central.keeping.to_disk import emptied_aside, take_name, take_place
from central.store.engine import open_engine
from central.store.migrate import StoreNewer, migrate

_LOGS: Final = ("-wal", "-shm")
_ROOM: Final = 1 << 20  # bytes; a disk with less is full, whatever SQLite calls it
_PIECE: Final = 1 << 20  # bytes of a file read at once
_OF_A_DISK: Final = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}


class KeepingFailed(Exception):
    """Its text is what the person at the terminal reads; nothing was changed."""


def back_up_file(engine: Engine, target: Path) -> None:
    """A whole, verified copy of what is served, readable by its owner only.

    Raises:
        KeepingFailed: there is a file already, the copy is not sound, or a disk fails.
        OSError: it cannot be written.
    """
    served = Path(engine.url.database or "")
    with filled_aside(target) as aside, _told(target.parent, served):
        raw = engine.raw_connection()
        try:
            source: Any = raw.driver_connection
            with closing(sqlite3.connect(aside)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        finally:
            raw.close()
        if not _is_sound(aside):
            raise KeepingFailed("Bản sao không đọc lại được. Xem lại ổ đĩa rồi sao lưu lại")


@contextmanager
def filled_aside(target: Path) -> Iterator[Path]:
    """A file to be filled, which then is `target`: whole or not there."""
    if target.exists():
        raise KeepingFailed(f"Đã có {target}. Đặt tên khác: bản sao không bao giờ bị ghi đè")
    target.parent.mkdir(parents=True, exist_ok=True)
    with emptied_aside(target) as aside:
        yield aside
        take_name(aside, target)


@contextmanager
def _told(folder: Path, source: Path) -> Iterator[None]:
    """While `folder` takes what `source` holds.

    Raises KeepingFailed: the disk of either. What SQLite says otherwise is no disk's fault.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(said, "sqlite_errorcode", 0) & 0xFF
        if code not in _OF_A_DISK:
            raise
        if code == sqlite3.SQLITE_FULL or shutil.disk_usage(folder).free < _ROOM:
            raise KeepingFailed(f"Ổ đĩa của {folder} đầy. Xóa bớt tệp rồi làm lại") from error
        if code == sqlite3.SQLITE_IOERR and not _reads(source):
            raise KeepingFailed(f"Không đọc được {source}. Xem lại ổ đĩa của tệp này") from error
        raise KeepingFailed(f"Không ghi được vào {folder}: {said}") from error


def _reads(file: Path) -> bool:
    try:
        with file.open("rb") as read:
            while read.read(_PIECE):
                pass
    except OSError:
        return False
    return True


def restore_file(backup: Path, place: Path, at: datetime) -> tuple[int, Path | None]:
    """Put `backup` in the place of the store, in a new epoch for each unit.

    Returns:
        How many units it has, and where what was there is kept.

    Raises:
        KeepingFailed: `backup` is no store of ours, of a newer program, the store is open, or a
            disk fails.
        OSError: it cannot be written.
    """
    if not backup.is_file() or not _is_sound(backup):
        raise KeepingFailed(f"{backup} không phải bản sao lưu đọc được")
    _nobody_has(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    with emptied_aside(place) as aside:
        with _told(place.parent, backup):
            with closing(sqlite3.connect(aside)) as copy, closing(_reading(backup)) as source:
                source.backup(copy)
            units = _renewed(aside, at)
        kept = _kept_as(place, at)
        take_place(aside, place, _aways(place, kept))
    return units, kept


def _renewed(store: Path, at: datetime) -> int:
    """Bring `store` to this version and begin its epochs; afterwards it is one file."""
    engine = open_engine(str(store))
    try:
        migrate(engine)
        units = begin_epochs(engine, at)
    except StoreNewer as error:
        raise KeepingFailed(newer(str(error))) from error
    finally:
        engine.dispose()
    with closing(sqlite3.connect(store)) as settling:
        settling.execute("PRAGMA journal_mode = DELETE")
    return units


def newer(revision: str) -> str:
    """What is said of a backup that a newer program made."""
    return (
        f"Bản sao do bản mới hơn của chương trình tạo ra ({revision}). "
        "Nâng cấp máy chủ rồi khôi phục lại; dữ liệu hiện tại không thay đổi"
    )


def _nobody_has(place: Path) -> None:
    """Raises KeepingFailed: a server, or another command, has the store open."""
    if not place.exists():
        return
    with closing(sqlite3.connect(place, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise KeepingFailed("Máy chủ còn chạy. Dừng máy chủ rồi khôi phục lại") from error
        except sqlite3.DatabaseError:  # broken: that is why it is being restored
            return


def _kept_as(place: Path, at: datetime) -> Path | None:
    """A name that no other has, nor its logs, however soon one restore follows another."""
    if not place.exists():
        return None
    stem = f"{place.stem}.replaced-{at.astimezone(UTC):%Y%m%d-%H%M%S}"
    names = (f"{stem}{n}{place.suffix}" for n in chain([""], (f"-{n}" for n in count(2))))
    return next(
        kept
        for kept in map(place.with_name, names)
        if not any(file.exists() for file in (kept, *(_beside(kept, log) for log in _LOGS)))
    )


def _aways(place: Path, kept: Path | None) -> list[tuple[Path, Path]]:
    """What lies in the place with its logs, and the names under which that is kept."""
    if kept is None:
        return []
    logs = [(_beside(place, log), _beside(kept, log)) for log in _LOGS]
    return [*((old, new) for old, new in logs if old.exists()), (place, kept)]


def _beside(file: Path, log: str) -> Path:
    return file.with_name(file.name + log)


def _is_sound(file: Path) -> bool:
    """True for a whole SQLite file that holds a store of a centre."""
    try:
        with closing(_reading(file)) as connection:
            found = connection.execute("PRAGMA quick_check").fetchone()[0]
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT epoch, position FROM counter LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found == "ok")


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
