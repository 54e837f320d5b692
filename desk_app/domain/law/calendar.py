"""Which days and hours the office works: holidays, days worked instead, sessions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.office_time import OFFICE_TIME

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


class Weekend(StrEnum):
    """The name of a day off that has no other name."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One stretch of office hours; the office is open at `start` and still at `end`."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"session ends before it starts: {self.start}-{self.end}")
        if any(clock != clock.replace(second=0, microsecond=0) for clock in (self.start, self.end)):
            raise ValueError(f"a session is told in whole minutes: {self.start}-{self.end}")

    def __str__(self) -> str:
        """``07:00-11:30``, as `read_calendar` reads it."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


USUAL_SESSIONS: Final = (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Monday to Friday less the days off, and the weekend days worked instead.

    Knows the days from `first` to `last` and no other: asking beyond them is an error,
    because a guessed holiday is a wrong date on a receipt. All times are office time.

    Saturday mornings are the office's own: the desk may be open on them (`saturday`), and they
    may be working time or not (`saturday_counts`). A Saturday worked instead of another day has
    the usual sessions either way.

    Legal: [calendar.holidays]
    """

    edition: str
    first: date
    last: date  # inclusive
    days_off: Mapping[date, str]  # with the name of the holiday, as printed
    worked: Mapping[date, str]  # weekend days, with the reason
    sessions: tuple[Session, ...] = USUAL_SESSIONS  # in order, on every usual working day
    provisional_from: date | None = None  # from here on the yearly notice is not out yet
    sources: Mapping[date, str] = field(default_factory=dict)  # notice behind a special day
    saturday: tuple[Session, ...] = ()  # when the desk is open on a plain Saturday
    saturday_counts: bool = False  # whether that is working time

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a working day needs a session")
        for sessions in (self.sessions, self.saturday):
            for before, after in pairwise(sessions):
                if not before.end < after.start:
                    raise ValueError(f"sessions overlap: {before} {after}")
        if self.first > self.last:
            raise ValueError(f"a calendar ends before it starts: {self.first} {self.last}")
        for day in (*self.days_off, *self.worked):
            self._check_within(day)
        for day in self.worked:
            _check_weekend(day)
            if day in self.days_off:
                raise ValueError(f"both off and worked: {day}")
        if lost := self.sources.keys() - self.days_off.keys() - self.worked.keys():
            raise ValueError(f"a source for a day like any other: {min(lost)}")

    def _check_within(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise ValueError(f"{day} lies outside {self.first} to {self.last}")

    def source_of(self, day: date) -> str:
        """The notice or decision behind a special day; empty where nobody noted one."""
        return self.sources.get(day, "")

    def is_working(self, day: date) -> bool:
        """Raises CalendarTooShort beyond `first` and `last`, as every method here does."""
        return self.why_off(day) is None

    def why_off(self, day: date) -> str | None:
        """Name of the holiday, or a `Weekend`; None on a day that counts."""
        if day < self.first:
            raise CalendarTooShort(day.year)
        if day > self.last:
            raise self.too_short()
        if day in self.worked:
            return None
        if day in self.days_off:
            return self.days_off[day]
        if day.weekday() < _SATURDAY:
            return None
        if day.weekday() == _SATURDAY:
            return None if self.saturdays_count else Weekend.SATURDAY
        return Weekend.SUNDAY

    @property
    def saturdays_count(self) -> bool:
        """True when plain Saturdays are working days, if short ones."""
        return self.saturday_counts and bool(self.saturday)

    def open_on(self, day: date) -> tuple[Session, ...]:
        """When the desk takes dossiers in, counted as working time or not; empty: closed."""
        plain_saturday = day.weekday() == _SATURDAY and day not in self.worked
        if self.is_working(day):
            return self.saturday if plain_saturday else self.sessions
        return self.saturday if plain_saturday and day not in self.days_off else ()

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The sessions that are working time; empty on a day off."""
        return self.open_on(day) if self.is_working(day) else ()

    def opening_on(self, day: date) -> datetime:
        """Raises IndexError on a day off."""
        return at(day, self.sessions_on(day)[0].start)

    def closing_on(self, day: date) -> datetime:
        """Raises IndexError on a day off."""
        return at(day, self.sessions_on(day)[-1].end)

    def is_provisional(self, day: date) -> bool:
        return self.provisional_from is not None and day >= self.provisional_from

    def too_short(self) -> CalendarTooShort:
        return CalendarTooShort((self.last + _DAY).year)

    def next_working_day(self, after: date) -> date:
        """The first working day later than `after`."""
        return self.working_day_from(after + _DAY)

    def working_day_from(self, day: date) -> date:
        """`day` itself when it is a working day, otherwise the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def working_moment_from(self, moment: datetime) -> datetime:
        """`moment` itself inside office hours, otherwise when the office opens next.

        Before opening: opening; at lunch: start of the afternoon; after closing, or on a
        day off: opening of the next working day.

        Legal: [time-limit.start]
        """
        moment = moment.astimezone(OFFICE_TIME)
        day = moment.date()
        for session in self.sessions_on(day):
            if moment.time() <= session.end:
                return at(day, max(moment.time(), session.start))
        return self.opening_on(self.next_working_day(day))

    def same_clock_on(self, day: date, clock: time) -> datetime:
        """The working moment of a working day that stands for `clock`.

        Where the day is shorter: its closing for any later hour, and the start of the next
        session for an hour before it (docs/decisions/0020).
        """
        for session in self.sessions_on(day):
            if clock <= session.end:
                return at(day, max(clock, session.start))
        return self.closing_on(day)


def at(day: date, clock: time) -> datetime:
    """That day, when the clock on the office wall shows `clock`."""
    return datetime.combine(day, clock, OFFICE_TIME)


def with_day_off(
    calendar: WorkingCalendar, day: date, name: str, source: str = ""
) -> WorkingCalendar:
    """`day` is off, whatever it was before.

    Raises:
        ValueError: outside the calendar, or without a name to print.
    """
    plain = without_day(calendar, day)
    days_off = {**plain.days_off, day: _named(name)}
    return replace(plain, days_off=days_off, sources=_noted(plain, day, source))


def with_worked_day(
    calendar: WorkingCalendar, day: date, name: str, source: str = ""
) -> WorkingCalendar:
    """The weekend `day` is worked in the usual sessions, whatever it was before.

    Raises:
        ValueError: outside the calendar, without a name, or Monday to Friday: those are worked
            unless they are off, and stop being off by `without_day`.
    """
    _check_weekend(day)
    plain = without_day(calendar, day)
    worked = {**plain.worked, day: _named(name)}
    return replace(plain, worked=worked, sources=_noted(plain, day, source))


def without_day(calendar: WorkingCalendar, day: date) -> WorkingCalendar:
    """`day` is nothing special any more; the same calendar when it never was.

    Raises:
        ValueError: outside the calendar.
    """
    if not calendar.first <= day <= calendar.last:
        raise ValueError(f"{day} lies outside {calendar.first} to {calendar.last}")
    return replace(
        calendar,
        days_off={key: name for key, name in calendar.days_off.items() if key != day},
        worked={key: name for key, name in calendar.worked.items() if key != day},
        sources={key: source for key, source in calendar.sources.items() if key != day},
    )


def _named(name: str) -> str:
    if not name.strip():
        raise ValueError("a special day needs a name")
    return name.strip()


def _noted(calendar: WorkingCalendar, day: date, source: str) -> Mapping[date, str]:
    return {**calendar.sources, day: source.strip()} if source.strip() else calendar.sources


def _check_weekend(day: date) -> None:
    if day.weekday() < _SATURDAY:
        raise ValueError(f"worked anyway, Monday to Friday: {day}")


def read_calendar(data: Mapping[str, Any]) -> WorkingCalendar:
    """Read the shape of resources/calendar/*.toml, also after a way through JSON.

    Raises:
        KeyError, TypeError, ValueError: no calendar of ours.
    """
    provisional = data.get("provisional_from")
    return WorkingCalendar(
        edition=str(data["edition"]),
        first=_day(data["first"]),
        last=_day(data["last"]),
        days_off=_days(data["off"]),
        worked=_days(data["worked"]),
        sessions=tuple(read_session(text) for text in data["sessions"]),
        provisional_from=None if provisional is None else _day(provisional),
        sources={
            _day(entry["day"]): str(entry["source"])
            for entry in (*data["off"], *data["worked"])
            if entry.get("source")
        },
        saturday=tuple(read_session(text) for text in data.get("saturday", ())),
        saturday_counts=bool(data.get("saturday_counts", False)),
    )


def calendar_facts(calendar: WorkingCalendar) -> Body:
    """As JSON; `read_calendar` is the way back. A source nobody noted is left out."""
    facts: dict[str, Any] = {
        "edition": calendar.edition,
        "first": calendar.first.isoformat(),
        "last": calendar.last.isoformat(),
        "off": _entries(calendar, calendar.days_off),
        "worked": _entries(calendar, calendar.worked),
        "sessions": [str(session) for session in calendar.sessions],
        "saturday": [str(session) for session in calendar.saturday],
        "saturday_counts": calendar.saturday_counts,
    }
    if calendar.provisional_from is not None:
        facts["provisional_from"] = calendar.provisional_from.isoformat()
    return facts


def _entries(calendar: WorkingCalendar, days: Mapping[date, str]) -> list[dict[str, str]]:
    entries = []
    for day, name in sorted(days.items()):
        source = calendar.source_of(day)
        noted = {"source": source} if source else {}
        entries.append({"day": day.isoformat(), "name": name} | noted)
    return entries


def _days(entries: Iterable[Mapping[str, Any]]) -> Mapping[date, str]:
    days: dict[date, str] = {}
    for entry in entries:
        if (day := _day(entry["day"])) in days:
            raise ValueError(f"twice in one calendar: {day}")
        days[day] = str(entry["name"])
    return days


def _day(value: date | str) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not date:  # TOML can tell a moment too
        raise TypeError(f"no day: {value!r}")
    return value


def read_session(text: str) -> Session:
    """``07:00-11:30``. Raises ValueError for anything else."""
    start, _, end = text.partition("-")
    return Session(time.fromisoformat(start), time.fromisoformat(end))
