"""The start: the installed program hands over to the version that this desk has chosen.

Windows has no exec: there the program that was started stays, small, and waits for the other.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desk_app.domain.machine_faults import StoreInUse
from desk_app.domain.releases.faults import UpdateUnwritable
from desk_app.domain.releases.standing import (
    INSTALLED,
    Aside,
    Standing,
    has_failed,
    set_aside,
    try_once_more,
)
from desk_app.one_window import OneWindow
from desk_app.releases.running import INSTALLED_AT, Running
from desk_app.releases.shelf import Shelf

AGAIN: Final = 76  # exit code of a window: start once more, it may be another version
_LOCK: Final = "starting.lock"
_HELD: Final = "QUAY_MOT_CUA_STARTING"  # handle of the lock, for the program that gets it
_TOURS: Final = ("--tour", "--hour")  # nobody waits for their window
_ELSEWHERE: Final = ("--demo", "--version", "-h", "--help")  # this office's window never comes
_OPTIONS: Final = ("--data", "--keys", "--central", "--code", "--second-code", "--printer", *_TOURS)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a command line matters here; the version that starts may know more words."""

    data: Path | None
    window: bool  # of this office, for a person; False where a word is not understood


def asked_of(words: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    for option in _OPTIONS:
        parser.add_argument(option)
    parser.add_argument(*_ELSEWHERE, dest="elsewhere", action="store_true")
    parser.add_argument("command", nargs="?")
    try:
        found, unknown = parser.parse_known_args(words)
    except argparse.ArgumentError:
        return Asked(None, window=False)
    data = Path(found.data).absolute() if found.data else None
    toured = any(getattr(found, option[2:]) is not None for option in _TOURS)
    other = found.command is not None or toured or found.elsewhere or bool(unknown)
    return Asked(data, window=not other)


def started_instead(
    words: Sequence[str], shelf: Shelf, own: Running, *, window: bool
) -> int | None:
    """Hand over to the chosen version, where that is another one; returns its exit code.

    None: this program itself is the one. On Linux it never returns otherwise.

    A start with a window counts as a try, unless another is under way: how that one ends says
    whether the version starts. One that failed `MOST_TRIES` times makes room for the version
    before. Until its window was there once, all other words are the version before's: what they
    did would be lost where the store is put back.
    """
    if own.handed_over:
        return None
    while True:
        lock = _lock(shelf) if window else None
        program = _chosen(shelf, shelf.standing(), own, window=window, counts=lock is not None)
        if program is None:
            if lock is not None:
                lock.release()
            return None
        code = _run([str(program), *words], own, lock)
        if code != AGAIN:
            return code


def start_again(words: Sequence[str], own: Running) -> int:
    """From the beginning, whichever version it will be; the store was given back before."""
    return _begin_anew([str(own.installed), *words], waited_for=own.handed_over)


def receive_lock() -> None:
    """Of the program that handed over: held until this one ends, and by nobody it starts."""
    handle = os.environ.pop(_HELD, "")
    if handle.isdecimal() and sys.platform != "win32":
        os.set_inheritable(int(handle), False)


def fresh_surroundings(now: Mapping[str, str]) -> dict[str, str]:
    """For a frozen program that is to begin as if a person had started it.

    Args:
        now: Where libraries are sought, `leave_surroundings_alone` has put right already.
    """
    kept = {name: value for name, value in now.items() if not name.startswith("_PYI")}
    return kept | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}


def _lock(shelf: Shelf) -> OneWindow | None:
    """None: another start is under way, or goes on as a window."""
    try:
        return OneWindow(shelf.folder / _LOCK) if shelf.folder.is_dir() else None
    except (StoreInUse, OSError):
        return None


def _chosen(
    shelf: Shelf, standing: Standing, own: Running, *, window: bool, counts: bool
) -> Path | None:
    """The program to hand over to; None: this one."""
    if standing.chosen == INSTALLED:
        return None
    manifest, program = shelf.manifest(standing.chosen), shelf.program(standing.chosen)
    if manifest is None or program is None or manifest.version <= own.version:
        return _instead(shelf, standing, own)
    if not window and not standing.well:
        return _before(shelf, standing)
    if not counts:
        return program
    revision = manifest.revision

    def tried(now: Standing) -> Standing:
        failed = has_failed(now, revision)
        return set_aside(now, Aside.FAILED, revision) if failed else try_once_more(now)

    after, noted = _changed(shelf, standing, tried)
    if after.chosen != standing.chosen:  # what cannot be noted now cannot be counted either
        return _chosen(shelf, after, own, window=window, counts=noted)
    return program


def _instead(shelf: Shelf, standing: Standing, own: Running) -> Path | None:
    """The chosen version is gone, or no newer one: the one before, where that is newer than the
    installed one, which may not open the store any more."""
    before = _before(shelf, standing)
    manifest = shelf.manifest(standing.before.version) if before and standing.before else None
    newer = manifest is not None and manifest.version > own.version
    chosen = str(manifest.version) if manifest is not None and newer else INSTALLED
    _changed(
        shelf,
        standing,
        lambda now: replace(now, chosen=chosen, before=None, tries=0, well=True),
    )
    return before if newer else None


def _before(shelf: Shelf, standing: Standing) -> Path | None:
    """The program of the version before; None: the installed one."""
    before = standing.before
    return None if before is None or before.installed else shelf.program(before.version)


def _run(command: list[str], own: Running, lock: OneWindow | None) -> int | None:
    """None: it cannot be started at all; that was a try like any other."""
    surroundings = fresh_surroundings(os.environ) | {INSTALLED_AT: str(own.installed)}
    try:
        return _hand_over(command, surroundings, lock)
    except OSError:
        return None
    finally:
        if lock is not None:
            lock.release()


if sys.platform == "win32":

    def _hand_over(
        command: list[str], surroundings: dict[str, str], _lock: OneWindow | None
    ) -> int:
        return subprocess.run(command, env=surroundings, check=False).returncode  # noqa: S603  # it was signed

    def _begin_anew(command: list[str], *, waited_for: bool) -> int:
        """Args: waited_for: Who handed over begins anew at this word."""
        if not waited_for:
            subprocess.Popen(command, env=fresh_surroundings(os.environ))  # noqa: S603  # ourselves
        return AGAIN if waited_for else 0

else:

    def _hand_over(command: list[str], surroundings: dict[str, str], lock: OneWindow | None) -> int:
        """Never returns."""
        if lock is not None:
            surroundings = surroundings | {_HELD: str(lock.hand_on())}
        os.execve(command[0], command, surroundings)  # noqa: S606  # it was signed

    def _begin_anew(command: list[str], *, waited_for: bool) -> int:  # noqa: ARG001  # as above
        """Never returns."""
        os.execve(command[0], command, fresh_surroundings(os.environ))  # noqa: S606  # ourselves


def _changed(
    shelf: Shelf, read: Standing, to: Callable[[Standing], Standing]
) -> tuple[Standing, bool]:
    """What `to` makes of what stands there by now, unless another version was chosen since it was
    `read`; and whether it is noted. A full disk keeps nobody from starting."""
    try:
        return shelf.change(lambda now: to(now) if now.chosen == read.chosen else now), True
    except UpdateUnwritable:
        return to(read), False
