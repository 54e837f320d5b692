"""What one calendar says otherwise than another, and what that does to a due moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import HANDLED
from desk_app.domain.law.calendar import (
    WorkingCalendar,
    with_day_off,
    with_worked_day,
    without_day,
)
from desk_app.domain.law.due import Cutoff, DueMoment, StartReason, due_moment
from desk_app.domain.office_time import office_date

COUNTING: Final = HANDLED
"""Dossiers whose appointment still means something: their result is not back yet."""

_LATER_BY_LAW: Final = frozenset(
    {StartReason.COMPLETED_LATER, StartReason.COMPETENT_AGENCY, StartReason.SUPPLEMENTED}
)
_CUTOFFS: Final = {  # as a dossier tells that says nothing else of its cut-off
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
    notices: bool = False  # from where on the yearly notice is still to come
    first: date | None = None  # of the days that count otherwise; None: none does
    last: date | None = None

    def __bool__(self) -> bool:
        return bool(self.days) or self.hours or self.notices


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
        notices=before.provisional_from != after.provisional_from,
        first=min(counted, default=None),
        last=max(counted, default=None),
    )


def rebased(
    before: WorkingCalendar, changed: WorkingCalendar, now: WorkingCalendar
) -> WorkingCalendar:
    """What `changed` says otherwise than `before`, upon `now`: its days, its hours, its years.

    What both changed is as `changed` has it; what `now` changed beside it stays.
    """
    result = replace(now, first=min(now.first, changed.first), last=max(now.last, changed.last))
    if changed.provisional_from != before.provisional_from:
        result = replace(result, provisional_from=changed.provisional_from)
    change = change_between(before, changed)
    if change.hours:
        result = with_hours_of(changed, result)
    for each in change.days:
        result = _with_word(result, each.day, each.after)
    return result


def with_hours_of(hours: WorkingCalendar, days: WorkingCalendar) -> WorkingCalendar:
    """The days of one calendar, the sessions and Saturdays of another."""
    return replace(
        days,
        sessions=hours.sessions,
        saturday=hours.saturday,
        saturday_counts=hours.saturday_counts,
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

    Time limit and cut-off are those stored with the dossier. The clock starts with its receipt;
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
    due = due_moment(start, stored.limit, calendar, _cutoff_of(stored))
    if due.at == stored.at:
        return None
    kept = [reason for reason in stored.reasons if reason in _LATER_BY_LAW]
    return replace(due, reasons=(*kept, *due.reasons))


def _cutoff_of(stored: DueMoment) -> Cutoff:
    """The cut-off it was counted by.

    An older program did not say: where none made it count from a later day, none is put on it
    afterwards.
    """
    if stored.cutoff is not None:
        return stored.cutoff
    told = (_CUTOFFS[reason] for reason in stored.reasons if reason in _CUTOFFS)
    return next(told, Cutoff.CLOSING)


def stood_still(due: DueMoment) -> bool:
    """True where the clock was stopped on the way, or the end was given by hand: start and
    limit do not tell it."""
    return not {StartReason.RESUMED, StartReason.REAPPOINTED}.isdisjoint(due.reasons)


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


def _with_word(calendar: WorkingCalendar, day: date, word: DayWord) -> WorkingCalendar:
    match word.rule:
        case DayRule.OFF:
            return with_day_off(calendar, day, word.name, word.source)
        case DayRule.WORKED:
            return with_worked_day(calendar, day, word.name, word.source)
        case DayRule.PLAIN:
            return without_day(calendar, day)
        case _:
            return calendar


def _works(calendar: WorkingCalendar, change: DayChange) -> bool | None:
    """None outside the calendar."""
    if not calendar.first <= change.day <= calendar.last:
        return None
    return calendar.is_working(change.day)
