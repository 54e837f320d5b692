"""Use case: give dossiers the appointment that the calendar in force gives."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.calendar_change import recounted
from desk_app.domain.law.calendar_faults import GroundMissing
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk

_AT_ONCE: Final = 25  # dossiers in one transaction
_PAUSE_S: Final = 0.004  # let the counter write in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Reschedule:
    dossiers: Sequence[DossierId]  # chosen by a person, out of the effect
    reason: str  # the ground, as the timeline shows it


def reschedule(order: Reschedule, officer: Officer, desk: Desk) -> tuple[DossierId, ...]:
    """Give each of the chosen dossiers its new appointment; the one before is kept.

    Reading lane: many short transactions, so that nobody at the counter waits. Broken off
    half-way it may be asked again: a dossier that has the appointment already is left alone,
    as is one whose result is back, that a newer program acted on, or that the calendar does
    not reach.

    Returns:
        Those that have another appointment now.

    Raises:
        GroundMissing, RightMissing: nothing was stored.
    """
    officer.need(Right.CHANGE_DUE)
    reason = " ".join(order.reason.split())
    if not reason:
        raise GroundMissing()
    calendar, changed = desk.calendar, []
    for start in range(0, len(order.dossiers), _AT_ONCE):
        with desk.work() as work:
            for dossier in order.dossiers[start : start + _AT_ONCE]:
                if (body := _changed(work, dossier, reason, calendar)) is None:
                    continue
                subject = Subject(SubjectKind.DOSSIER, dossier)
                work.journal.write(kinds.DUE_CHANGED, subject, body, by=officer.id, at=desk.now())
                changed.append(dossier)
            work.commit()
        time.sleep(_PAUSE_S)
    return tuple(changed)


def _changed(
    work: UnitOfWork, dossier_id: DossierId, reason: str, calendar: WorkingCalendar
) -> Body | None:
    """What the act says; None where the dossier is left alone."""
    folded = work.dossiers.find(dossier_id)
    if folded.dossier is None or folded.read_only:
        return None
    try:
        due = recounted(folded.dossier, calendar)
    except CalendarTooShort:
        return None
    return None if due is None else due_changed_body(due, reason, calendar.edition)
