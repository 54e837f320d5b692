"""Use cases: a leader seals a day; somebody works on behind the seal, and says why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import day_of_office, whole_milliseconds
from desk_app.domain.day_end.faults import (
    DayAlreadySealed,
    DayNotCome,
    DayNotSealed,
    GroundMissing,
)
from desk_app.domain.day_end.held import digest_over, held_of
from desk_app.domain.day_end.points import points_of, remarks_for
from desk_app.domain.day_end.seal import OfficeDay, sealed_facts, went_on_body
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.watching.horizon import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SealDay:
    day: date
    remarks: Mapping[str, str] = field(default_factory=dict)  # key of a point → the leader's word


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn:
    day: date
    reason: str


def seal_day(order: SealDay, officer: Officer, desk: Desk) -> OfficeDay:
    """Lock what this desk knows of a day: its sheet, and a digest over the acts it holds.

    A day is sealed once. What is added or changed later, at whatever desk, stands in the sheet
    of the next day that is sealed.

    Raises:
        RightMissing: not a leader.
        DayNotCome: it has not begun.
        DayAlreadySealed: at whichever desk.
        WordsMissing: a number nobody can explain, an open shift, something red that nobody has
            seen, or an early hour has no remark.
        Nothing was stored.
    """
    officer.need(Right.SEAL_DAY)
    now = whole_milliseconds(desk.now())
    if order.day > office_date(now):
        raise DayNotCome(order.day)
    with desk.work() as work:
        known = work.days.known(order.day)
        if known.seal is not None:
            raise DayAlreadySealed(order.day, known.seal.at)
        found = work.days.found(order.day, day_of(now, desk.calendar))
        early = is_early(order.day, now, desk.calendar)
        body = sealed_facts(
            found.sheet,
            officer.name,
            (digest_over(found.lines), held_of(found.lines)),
            found.told,
            remarks_for(points_of(found.sheet, early=early), order.remarks),
        )
        about = day_of_office(desk.unit, order.day)
        work.journal.write(kinds.DAY_SEALED, about, body, by=officer.id, at=now)
        sealed = work.days.known(order.day)
        work.commit()
    return sealed


def go_on(order: GoOn, officer: Officer, desk: Desk) -> OfficeDay:
    """Say why one adds to a sealed day: it holds for this officer at this desk, for that day.

    Raises:
        GroundMissing: no reason is given.
        DayNotSealed: the day is open, and nothing needs to be said.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.SEE)
    reason = " ".join(order.reason.split())
    if not reason:
        raise GroundMissing()
    with desk.work() as work:
        if work.days.known(order.day).seal is None:
            raise DayNotSealed(order.day)
        about, now = day_of_office(desk.unit, order.day), whole_milliseconds(desk.now())
        body = went_on_body(order.day, reason, officer.name)
        work.journal.write(kinds.DAY_WENT_ON, about, body, by=officer.id, at=now)
        known = work.days.known(order.day)
        work.commit()
    return known


def is_early(day: date, now: datetime, calendar: WorkingCalendar) -> bool:
    """True while the sessions of `day` are not over."""
    return calendar.is_working(day) and now < calendar.closing_on(day)
