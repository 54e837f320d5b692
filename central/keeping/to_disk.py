"""Onto the disk, not only into its memory: what the centre writes is whole, power cut or not.

The desk has one of its own: neither reads the other's modules.
"""

import errno
import logging
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

_HALF: Final = re.compile(
    r"\.(?P<name>.+)\.\d+\.part"  # hidden, with the id of who writes it
    r"|[0-9a-f]{32}\.part"  # of a message, unheld, as servers once wrote; one alive writes it again
)
_LAID_BESIDE: Final = ("", "-journal", "-wal", "-shm")  # in the names of what SQLite fills
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
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


def write_whole(
    file: Path, content: bytes, *, mode: int, before: os.stat_result | None = None
) -> None:
    """Never half; never readable by others than `mode` says, not even for a moment.

    Args:
        before: Of the file it takes the place of: owner, group and rights are kept.

    Raises OSError, as `take_name`.
    """
    aside = file.with_name(f".{file.name}.{os.getpid()}.part")
    aside.unlink(missing_ok=True)
    try:
        with _held(aside, mode) as handle:
            if before is not None:
                _keep_rights(handle, before)
            with os.fdopen(handle, "wb") as writing:
                writing.write(content)
            take_name(aside, file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


@contextmanager
def emptied_aside(file: Path) -> Iterator[Path]:
    """A new file beside `file`, of its owner only, for what opens it by its name: SQLite, or
    another program. Whoever fills it gives it its name; otherwise it is gone in the end, with
    what SQLite laid beside it. So is, to begin with, what a killed program left of the same.

    Raises OSError: nothing was made.
    """
    _sweep_asides(file)
    aside = file.with_name(f"{file.name}.{os.getpid()}.part")
    # On a share, who holds the file itself would be in the way of SQLite's own locks.
    guard = _guard_of(aside)
    with _held(guard, 0o600) as handle:
        try:
            with os.fdopen(handle):
                os.close(os.open(aside, _NEW, 0o600))
                try:
                    yield aside
                finally:
                    _take_away(aside)
        finally:
            guard.unlink(missing_ok=True)


def _sweep_asides(file: Path) -> None:
    """As `sweep_halves`, by what stands guard: it is there before its file, and goes after."""
    for half in file.parent.iterdir():
        if re.fullmatch(rf"{re.escape(file.name)}\.\d+\.part", half.name):
            with suppress(OSError):  # it is held, or somebody else's
                guard = _guard_of(half)
                if guard.exists():
                    _sweep(guard)
                _take_away(half)
    sweep_halves(file.parent, {file.name})  # guards whose file was gone already


def _guard_of(aside: Path) -> Path:
    return aside.with_name(f".{aside.name}")


def _take_away(aside: Path) -> None:
    for rest in _LAID_BESIDE:
        aside.with_name(aside.name + rest).unlink(missing_ok=True)


def sweep_halves(folder: Path, names: Collection[str] | None = None) -> None:
    """Take away what `write_whole` left half in `folder` when its program was killed.

    What a program that is alive is writing stays, whichever it is: it is held, and a number of a
    process says nothing (another has it after a start of the machine, and each container counts
    from 1). So does all of it where the folder lies on a share that holds nothing for anybody.

    Args:
        names: Only of these files; without: of all.
    """
    for half in folder.iterdir():
        meant = _HALF.fullmatch(half.name)
        if meant is not None and (names is None or meant["name"] in names):
            with suppress(OSError):  # it is held, or somebody else's
                _sweep(half)


@contextmanager
def _held(aside: Path, mode: int) -> Iterator[int]:
    """A handle of `aside`, which is made, to be closed by whoever uses it; until the end nobody
    sweeps it, whether it is closed or not."""
    while True:
        handle = os.open(aside, _NEW, mode)
        hold = _hold(handle)
        if os.fstat(handle).st_nlink:
            break
        _close(handle, hold)  # swept in between
    try:
        yield handle
    finally:
        _close(hold)


def _close(*handles: int | None) -> None:
    for handle in handles:
        if handle is not None:
            os.close(handle)


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


if sys.platform == "win32":

    def _hold(_handle: int) -> int | None:
        """Windows lets nobody take away what is open, nor give it a name: it has to be closed for
        that. What is swept in that moment is told as not written."""
        return None

    def _sweep(half: Path) -> None:
        half.unlink()

    def _keep_rights(_handle: int, _before: os.stat_result) -> None:
        """They come from the folder."""
else:
    import fcntl

    def _hold(handle: int) -> int | None:
        """Another handle of the same: the hold ends with both, or with the process."""
        with suppress(OSError):  # a share without it
            fcntl.flock(handle, fcntl.LOCK_EX)
        return os.dup(handle)

    def _sweep(half: Path) -> None:
        """Raises OSError: somebody holds it, or it cannot be taken away."""
        handle = os.open(half, os.O_RDWR | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            half.unlink()
        finally:
            os.close(handle)

    def _keep_rights(handle: int, before: os.stat_result) -> None:
        for owner in (before.st_uid, -1):  # not everybody may give a file to another
            with suppress(PermissionError):
                os.fchown(handle, owner, before.st_gid)
                break
        os.fchmod(handle, stat.S_IMODE(before.st_mode))
