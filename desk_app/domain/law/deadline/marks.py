"""The days that lead to a due moment, each with what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.law.calendar import Weekend, WorkingCalendar

LONG: Final = 31  # days; beyond it counted days and plain weekends are not told one by one
_DAY: Final = timedelta(days=1)


class DayKind(StrEnum):
    """What a day is on the way to the due moment. Stored and synced: never rename one."""

    RECEIVED = "received"
    STARTED = "started"  # the clock starts here, when it could not on the day of receipt
    OFF = "off"
    COUNTED = "counted"
    PAUSED = "paused"  # the clock stood still the whole day
    DUE = "due"


_IN_RUNS: Final = frozenset({DayKind.COUNTED, DayKind.OFF, DayKind.PAUSED})


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day, or a run of days of the same kind."""

    day: date
    kind: DayKind
    name: str = ""  # of the holiday; empty for plain Saturdays and Sundays
    until: date | None = None  # last day of a run, inclusive


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a limit leads from and to, in days."""

    received: date
    started: date
    last: date
    has_end: bool = True
    counts_all_until: date | None = None  # days off between start and this one count too
    paused: Sequence[tuple[date, date]] = ()  # first and last day the clock stood still


def day_marks(way: Way, calendar: WorkingCalendar) -> tuple[DayMark, ...]:
    """In order; over 31 days without counted days and weekends."""
    found: list[DayMark] = []
    for ahead in range((way.last - way.received).days + 1):
        _join(found, _mark(way.received + ahead * _DAY, way, calendar))
    if (way.last - way.received).days <= LONG:
        return tuple(found)
    dull = {DayKind.COUNTED} if way.counts_all_until else {DayKind.COUNTED, DayKind.OFF}
    return tuple(mark for mark in found if mark.name or mark.kind not in dull)


def _mark(day: date, way: Way, calendar: WorkingCalendar) -> DayMark:
    name = calendar.why_off(day)
    until = way.counts_all_until
    skips = until is None or not way.started < day < until
    if way.has_end and day == way.last:
        return DayMark(day, DayKind.DUE)
    if day == way.received:
        return DayMark(day, DayKind.RECEIVED)
    if any(first <= day <= last for first, last in way.paused):
        return DayMark(day, DayKind.PAUSED)
    if name is not None and skips:
        return DayMark(day, DayKind.OFF, "" if isinstance(name, Weekend) else name)
    return DayMark(day, DayKind.STARTED if day == way.started else DayKind.COUNTED)


def _join(found: list[DayMark], mark: DayMark) -> None:
    """Lengthen the last run by `mark`, or begin another."""
    last = found[-1] if found else None
    if last and mark.kind in _IN_RUNS and (last.kind, last.name) == (mark.kind, mark.name):
        found[-1] = DayMark(last.day, mark.kind, mark.name, mark.day)
    else:
        found.append(mark)


def mark_facts(mark: DayMark) -> Body:
    facts: dict[str, str] = {"day": mark.day.isoformat(), "kind": mark.kind}
    if mark.name:
        facts["name"] = mark.name
    if mark.until:
        facts["until"] = mark.until.isoformat()
    return facts


def mark_from(facts: Mapping[str, Any]) -> DayMark:
    until = facts.get("until")
    return DayMark(
        day=date.fromisoformat(facts["day"]),
        kind=DayKind(facts["kind"]),
        name=str(facts.get("name", "")),
        until=None if until is None else date.fromisoformat(until),
    )
