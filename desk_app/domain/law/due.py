"""When a result is due, and which days lead there. Pure arithmetic; no clock, no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.law.calendar import Weekend, WorkingCalendar, at
from desk_app.domain.office_time import OFFICE_TIME

HOURS_OF_A_DAY: Final = 8  # by definition; never the sum of the office's sessions
_DAYS_OF_A_MONTH: Final = 30
_MONTHS: Final = 12
_DAY: Final = timedelta(days=1)
_MOST_HOURS: Final = Decimal(1_000_000)  # further than any calendar reaches
_LONG: Final = 31  # days; beyond it weekends are not told one by one


class LimitUnit(StrEnum):
    """Stored and synced: never rename one."""

    WORKING_DAY = "working_day"
    DAY = "day"  # calendar day
    WORKING_HOUR = "working_hour"
    MONTH = "month"
    SAME_DAY = "same_day"
    NONE = "none"  # the law sets no time


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as the law states it. `amount` has no meaning for SAME_DAY and NONE."""

    amount: Decimal  # > 0; halves and quarters of a day occur
    unit: LimitUnit

    def __post_init__(self) -> None:
        counted = self.unit not in {LimitUnit.SAME_DAY, LimitUnit.NONE}
        if not self.amount.is_finite() or (counted and self.amount <= 0) or self.amount < 0:
            raise ValueError(f"no time limit: {self.amount} {self.unit}")


SAME_DAY: Final = Limit(Decimal(0), LimitUnit.SAME_DAY)
NO_LIMIT: Final = Limit(Decimal(0), LimitUnit.NONE)


class Cutoff(StrEnum):
    """Until when a same-day procedure is still done the same day; that minute included."""

    CLOSING = "closing"
    HOUR_BEFORE_CLOSING = "hour_before_closing"
    THREE_PM = "three_pm"


class DayKind(StrEnum):
    """What a day is on the way to the due moment. Stored and synced: never rename one."""

    RECEIVED = "received"
    STARTED = "started"  # the clock starts here, when it could not on the day of receipt
    OFF = "off"
    COUNTED = "counted"
    DUE = "due"


