"""One time limit explained in full: the moment, the rules behind it, and what went in.

For the command line and for whoever wants to see how a date came about. What is typed there
is read here; a sentence says what was expected instead.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

from desk_app.documents.due_in_words import (
    appointment_in_words,
    due_in_words,
    limit_in_words,
    paused_in_words,
    shortening_in_words,
)
from desk_app.documents.explain.asked import AskedWrongly
from desk_app.domain.law.calendar import Session, WorkingCalendar, read_session
from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.law.deadline.hand_over import hand_over_by
from desk_app.domain.law.deadline.pause import Pause, Paused, PauseModel, paused
from desk_app.domain.law.deadline.shortened import Shortening, shortened
from desk_app.domain.law.deadline.start import Arrival, Cutoff, complete
from desk_app.domain.law.due import (
    NO_LIMIT,
    SAME_DAY,
    DayKind,
    DueMoment,
    Limit,
    LimitUnit,
    due_of,
)
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.folding import fold

_UNITS: Final = {
    "working day": LimitUnit.WORKING_DAY,
    "working days": LimitUnit.WORKING_DAY,
    "ngay lam viec": LimitUnit.WORKING_DAY,
    "working hour": LimitUnit.WORKING_HOUR,
    "working hours": LimitUnit.WORKING_HOUR,
    "gio lam viec": LimitUnit.WORKING_HOUR,
    "gio": LimitUnit.WORKING_HOUR,
    "day": LimitUnit.DAY,
    "days": LimitUnit.DAY,
    "calendar days": LimitUnit.DAY,
    "ngay": LimitUnit.DAY,
    "month": LimitUnit.MONTH,
    "months": LimitUnit.MONTH,
    "thang": LimitUnit.MONTH,
}
_WHOLE: Final = {
    "same day": SAME_DAY,
    "trong ngay": SAME_DAY,
    "none": NO_LIMIT,
    "khong hen ngay tra": NO_LIMIT,
}
_RULES: Final = {
    LimitUnit.SAME_DAY: ("time-limit.start", "time-limit.same-day"),
    LimitUnit.NONE: (),
}
_MOMENT: Final = re.compile(  # never a day alone: its time would be made up
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_MOST: Final = 10_000  # of any unit; the calendar ends long before
_USUAL_RULES: Final = ("time-limit.start", "time-limit.counting", "calendar.holidays")


@dataclass(frozen=True, slots=True, kw_only=True)
class DueQuestion:
    """Everything that decides a due moment, but for the calendar."""

    received: datetime  # handed in; aware
    limit: Limit
    cutoff: Cutoff | None = None
    online: Limit | None = None  # the shorter limit of a dossier that came in online
    statutory: Limit | None = None  # the law's own, where `limit` is shorter
    pauses: Sequence[Pause] = ()
    model: PauseModel = PauseModel.RESTART
    complete_at: datetime | None = None  # None: complete when handed in
    elsewhere: bool = False  # another unit is competent
    competent_at: datetime | None = None
    display: DueDisplay = DueDisplay.EXACT

    @property
    def applies(self) -> Limit:
        return self.online or self.limit

    @property
    def arrival(self) -> Arrival:
        if not self.elsewhere and self.complete_at is None:
            return complete(self.received)
        return Arrival(
            handed_in=self.received,
            complete_at=self.complete_at or self.received,
            elsewhere=self.elsewhere,
            competent_at=self.competent_at,
        )


def explain_due(question: DueQuestion, calendar: WorkingCalendar) -> dict[str, Any]:
    """The answer as JSON: `result`, `rules`, `data` and `explanation` (Vietnamese, in order).

    Moments are ISO 8601 in office time.

    Raises:
        CalendarTooShort: the calendar does not reach to the due moment.
        AskedWrongly: pauses overlap, or the moments contradict each other.
    """
    _check(question)
    due = due_of(question.arrival, question.applies, calendar, question.cutoff)
    after = paused(due, question.pauses, question.model, calendar, question.cutoff)
    ends = after.due.at
    result: dict[str, Any] = {
        "due": _iso(ends),
        "shown": ends and appointment_in_words(ends, question.display, calendar),
        "counted_from": _iso(after.due.counted_from),
    }
    said = [paused_in_words(after)]
    if after.pauses:
        said.insert(0, due_in_words(due))
        result["due_before_pauses"] = _iso(due.at)
        if after.left is not None:
            result["working_hours_left"] = after.left.total_seconds() / 3600
    if question.statutory is not None:
        limits = (question.applies, question.statutory)
        short = shortened(question.arrival, limits, calendar, question.cutoff)
        result |= _shortening(short)
        said.append(shortening_in_words(short))
    result["hand_over_by"] = _iso(hand_over_by(question.received, calendar))
    return {
        "result": result,
        "rules": _rules(question, after),
        "data": _data(question, after.due, calendar),
        "explanation": said,
    }


def _check(question: DueQuestion) -> None:
    """Raises AskedWrongly."""
    for later, what in (
        (question.complete_at, "đủ hồ sơ"),
        (question.competent_at, "cơ quan có thẩm quyền nhận"),
    ):
        if later is not None and later < question.received:
            raise AskedWrongly(
                f"thời điểm {what} ({_told(later)}) không thể trước lúc tiếp nhận "
                f"({_told(question.received)})"
            )
    for before, after in pairwise(question.pauses):
        if before.complete_at is None or after.asked_at < before.complete_at:
            raise AskedWrongly(
                "các khoảng chờ bổ sung phải theo thứ tự, không chồng nhau, chỉ khoảng cuối "
                "được để trống lúc bổ sung đủ"
            )


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"


def _shortening(short: Shortening) -> dict[str, Any]:
    return {
        "statutory_due": _iso(short.statutory.at),
        "working_hours_saved": short.saved.total_seconds() / 3600,
    }


def _rules(question: DueQuestion, after: Paused) -> list[dict[str, str]]:
    keys = [*_RULES.get(question.applies.unit, _USUAL_RULES)]
    if question.cutoff is not None:
        keys.append("time-limit.cutoff")
    if after.pauses:
        keys.append("time-limit.supplement")
    keys.append("hand-over.same-day")
    basis = tomllib.loads(files("resources").joinpath("legal/basis.toml").read_text("utf-8"))
    told = ("text", "act", "article")
    return [{"key": key} | {name: str(basis[key][name]) for name in told} for key in keys]


def _data(question: DueQuestion, due: DueMoment, calendar: WorkingCalendar) -> dict[str, Any]:
    days = list(due.days())
    named = [day for day in days if day.name]
    return {
        "received": _iso(question.received),
        "limit": limit_in_words(question.applies),
        "cutoff": question.cutoff,
        "pauses": [[_iso(pause.asked_at), _iso(pause.complete_at)] for pause in question.pauses],
        "pause_model": question.model if question.pauses else None,
        "calendar": calendar.edition,
        "sessions": [str(session) for session in calendar.sessions],
        "days_off": [
            {"day": day.day.isoformat(), "name": day.name, "source": calendar.source_of(day.day)}
            for day in named
            if day.kind is DayKind.OFF
        ],
        "worked_weekend_days": [
            {"day": day.isoformat(), "name": name, "source": calendar.source_of(day)}
            for day, name in sorted(calendar.worked.items())
            if days and days[0].day <= day <= days[-1].day
        ],
        "provisional": bool(days) and calendar.is_provisional(days[-1].day),
    }


def parse_limit(text: str) -> Limit:
    """``3 working days``, ``3 ngày làm việc``, ``4 working hours``, ``11 days``, ``2 months``,
    ``0.5 working day``, ``same day``, ``none``.

    Raises:
        AskedWrongly: none of these.
    """
    words = fold(text).strip()
    if words in _WHOLE:
        return _WHOLE[words]
    number, _, unit = words.partition(" ")
    try:
        amount = Decimal(number.replace(",", "."))
        if amount > _MOST:
            raise ValueError(number)
        return Limit(amount, _UNITS[unit.strip()])
    except (InvalidOperation, KeyError, ValueError) as error:
        raise AskedWrongly(
            f"“{text}” không phải thời hạn; viết như “3 working days”, “4 working hours”, "
            "“11 days”, “2 months”, “0.5 working day”, “same day” hoặc “none”"
        ) from error


def parse_sessions(text: str) -> tuple[Session, ...]:
    """``07:00-11:30,13:30-17:00``. Raises AskedWrongly for anything else."""
    try:
        sessions = tuple(read_session(part.strip()) for part in text.split(","))
        if not all(before.end < after.start for before, after in pairwise(sessions)):
            raise ValueError(text)
    except ValueError as error:
        raise AskedWrongly(
            f"“{text}” không phải giờ làm việc; viết như “07:00-11:30,13:30-17:00”, các buổi theo "
            "thứ tự, không chồng nhau"
        ) from error
    return sessions


def parse_pause(text: str) -> Pause:
    """``2026-11-04T15:00..2026-11-10T08:00``; nothing after the dots: still waiting.

    Raises:
        AskedWrongly: anything else, or an end before its beginning.
    """
    asked, dots, done = text.strip().partition("..")
    if not dots:
        raise AskedWrongly(_no_pause(text))
    try:
        return Pause(parse_moment(asked), parse_moment(done) if done else None)
    except ValueError as error:
        raise AskedWrongly(_no_pause(text)) from error


def parse_moment(text: str) -> datetime:
    """``2026-11-04T15:00``, office time unless it says otherwise. Raises AskedWrongly."""
    bare = text.strip()
    try:
        if _MOMENT.fullmatch(bare) is None:
            raise ValueError(bare)
        moment = datetime.fromisoformat(bare)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=OFFICE_TIME)
        return moment.astimezone(OFFICE_TIME)
    except (ValueError, OverflowError) as error:
        raise AskedWrongly(
            f"“{text}” không phải thời điểm; viết cả ngày và giờ như “2026-11-20T09:15”"
        ) from error


def _no_pause(text: str) -> str:
    return (
        f"“{text}” không phải khoảng chờ bổ sung; viết như “2026-11-04T15:00..2026-11-10T08:00”, "
        "hoặc “2026-11-04T15:00..” khi còn chờ"
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(OFFICE_TIME).isoformat()
