"""When a result is due, and which days lead there. Pure arithmetic; no clock, no database.

Limits, starts and days have modules of their own in `deadline/`; what is asked for every day
can be had from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.limit import (
    HOURS_OF_A_DAY,
    NO_LIMIT,
    SAME_DAY,
    UNPUBLISHED,
    Limit,
    LimitUnit,
    limit_facts,
    limit_from,
)
from desk_app.domain.law.deadline.marks import (
    LONG,
    DayKind,
    DayMark,
    Way,
    day_marks,
    mark_facts,
    mark_from,
)
from desk_app.domain.law.deadline.start import (
    WAITING,
    Arrival,
    Cutoff,
    Start,
    StartReason,
    complete,
    effective_start,
)
from desk_app.domain.law.deadline.walk import end_of

__all__ = [
    "HOURS_OF_A_DAY",
    "NO_LIMIT",
    "SAME_DAY",
    "UNPUBLISHED",
    "Cutoff",
    "DayKind",
    "DayMark",
    "DueMoment",
    "Limit",
    "LimitUnit",
    "StartReason",
    "due_from",
    "due_moment",
    "due_of",
    "from_facts",
    "limit_facts",
    "limit_from",
    "to_facts",
]

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueMoment:
    """When the result is due and how that came about; fixed at receipt, never computed again."""

    at: datetime | None  # UTC, whole minutes; None: no due date, or none yet (`waits`)
    counted_from: datetime | None  # UTC, whole minutes; None: the clock does not run yet
    limit: Limit
    marks: tuple[DayMark, ...] = ()  # in order; over 31 days without counted days and weekends
    reasons: tuple[StartReason, ...] = ()  # why it does not count from the moment of receipt
    saturdays: bool = False  # plain Saturdays counted as working days
    cutoff: Cutoff | None = None  # that it was counted by; None: an older program did not say

    @property
    def is_long(self) -> bool:
        """True when counted days and plain weekends were left out of the marks."""
        return bool(self.marks) and (self.marks[-1].day - self.marks[0].day).days > LONG

    @property
    def waits(self) -> bool:
        """True when something has to happen before there is a due moment."""
        return not WAITING.isdisjoint(self.reasons)

    def days(self) -> Iterator[DayMark]:
        """The marks with each run spread into single days."""
        for mark in self.marks:
            for ahead in range(((mark.until or mark.day) - mark.day).days + 1):
                yield DayMark(mark.day + ahead * _DAY, mark.kind, mark.name)


def due_moment(
    received: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    cutoff: Cutoff | None = None,
) -> DueMoment:
    """Count `limit` from a complete and correct receipt.

    The day of receipt does not count: three working days after a Friday morning end on
    Wednesday at the same hour. Outside office hours the clock starts when the office opens
    next. A calendar limit that ends on a day off ends on the next working day. Hours run
    in office hours only; half a day is four of them. A same-day procedure is due at closing
    of the day it counts from.

    Args:
        received: Aware; seconds do not count.
        cutoff: Received later, the dossier counts from the next working day. None: three in
            the afternoon for a same-day procedure, closing for any other.

    Raises:
        CalendarTooShort: the calendar does not reach to the due moment; nothing is guessed.

    Legal: [time-limit.start], [time-limit.counting], [time-limit.same-day]
    """
    return due_of(complete(received), limit, calendar, cutoff)


def due_of(
    arrival: Arrival,
    limit: Limit,
    calendar: WorkingCalendar,
    cutoff: Cutoff | None = None,
) -> DueMoment:
    """As `due_moment`, for whatever happened before the clock could start.

    Raises:
        CalendarTooShort: as `due_moment`.
    """
    if cutoff is None:
        cutoff = Cutoff.THREE_PM if limit.unit is LimitUnit.SAME_DAY else Cutoff.CLOSING
    due = due_from(effective_start(arrival, calendar, cutoff), limit, calendar)
    return replace(due, cutoff=cutoff)


def due_from(start: Start, limit: Limit, calendar: WorkingCalendar) -> DueMoment:
    """Raises CalendarTooShort as `due_moment`."""
    received = start.received.date()
    if start.at is None:
        waiting = (DayMark(received, DayKind.RECEIVED),)
        return DueMoment(None, None, limit, waiting, start.reasons)
    end, nominal = end_of(start.at, limit, calendar)
    way = Way(
        received=received,
        started=start.at.date(),
        last=start.at.date() if end is None else end.date(),
        has_end=end is not None,
        counts_all_until=nominal,
    )
    return DueMoment(
        at=None if end is None else end.astimezone(UTC),
        counted_from=start.at.astimezone(UTC),
        limit=limit,
        marks=day_marks(way, calendar),
        reasons=start.reasons,
        saturdays=calendar.saturdays_count,
    )


def to_facts(due: DueMoment) -> Body:
    """As JSON, for acts; `from_facts` is the way back."""
    facts: dict[str, Any] = {
        "at": _iso(due.at),
        "from": _iso(due.counted_from),
        "limit": limit_facts(due.limit),
        "marks": [mark_facts(mark) for mark in due.marks],
    }
    if due.reasons:
        facts["reasons"] = list(due.reasons)
    if due.saturdays:
        facts["saturdays"] = True
    if due.cutoff is not None:
        facts["cutoff"] = due.cutoff
    return facts


def from_facts(facts: Mapping[str, Any]) -> DueMoment:
    """Facts of an older program have no reasons, and no cut-off.

    Raises:
        KeyError, TypeError, ValueError: no due moment of a program we know.
    """
    return DueMoment(
        at=_moment(facts["at"]),
        counted_from=_moment(facts["from"]),
        limit=limit_from(facts["limit"]),
        marks=tuple(mark_from(mark) for mark in facts["marks"]),
        reasons=tuple(StartReason(reason) for reason in facts.get("reasons", ())),
        saturdays=bool(facts.get("saturdays", False)),
        cutoff=None if (cutoff := facts.get("cutoff")) is None else Cutoff(cutoff),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(UTC)