_IN_RUNS: Final = frozenset({DayKind.COUNTED, DayKind.OFF})


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day, or a run of days of the same kind."""

    day: date
    kind: DayKind
    name: str = ""  # of the holiday; empty for plain Saturdays and Sundays
    until: date | None = None  # last day of a run, inclusive


@dataclass(frozen=True, slots=True)
class DueMoment:
    """When the result is due and how that came about; fixed at receipt, never computed again."""

    at: datetime | None  # UTC, whole minutes; None: no due date
    counted_from: datetime  # UTC, whole minutes: receipt, or when the office opened next
    limit: Limit
    marks: tuple[DayMark, ...] = ()  # in order; over 31 days without counted days and weekends

    @property
    def is_long(self) -> bool:
        """True when counted days and plain weekends were left out of the marks."""
        return bool(self.marks) and (self.marks[-1].day - self.marks[0].day).days > _LONG

    def days(self) -> Iterator[DayMark]:
        """The marks with each run spread into single days."""
        for mark in self.marks:
            for ahead in range(((mark.until or mark.day) - mark.day).days + 1):
                yield DayMark(mark.day + ahead * _DAY, mark.kind, mark.name)


def due_moment(
    received: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    cutoff: Cutoff = Cutoff.THREE_PM,
) -> DueMoment:
    """Count `limit` from a complete and correct receipt.

    The day of receipt does not count: three working days after a Friday morning end on
    Wednesday at the same hour. Outside office hours the clock starts when the office opens
    next. A calendar limit that ends on a day off ends on the next working day. Hours run
    in office hours only; half a day is four of them. A same-day procedure is due at closing,
    or at closing of the next working day when received after `cutoff`.

    Args:
        received: Aware; seconds do not count.

    Raises:
        CalendarTooShort: the calendar does not reach to the due moment; nothing is guessed.

    Legal: [time-limit.start], [time-limit.counting], [time-limit.same-day]
    """
    local = received.astimezone(OFFICE_TIME).replace(second=0, microsecond=0)
    start = calendar.working_moment_from(local)
    end, nominal = _end(start, limit, calendar, cutoff)
    return DueMoment(
        at=None if end is None else end.astimezone(UTC),
        counted_from=start.astimezone(UTC),
        limit=limit,
        marks=_marks(local.date(), start.date(), nominal, end, calendar),
    )


def _end(
    start: datetime, limit: Limit, calendar: WorkingCalendar, cutoff: Cutoff
) -> tuple[datetime | None, date | None]:
    """The due moment, and the last counted day where days off count too."""
    if limit.unit is LimitUnit.NONE:
        return None, None
    if limit.unit is LimitUnit.SAME_DAY:
        late = start.time() > _cutoff_time(cutoff, calendar)
        day = calendar.next_working_day(start.date()) if late else start.date()
        return at(day, calendar.closing), None
    if limit.unit is LimitUnit.WORKING_HOUR:
        return _plus_hours(start, limit.amount, calendar), None
    whole = int(limit.amount)
    part = limit.amount - whole
    if whole > (calendar.last - start.date()).days:
        raise calendar.too_short()
    if limit.unit is LimitUnit.WORKING_DAY:
        return _plus_working_days(start, whole, part, calendar), None
    nominal = _calendar_day(start.date(), whole, part, limit.unit)
    end = at(calendar.working_day_from(nominal), start.time())
    if part and limit.unit is LimitUnit.DAY:
        next_end = at(calendar.working_day_from(nominal + _DAY), start.time())
        end = min(_plus_hours(end, part * HOURS_OF_A_DAY, calendar), next_end)
    return end, nominal


def _plus_working_days(
    start: datetime, whole: int, part: Decimal, calendar: WorkingCalendar
) -> datetime:
    day = start.date()
    for _ in range(whole):
        day = calendar.next_working_day(day)
    end = at(day, start.time())
    if not part:
        return end
    # A part of a day never takes longer than the day, however short the sessions are.
    next_end = at(calendar.next_working_day(day), start.time())
    return min(_plus_hours(end, part * HOURS_OF_A_DAY, calendar), next_end)


def _calendar_day(start: date, whole: int, part: Decimal, unit: LimitUnit) -> date:
    if unit is LimitUnit.DAY:
        return start + whole * _DAY
    day = _plus_months(start, whole)
    if not part:
        return day
    ahead = round(part * _DAYS_OF_A_MONTH) * _DAY  # half a month is fifteen days
    return min(day + ahead, _plus_months(start, whole + 1))


def _plus_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    count = day.year * _MONTHS + day.month - 1 + months
    following = date((count + 1) // _MONTHS, (count + 1) % _MONTHS + 1, 1)
    last = following - _DAY
    return last.replace(day=min(day.day, last.day))


def _plus_hours(start: datetime, hours: Decimal, calendar: WorkingCalendar) -> datetime:
    """Walk office hours; a limit that ends exactly at closing is due at closing."""
    left = timedelta(minutes=int(min(hours, _MOST_HOURS) * 60))
    if not left:
        return start
    day, opens = start.date(), start
    while True:
        for session in calendar.sessions:
            begin, end = max(opens, at(day, session.start)), at(day, session.end)
            if begin >= end:
                continue
            if left <= end - begin:
                return begin + left
            left -= end - begin
        day = calendar.next_working_day(day)
        opens = at(day, calendar.opening)


def _cutoff_time(cutoff: Cutoff, calendar: WorkingCalendar) -> time:
    if cutoff is Cutoff.CLOSING:
        return calendar.closing
    if cutoff is Cutoff.THREE_PM:
        return time(15)
    return (at(calendar.first, calendar.closing) - timedelta(hours=1)).time()


def _marks(
    received: date,
    started: date,
    nominal: date | None,
    end: datetime | None,
    calendar: WorkingCalendar,
) -> tuple[DayMark, ...]:
    last = started if end is None else end.date()
    found: list[DayMark] = []
    for ahead in range((last - received).days + 1):
        day = received + ahead * _DAY
        name = calendar.why_off(day)
        skips = nominal is None or not started < day < nominal
        if end is not None and day == last:
            mark = DayMark(day, DayKind.DUE)
        elif day == received:
            mark = DayMark(day, DayKind.RECEIVED)
        elif name is not None and skips:
            mark = DayMark(day, DayKind.OFF, "" if isinstance(name, Weekend) else name)
        elif day == started:
            mark = DayMark(day, DayKind.STARTED)
        else:
            mark = DayMark(day, DayKind.COUNTED)
        _join(found, mark)
    if (last - received).days <= _LONG:
        return tuple(found)
    dull = {DayKind.COUNTED} if nominal else _IN_RUNS
    return tuple(mark for mark in found if mark.name or mark.kind not in dull)


def _join(found: list[DayMark], mark: DayMark) -> None:
    """Lengthen the last run by `mark`, or begin another."""
    last = found[-1] if found else None
    if last and mark.kind in _IN_RUNS and (last.kind, last.name) == (mark.kind, mark.name):
        found[-1] = DayMark(last.day, mark.kind, mark.name, mark.day)
    else:
        found.append(mark)


def to_facts(due: DueMoment) -> Body:
    """As JSON, for acts; `from_facts` is the way back."""
    return {
        "at": None if due.at is None else due.at.isoformat(),
        "from": due.counted_from.isoformat(),
        "limit": limit_facts(due.limit),
        "marks": [_mark_facts(mark) for mark in due.marks],
    }


def from_facts(facts: Mapping[str, Any]) -> DueMoment:
    """Raises KeyError, TypeError, ValueError: no due moment of a program we know."""
    ends = facts["at"]
    return DueMoment(
        at=None if ends is None else _moment(ends),
        counted_from=_moment(facts["from"]),
        limit=limit_from(facts["limit"]),
        marks=tuple(_mark_from(mark) for mark in facts["marks"]),
    )


def limit_facts(limit: Limit) -> Body:
    return {"amount": format(limit.amount.normalize(), "f"), "unit": limit.unit}


def limit_from(facts: Mapping[str, Any]) -> Limit:
    try:
        return Limit(Decimal(facts["amount"]), LimitUnit(facts["unit"]))
    except InvalidOperation as error:
        raise ValueError(f"no amount: {facts['amount']!r}") from error


def _mark_facts(mark: DayMark) -> Body:
    facts: dict[str, str] = {"day": mark.day.isoformat(), "kind": mark.kind}
    if mark.name:
        facts["name"] = mark.name
    if mark.until:
        facts["until"] = mark.until.isoformat()
    return facts


def _mark_from(facts: Mapping[str, Any]) -> DayMark:
    until = facts.get("until")
    return DayMark(
        day=date.fromisoformat(facts["day"]),
        kind=DayKind(facts["kind"]),
        name=str(facts.get("name", "")),
        until=None if until is None else date.fromisoformat(until),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(UTC)
