"""The way from the window to the desk, walked on workers: no SQL before the first paint."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desk_app.wiring.faces import Faces, read_faces
from ui.theme import MODE

if TYPE_CHECKING:
    from desk_app.domain.failure import DeskError
    from desk_app.wiring.enrolment import EnrolDesk
    from desk_app.wiring.office import Office
    from desk_app.wiring.office_life.door import Door
    from desk_app.wiring.opening import OpenDesk
    from ui.app import Start


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that is open; `door` is None until its desk is enrolled."""

    folder: OpenDesk
    door: Door | None


def faces(start: Start) -> Faces | None:
    """Who may log in, as last written down; None before the first start."""
    return read_faces(start.folders.faces)


def open_folder(start: Start) -> Opened:
    """Raises as desk_app.wiring.opening.open_desk."""
    from desk_app.wiring.opening import open_desk

    folder = open_desk(start.folders, start.keys)
    if folder.facts is not None and start.central:  # the demo's server has another port each time
        folder = replace(folder, facts=replace(folder.facts, central=start.central))
    try:
        return _at_the_door(folder)
    except BaseException:
        folder.close()  # or whoever tries again meets this window's own lock
        raise


def enrol(opened: Opened, start: Start, order: EnrolDesk | None) -> Opened:
    """A desk first, and its door the next time: whichever fails is all that is tried again.

    Raises as desk_app.wiring.enrolment.enrol_desk, then the folder is as it was, and as
    desk_app.wiring.office_life.door.open_door.
    """
    if opened.folder.facts is not None:
        return _at_the_door(opened.folder)
    from desk_app.wiring.enrolment import EnrolDesk, enrol_desk

    order = order or EnrolDesk(address=start.central, code=start.code, trial=start.trial)
    return Opened(enrol_desk(order, opened.folder, utc_now), None)


def note_shown(start: Start, error: DeskError) -> None:
    """The window is there; that the store is not open, for `error`, is no fault of this version."""
    from desk_app.domain.errors import ProgramFault, StoreTooNew

    if not isinstance(error, ProgramFault | StoreTooNew):
        note_closed(start)


def note_closed(start: Start) -> None:
    """Whoever started this version closes it, and saw no fault of it: no start that failed."""
    if start.own is None:
        return
    from desk_app.domain.releases.faults import UpdateUnwritable
    from desk_app.releases.shelf import Shelf
    from desk_app.wiring.office_life.releases import start_shown

    with suppress(UpdateUnwritable):  # counted as a start that failed: there is another one
        start_shown(start.own, Shelf(start.folders.versions))


def build(door: Door, start: Start) -> Office:
    """The office behind `door`: much more to load than an officer's log-in asks for."""
    from desk_app.wiring.build import build_office

    return build_office(door.opened, own=start.own, door=door)


def utc_now() -> datetime:
    return datetime.now(UTC)


def _at_the_door(folder: OpenDesk) -> Opened:
    from desk_app.wiring.office_life.door import open_door

    return Opened(folder, None if folder.facts is None else open_door(folder, setting=MODE))
