"""Use cases: another version of the program is taken, or the one before comes back.

Each is a word in the standing: the next start heeds it. Nothing of a running program changes.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from db.migrate import newest_revision
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.releases.faults import (
    CannotGoBack,
    UpdateBroken,
    UpdateGone,
    UpdateInVisit,
    UpdateRefused,
    UpdateUnwritable,
)
from desk_app.domain.releases.manifest import ReleaseBroken
from desk_app.domain.releases.standing import (
    INSTALLED,
    Aside,
    Before,
    Standing,
    began_well,
    not_aside,
    set_aside,
    take,
)
from desk_app.releases.judging import judged
from desk_app.releases.running import Running
from desk_app.releases.shelf import is_archive, read_release
from desk_app.services.updating.offered import Updating, way_back


def take_update(
    version: str,
    quiet: Callable[[], bool],
    updating: Updating,
    back_up: Callable[[str], Path],
) -> None:
    """`version` starts from the next start on; a verified copy of the store is made before.

    Args:
        quiet: Whether nobody is being served. Asked again once the copy is made.

    Raises:
        UpdateInVisit: not in the middle of a visit.
        UpdateGone: it is not here, or not any more once the copy is made, or no newer one.
        BackupFailed, UpdateUnwritable: the disk. Whichever it is, nothing is exchanged.
    """
    if not quiet():
        raise UpdateInVisit()
    own, shelf = updating.own, updating.shelf
    manifest = shelf.manifest(version)
    if manifest is None or shelf.program(version) is None or manifest.version <= own.version:
        raise UpdateGone(version)
    copy = back_up(version)
    if not quiet():
        raise UpdateInVisit()
    before = Before(
        version=str(own.version),
        revision=newest_revision(),
        backup=copy.name,
        installed=not own.handed_over,
    )

    def taken(standing: Standing) -> Standing:
        if shelf.program(version) is None:  # withdrawn, and tidied away while the copy was made
            raise UpdateGone(version)
        return take(standing, version, before)

    shelf.change(taken)


def go_back(officer: Officer, quiet: Callable[[], bool], updating: Updating) -> str:
    """The version before starts from the next start on; returns which it is.

    Raises:
        RightMissing: only who may set the desk otherwise goes back.
        UpdateInVisit: not in the middle of a visit.
        CannotGoBack: there is none, or it cannot open the store as it is now.
        UpdateGone: its folder is not here any more.
        UpdateUnwritable: the disk. Whichever it is, nothing is exchanged.
    """
    officer.need(Right.SETTINGS)
    if not quiet():
        raise UpdateInVisit()
    standing = updating.shelf.standing()
    way = way_back(standing, updating.own)
    if way is None or standing.before is None or not way.open:
        raise CannotGoBack(way.version if way else "", way.backup if way else "")
    if not standing.before.installed and updating.shelf.program(way.version) is None:
        raise UpdateGone(way.version)
    updating.shelf.change(lambda now: set_aside(now, Aside.LEFT))
    return way.version


def take_in_release(file: Path, officer: Officer, updating: Updating) -> str:
    """A release brought as a file waits from now on as one of the centre; returns its version.

    Raises:
        RightMissing: only who may set the desk otherwise brings one.
        UpdateRefused: no release, or none for this program.
        UpdateBroken, NoRoomForUpdate, UpdateUnwritable: nothing of it is here.
    """
    officer.need(Right.SETTINGS)
    own, shelf = updating.own, updating.shelf
    try:
        signed = read_release(file)
        manifest = judged(signed, own)
        version = str(manifest.version)
        if not is_archive(file, signed, manifest):
            raise UpdateBroken(version, "torn")
    except ReleaseBroken as error:
        raise UpdateRefused(error.reason) from error
    except OSError as error:
        raise UpdateRefused("unread") from error
    shelf.need_room(manifest)
    earlier = shelf.standing().by_hand
    # The note first: nobody tidies away what it speaks of, and of what is not there it says nothing
    shelf.change(lambda standing: replace(standing, by_hand=version))
    try:
        shelf.unpack_file(file, signed, manifest)
    except (UpdateBroken, UpdateUnwritable):
        with suppress(UpdateUnwritable):
            shelf.change(lambda standing: replace(standing, by_hand=earlier))
        raise
    shelf.change(lambda standing: not_aside(standing, version))
    return version


def note_began(updating: Updating) -> None:
    """The window is there and the store is open: this version starts. What nobody needs goes.

    Of the version chosen only: a window of another one says nothing about it.

    Raises:
        UpdateUnwritable: it is said again at the next start.
    """
    own, shelf = updating.own, updating.shelf
    shelf.change(lambda standing: began_well(standing) if _is_chosen(standing, own) else standing)
    announced = updating.announced()
    shelf.tidy(*(str(announced.version), announced.digest) if announced else ())


def note_shown(updating: Updating) -> None:
    """The window of the version chosen is there; that no work began has a reason outside the
    program: the store cannot be opened, or who started it has closed it. Raises as `note_began`."""
    own = updating.own
    updating.shelf.change(
        lambda standing: replace(standing, tries=0) if _is_chosen(standing, own) else standing
    )


def note_told(updating: Updating) -> None:
    """Somebody was told which version was set aside by itself."""
    updating.shelf.change(lambda standing: replace(standing, unsaid=""))


def _is_chosen(standing: Standing, own: Running) -> bool:
    return standing.chosen == (str(own.version) if own.handed_over else INSTALLED)
