"""What one calendar says otherwise than another, and what that does to a due moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import Cutoff, DueMoment, StartReason, due_moment
from desk_app.domain.office_time import office_date

COUNTING: Final = frozenset({Status.RECEIVED})
"""Dossiers whose appointment still means something: their result is not back yet."""

_LATER_BY_LAW: Final = frozenset(
    {StartReason.COMPLETED_LATER, StartReason.COMPETENT_AGENCY, StartReason.SUPPLEMENTED}
)
_CUTOFFS: Final = {  # as the dossier was counted by
    StartReason.AFTER_THREE_PM: Cutoff.THREE_PM,
    StartReason.LAST_HOUR: Cutoff.HOUR_BEFORE_CLOSING,
}


class DayRule(StrEnum):
    """What a calendar says about a day."""

    PLAIN = "plain"  # as its weekday
    OFF = "off"
    WORKED = "worked"
    UNKNOWN = "unknown"  # outside the calendar


@dataclass(frozen=True, slots=True)
class DayWord:
    rule: DayRule
    name: str = ""  # of the holiday, or why the day is worked
    source: str = ""


@dataclass(frozen=True, slots=True)
class DayChange:
    day: date
    before: DayWord
    after: DayWord


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChange:
    """All that differs; days that differ in name or source alone are told too."""

    days: tuple[DayChange, ...] = ()  # in order
    hours: bool = False  # sessions, or whether and how Saturdays count
    first: date | None = None  # of the days that count otherwise; None: none does
    last: date | None = None

    def __bool__(self) -> bool:
        return bool(self.days) or self.hours


def word_on(calendar: WorkingCalendar, day: date) -> DayWord:
    source = calendar.sources.get(day, "")
    if not calendar.first <= day <= calendar.last:
        return DayWord(DayRule.UNKNOWN)
    if day in calendar.worked:
        return DayWord(DayRule.WORKED, calendar.worked[day], source)
    if day in calendar.days_off:
        return DayWord(DayRule.OFF, calendar.days_off[day], source)
    return DayWord(DayRule.PLAIN)


def change_between(before: WorkingCalendar, after: WorkingCalendar) -> CalendarChange:
    """What `after` says otherwise than `before`.

    Days that only one of the two reaches are told where it says something particular.
    """
    named = {*before.days_off, *before.worked, *after.days_off, *after.worked}
    days = tuple(
        DayChange(day, was, becomes)
        for day in sorted(named)
        if (was := word_on(before, day)) != (becomes := word_on(after, day))
    )
    hours = (before.sessions, before.saturday, before.saturday_counts) != (
        after.sessions,
        after.saturday,
        after.saturday_counts,
    )
    counted = [change.day for change in days if _works(before, change) != _works(after, change)]
    return CalendarChange(
        days=days,
        hours=hours,
        first=min(counted, default=None),
        last=max(counted, default=None),
    )


def with_ground(before: WorkingCalendar, after: WorkingCalendar, ground: str) -> WorkingCalendar:
    """`after`, where `ground` is the source of the days it changes and gives no source for."""
    bare = {
        change.day: ground
        for change in change_between(before, after).days
        if change.after.rule in {DayRule.OFF, DayRule.WORKED} and not change.after.source
    }
    return replace(after, sources={**after.sources, **bare}) if bare else after


def recounted(dossier: Dossier, calendar: WorkingCalendar) -> DueMoment | None:
    """The appointment as `calendar` gives it; None where it is the one there is.

    The time limit is the one stored with the dossier. The clock starts with its receipt;
    where the law let it start later (with the competent agency, complete, supplemented), at
    the moment stored with it. An appointment that `stood_still` is left to a person.

    Raises:
        CalendarTooShort: `calendar` does not reach to the appointment.

    Legal: [time-limit.counting], [calendar.holidays]
    """
    stored = dossier.due
    if stored.at is None or stored.counted_from is None or dossier.status not in COUNTING:
        return None
    if stood_still(stored):
        return None
    by_law = not _LATER_BY_LAW.isdisjoint(stored.reasons)
    start = stored.counted_from if by_law else dossier.received_at
    cutoffs = [_CUTOFFS[reason] for reason in stored.reasons if reason in _CUTOFFS]
    due = due_moment(start, stored.limit, calendar, cutoffs[0] if cutoffs else None)
    if due.at == stored.at:
        return None
    kept = [reason for reason in stored.reasons if reason in _LATER_BY_LAW]
    return replace(due, reasons=(*kept, *due.reasons))


def stood_still(due: DueMoment) -> bool:
    """True where the clock was stopped on the way: start and limit do not tell the end."""
    return StartReason.RESUMED in due.reasons


def may_change(dossier_received: datetime, due: datetime, change: CalendarChange) -> bool:
    """False where no day that counts otherwise lies between receipt and appointment."""
    if change.hours:
        return True
    if change.first is None or change.last is None:
        return False
    return office_date(dossier_received) <= change.last and change.first <= office_date(due)


def special_days(calendar: WorkingCalendar, year: int) -> Iterator[tuple[date, DayWord]]:
    """Days of `year` that are not as their weekday, in order."""
    for day in sorted({*calendar.days_off, *calendar.worked}):
        if day.year == year:
            yield day, word_on(calendar, day)


def _works(calendar: WorkingCalendar, change: DayChange) -> bool | None:
    """None outside the calendar."""
    if not calendar.first <= change.day <= calendar.last:
        return None
    return calendar.is_working(change.day)
