"""Which days and hours the office works: holidays, days worked instead, sessions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body, Json
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


USUAL_SESSIONS: Final = (Session(time(7), time(11, 30)), Session(time(13, 30), time(17)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Monday to Friday less the days off, and the weekend days worked instead.

    Knows the days from `first` to `last` and no other: asking beyond them is an error,
    because a guessed holiday is a wrong date on a receipt. All times are office time.

    Legal: [calendar.holidays]
    """

    edition: str
    first: date
    last: date  # inclusive
    days_off: Mapping[date, str]  # with the name of the holiday, as printed
    worked: Mapping[date, str]  # weekend days, with the reason
    sessions: tuple[Session, ...] = USUAL_SESSIONS  # in order, the same on every working day
    provisional_from: date | None = None  # from here on the yearly notice is not out yet
    sources: Mapping[date, str] = field(default_factory=dict)  # who says so, of a day above
    saturday: tuple[Session, ...] = ()  # hours on Saturdays, where the office is open then
    saturday_counts: bool = False  # whether those hours count towards a time limit

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a working day needs a session")
        for before, after in zip(self.sessions, self.sessions[1:], strict=False):
            if not before.end < after.start:
                raise ValueError(f"sessions overlap: {before} {after}")

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """When the office is open on `day`; nothing on a day off. Raises CalendarTooShort."""
        why = self.why_off(day)
        if why is None:
            return self.sessions
        return self.saturday if why is Weekend.SATURDAY else ()

    def with_day_off(self, day: date, name: str, source: str = "") -> "WorkingCalendar":
        """The same with `day` off; a day worked instead becomes one."""
        plain = self.without_day(day)
        return replace(
            plain,
            days_off={**plain.days_off, day: name},
            sources=_noted(plain.sources, day, source),
        )

    def with_worked_day(self, day: date, reason: str, source: str = "") -> "WorkingCalendar":
        """The same with `day` worked, whatever it was."""
        plain = self.without_day(day)
        return replace(
            plain,
            worked={**plain.worked, day: reason},
            sources=_noted(plain.sources, day, source),
        )

    def without_day(self, day: date) -> "WorkingCalendar":
        """The same with nothing particular about `day`."""
        return replace(
            self,
            days_off={d: name for d, name in self.days_off.items() if d != day},
            worked={d: name for d, name in self.worked.items() if d != day},
            sources={d: source for d, source in self.sources.items() if d != day},
        )

    @property
    def opening(self) -> time:
        return self.sessions[0].start

    @property
    def closing(self) -> time:
        return self.sessions[-1].end

    def is_working(self, day: date) -> bool:
        """Raises CalendarTooShort beyond `first` and `last`, as every method here does."""
        return self.why_off(day) is None

    def why_off(self, day: date) -> str | None:
        """Name of the holiday, or a `Weekend`; None on a working day."""
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
        return Weekend.SATURDAY if day.weekday() == _SATURDAY else Weekend.SUNDAY

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
        if self.is_working(day):
            for session in self.sessions:
                if moment.time() <= session.end:
                    return at(day, max(moment.time(), session.start))
            day += _DAY
        return at(self.working_day_from(day), self.opening)


def at(day: date, clock: time) -> datetime:
    """That day, when the clock on the office wall shows `clock`."""
    return datetime.combine(day, clock, OFFICE_TIME)


def read_calendar(data: Mapping[str, Any]) -> WorkingCalendar:
    """Read the shape of resources/calendar/*.toml, also after a way through JSON.

    Raises:
        KeyError, TypeError, ValueError: no calendar of ours.
    """
    provisional = data.get("provisional_from")
    entries = (*data["off"], *data["worked"])
    return WorkingCalendar(
        edition=str(data["edition"]),
        first=_day(data["first"]),
        last=_day(data["last"]),
        days_off=_days(data["off"]),
        worked=_days(data["worked"]),
        sessions=tuple(_session(text) for text in data["sessions"]),
        provisional_from=None if provisional is None else _day(provisional),
        sources={_day(e["day"]): str(e["source"]) for e in entries if e.get("source")},
        saturday=tuple(_session(text) for text in data.get("saturday", ())),
        saturday_counts=bool(data.get("saturday_counts", False)),
    )


def calendar_facts(calendar: WorkingCalendar) -> Body:
    """As JSON; `read_calendar` is the way back."""
    facts: dict[str, Json] = {
        "edition": calendar.edition,
        "first": calendar.first.isoformat(),
        "last": calendar.last.isoformat(),
        "off": _entries(calendar.days_off, calendar.sources),
        "worked": _entries(calendar.worked, calendar.sources),
        "sessions": [_session_text(session) for session in calendar.sessions],
        "saturday": [_session_text(session) for session in calendar.saturday],
        "saturday_counts": calendar.saturday_counts,
    }
    if calendar.provisional_from is not None:
        facts["provisional_from"] = calendar.provisional_from.isoformat()
    return facts


def _entries(days: Mapping[date, str], sources: Mapping[date, str]) -> list[Json]:
    found: list[Json] = []
    for day, name in sorted(days.items()):
        entry = {"day": day.isoformat(), "name": name}
        found.append(entry | {"source": sources[day]} if sources.get(day) else entry)
    return found


def _noted(sources: Mapping[date, str], day: date, source: str) -> Mapping[date, str]:
    return {**sources, day: source} if source else sources


def _days(entries: Iterable[Mapping[str, Any]]) -> Mapping[date, str]:
    return {_day(entry["day"]): str(entry["name"]) for entry in entries}


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _session(text: str) -> Session:
    """``07:00-11:30``"""
    start, _, end = text.partition("-")
    return Session(time.fromisoformat(start), time.fromisoformat(end))


def _session_text(session: Session) -> str:
    return f"{session.start:%H:%M}-{session.end:%H:%M}"
