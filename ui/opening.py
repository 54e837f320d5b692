"""The way from the window to the store, walked on a worker: no SQL before the first paint."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_app.domain.errors import DeskError, ProgramFault, StoreTooNew
from desk_app.wiring.faces import Faces, read_faces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_app.domain.officer import Officer
    from desk_app.wiring.enrolment import EnrolDesk
    from desk_app.wiring.office import Office
    from desk_app.wiring.opening import OpenDesk
    from ui.app import Start


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that is open; `office` is None until its desk is enrolled."""

    folder: OpenDesk
    office: Office | None
    officers: Sequence[Officer] = ()  # who may log in


def faces(start: Start) -> Faces | None:
    """Who may log in, as last written down; None before the first start."""
    return read_faces(start.folders.faces)


def open_folder(start: Start) -> Opened:
    """Raises as desk_app.wiring.opening.open_desk."""
    from desk_app.wiring.opening import open_desk

    folder = open_desk(start.folders, start.keys)
    if folder.facts is not None and start.central:  # the demo's server has another port each time
        folder = replace(folder, facts=replace(folder.facts, central=start.central))
    return _at_work(folder, start) if folder.facts is not None else Opened(folder, None)


def enrol(opened: Opened, start: Start, order: EnrolDesk | None) -> Opened:
    """Raises as desk_app.wiring.enrolment.enrol_desk; then the folder is as it was."""
    from desk_app.wiring.build import utc_now
    from desk_app.wiring.enrolment import EnrolDesk, enrol_desk

    order = order or EnrolDesk(address=start.central, code=start.code, trial=start.trial)
    folder = enrol_desk(order, opened.folder, utc_now)
    return _at_work(folder, start)


def note_shown(start: Start, error: DeskError) -> None:
    """The window is there; that the store is not open, for `error`, is no fault of this version."""
    if start.own is None or isinstance(error, ProgramFault | StoreTooNew):
        return
    from desk_app.domain.releases.faults import UpdateUnwritable
    from desk_app.releases.shelf import Shelf
    from desk_app.wiring.office_life.releases import start_shown

    with suppress(UpdateUnwritable):  # counted as a start that failed: there is another one
        start_shown(start.own, Shelf(start.folders.versions))


def _at_work(folder: OpenDesk, start: Start) -> Opened:
    from desk_app.wiring.build import build_office

    office = build_office(folder, own=start.own)
    return Opened(folder, office, office.identity.officers())
