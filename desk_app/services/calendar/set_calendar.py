"""Use cases: set the calendar of the office, or decline one that the centre published."""

import json
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.law.calendar import WorkingCalendar, read_calendar
from desk_app.domain.law.calendar_change import with_ground, with_hours_of
from desk_app.domain.law.calendar_faults import (
    CalendarChangedMeanwhile,
    CalendarUnchanged,
    EditionUnreadable,
    GroundMissing,
)
from desk_app.domain.law.office_calendar import (
    Ground,
    Origin,
    calendar_declined_body,
    calendar_set_body,
)
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.desk import Desk

_NEW_DAY: Final = "%y%m%d-%H%M"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCalendar:
    calendar: WorkingCalendar  # the whole of it
    origin: Origin
    edition: str = ""  # of the centre, where it is the centre's
    reason: str  # or the document that says so
    based_on: UUID | None  # the act in force when the proposal was begun; None: the shipped one
    settles: tuple[UUID, ...] = ()  # calendars put aside that were looked at with it


def set_calendar(order: SetCalendar, officer: Officer, desk: Desk) -> None:
    """From the next intake on, every desk of the office counts by this calendar.

    No dossier changes by it: what it would do to open ones is shown before, and
    `reschedule` is an act of its own. The very calendar in force is not set twice, unless that
    settles what two desks set at once. Of the centre's calendar the days are taken: office
    hours and Saturdays are the office's own. Days of the office that name no ground of their
    own have the reason as theirs.

    Raises:
        GroundMissing, CalendarUnchanged: say why, change something.
        CalendarChangedMeanwhile: the proposal was made upon another calendar.
        RightMissing: likewise nothing was stored.

    Legal: [calendar.holidays]
    """
    officer.need(Right.SET_CALENDAR)
    reason = " ".join(order.reason.split())
    if not reason:
        raise GroundMissing()
    with desk.work() as work:
        current = work.calendars.calendar() or shipped_calendar()
        calendar = order.calendar
        if order.origin is Origin.CENTRE:
            calendar = with_hours_of(current, calendar)
        same = replace(calendar, edition=current.edition) == current
        if same and order.origin is not Origin.CENTRE and not order.settles:
            raise CalendarUnchanged()
        if work.calendars.in_force() != order.based_on:
            raise CalendarChangedMeanwhile()
        edition = order.edition or _own_edition(desk)
        if order.origin is Origin.OFFICE:
            calendar = with_ground(current, calendar, reason)
        body = calendar_set_body(
            replace(calendar, edition=edition),
            order.origin,
            edition,
            reason,
            Ground(order.based_on, order.settles),
        )
        work.journal.write(
            kinds.CALENDAR_SET, the_office(desk.unit), body, by=officer.id, at=desk.now()
        )
        work.commit()


def decline_edition(edition: str, reason: str, officer: Officer, desk: Desk) -> None:
    """The office does not apply this edition of the centre; nobody is asked about it again.

    Raises:
        GroundMissing, RightMissing: nothing was stored.
    """
    officer.need(Right.SET_CALENDAR)
    said = " ".join(reason.split())
    if not said:
        raise GroundMissing()
    with desk.work() as work:
        body = calendar_declined_body(edition, said)
        work.journal.write(
            kinds.CALENDAR_DECLINED, the_office(desk.unit), body, by=officer.id, at=desk.now()
        )
        work.commit()


def read_edition(name: str, body: str) -> WorkingCalendar:
    """The calendar of an edition that arrived. Raises EditionUnreadable."""
    try:
        return replace(read_calendar(json.loads(body)), edition=name)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EditionUnreadable(name) from error


def _own_edition(desk: Desk) -> str:
    """Names this office's own word; unique enough, and it says when."""
    return f"{desk.unit}-{desk.now().astimezone(OFFICE_TIME).strftime(_NEW_DAY)}"
