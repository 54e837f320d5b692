"""Use cases: another appointment: with a letter of apology, or by a leader."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.bodies import apologised_body, due_changed_body
from desk_app.domain.codes.paper_number import APOLOGY
from desk_app.domain.dossier import Dossier, DueChange
from desk_app.domain.handling.faults import (
    NewAppointmentImpossible,
    NoAppointmentToMove,
    StepIncomplete,
)
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.reappointment import Reappointment, check_reappointment
from desk_app.domain.law.deadline.start import StartReason
from desk_app.domain.law.due import DueMoment
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import numbered, take_step

_NOT_COUNTED: Final = frozenset(
    {
        StartReason.RESUMED,
        StartReason.SUPPLEMENTED,
        StartReason.OBLIGATION_MET,
        StartReason.REAPPOINTED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Apologise:
    dossier: DossierId
    day: date  # of the new appointment, at the hour of the old one
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDue:
    dossier: DossierId
    day: date
    reason: str  # the ground
    hour: time | None = None  # at the office; None: the hour of the old one


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What another appointment would be."""

    before: DueMoment
    after: DueMoment


def apologise(order: Apologise, officer: Officer, desk: Desk) -> Dossier:
    """Give a later appointment with a letter, Mẫu 04: once, a day ahead, to a working day.

    Raises:
        StepIncomplete: no reason.
        NoAppointmentToMove: it has none now.
        ReappointedAlready, ReappointmentTooLate, ReappointmentNotLater, ReappointmentDayOff
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        CalendarTooShort, RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [time-limit.reappointment], [forms.apology], [papers.numbers]
    """
    officer.need(Right.RAISE)
    reason = _reason(order.reason)

    def words(dossier: Dossier, work: UnitOfWork, now: datetime) -> Body:
        moved = with_apology(dossier, order.day, now, desk)
        return apologised_body(
            DueChange(
                before=moved.before,
                after=moved.after,
                reason=reason,
                calendar=desk.calendar.edition,
                number=numbered(APOLOGY, work, now, desk),
                at=now,
                by=officer.id,
            )
        )

    return take_step(order.dossier, kinds.APOLOGISED, words, officer, desk)


def change_due(order: ChangeDue, officer: Officer, desk: Desk) -> Dossier:
    """A leader gives another appointment, with its ground; the one before is kept.

    Raises:
        StepIncomplete: no ground.
        NoAppointmentToMove: it has none now.
        NewAppointmentImpossible: no working day ahead, or the appointment there is.
        CalendarTooShort, RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [time-limit.reappointment]
    """
    officer.need(Right.CHANGE_DUE)
    reason = _reason(order.reason)

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        moved = moved_to(dossier, order.day, order.hour)
        at = moved.after.at
        if (
            at is None
            or at <= now
            or at == dossier.due.at
            or not desk.calendar.is_working(order.day)
        ):
            raise NewAppointmentImpossible(order.day)
        return due_changed_body(moved.before, moved.after, reason, desk.calendar.edition)

    return take_step(order.dossier, kinds.DUE_CHANGED, words, officer, desk)


def with_apology(dossier: Dossier, day: date, now: datetime, desk: Desk) -> Moved:
    """Raises as `apologise` does for the day."""
    moved = moved_to(dossier, day)
    if moved.before.at is None or moved.after.at is None:
        raise NoAppointmentToMove()
    check_reappointment(
        Reappointment(
            due=moved.before.at,
            new=moved.after.at,
            asked_at=now,
            earlier=0 if dossier.apology is None else 1,
        ),
        desk.calendar,
    )
    return moved


def moved_to(dossier: Dossier, day: date, hour: time | None = None) -> Moved:
    """The appointment on `day`, at `hour` or the hour it has; no limit counts to it any more.

    Raises:
        NoAppointmentToMove: it has none now.
    """
    due = dossier.due
    if due.at is None:
        raise NoAppointmentToMove()
    clock = hour or due.at.astimezone(OFFICE_TIME).time()
    at = datetime.combine(day, clock, OFFICE_TIME).astimezone(due.at.tzinfo)
    kept = tuple(r for r in due.reasons if r not in _NOT_COUNTED)
    return Moved(
        before=due, after=replace(due, at=at, marks=(), reasons=(*kept, StartReason.REAPPOINTED))
    )


def foresee_apology(order: Apologise, desk: Desk) -> Moved:
    """What `apologise` would do now. Raises as it does for the day."""
    with desk.glance() as work:
        dossier = work.dossiers.get(order.dossier)
    return with_apology(dossier, order.day, desk.now(), desk)


def _reason(words: str) -> str:
    tidy = " ".join(words.split())
    if not tidy:
        raise StepIncomplete(["reason"])
    return tidy
