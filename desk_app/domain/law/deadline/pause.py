"""What waiting for a supplement does to the time limit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.marks import DayMark, Way, day_marks
from desk_app.domain.law.deadline.start import StartReason
from desk_app.domain.law.deadline.walk import end_of, plus_working_time, working_time
from desk_app.domain.law.due import Cutoff, DueMoment, due_moment
from desk_app.domain.office_time import OFFICE_TIME, office_date

_DAY: Final = timedelta(days=1)


class PauseModel(StrEnum):
    """Chosen for each procedure; the law has both. Stored and synced: never rename one."""

    RESTART = "restart"  # model A: the whole limit again, from the complete dossier
    RESUME = "resume"  # model B: what was left of it


@dataclass(frozen=True, slots=True)
class Pause:
    """From asking for a supplement until it is complete. Aware; seconds do not count."""

    asked_at: datetime
    complete_at: datetime | None = None  # None: still waiting

    def __post_init__(self) -> None:
        if self.complete_at is not None and self.complete_at < self.asked_at:
            raise ValueError(f"complete at {self.complete_at}, asked only at {self.asked_at}")

    @property
    def is_open(self) -> bool:
        return self.complete_at is None


@dataclass(frozen=True, slots=True)
class Paused:
    """A due moment after the pauses that fell into its time."""

    original: DueMoment
    due: DueMoment  # while a pause is open: no moment, and `due.waits`
    model: PauseModel
    pauses: tuple[Pause, ...]  # those that changed anything, in order
    left: timedelta | None = None  # RESUME: working time left when last asked


def paused(
    due: DueMoment,
    pauses: Sequence[Pause],
    model: PauseModel,
    calendar: WorkingCalendar,
    cutoff: Cutoff | None = None,
) -> Paused:
    """What `pauses` make of `due`.

    RESTART counts the whole limit again from the complete supplement, by the rules of any
    receipt. RESUME adds the working time that passed meanwhile, so that what was left when the
    supplement was asked for is left when it is complete. A pause begun after the due moment
    changes nothing: what was late stays late. While a pause is open there is no due moment.

    Args:
        pauses: In order, without overlap; only the last may be open.

    Raises:
        CalendarTooShort: the calendar does not reach to the new due moment.
        ValueError: `pauses` overlap, or one before the last is open.

    Legal: [time-limit.supplement]
    """
    for before, after in pairwise(pauses):
        if before.complete_at is None or after.asked_at < before.complete_at:
            raise ValueError(f"pauses overlap: {before} {after}")
    now = Paused(due, due, model, ())
    for pause in pauses:
        now = _after(now, pause, calendar, cutoff)
    return now


def _after(
    so_far: Paused, pause: Pause, calendar: WorkingCalendar, cutoff: Cutoff | None
) -> Paused:
    due = so_far.due
    if due.at is None or due.counted_from is None or pause.asked_at >= due.at:
        return so_far
    begins = max(_minute(pause.asked_at), due.counted_from)
    pauses = (*so_far.pauses, pause)
    resumes = so_far.model is PauseModel.RESUME
    left = working_time(begins, due.at, calendar) if resumes else None
    so_far = replace(so_far, pauses=pauses, left=left)
    if pause.complete_at is None:
        waiting = (*due.reasons, StartReason.WAITS_FOR_PAPERS)
        return replace(so_far, due=replace(due, at=None, reasons=waiting))
    if not resumes:
        again = due_moment(pause.complete_at, due.limit, calendar, cutoff)
        reasons = (StartReason.SUPPLEMENTED, *again.reasons)
        return replace(so_far, due=replace(again, reasons=reasons))
    waited = working_time(begins, _minute(pause.complete_at), calendar)
    if not waited:
        return so_far
    end = plus_working_time(due.at, waited, calendar)
    return replace(
        so_far,
        due=replace(
            due,
            at=end.astimezone(UTC),
            marks=_marks(so_far.original, end, pauses, calendar),
            reasons=(*so_far.original.reasons, StartReason.RESUMED),
        ),
    )


def _marks(
    original: DueMoment, end: datetime, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> tuple[DayMark, ...]:
    """From the receipt to the moved end; whole days of a pause are told as such."""
    if original.counted_from is None or not original.marks:
        return ()
    start = original.counted_from.astimezone(OFFICE_TIME)
    way = Way(
        received=original.marks[0].day,
        started=start.date(),
        last=office_date(end),
        counts_all_until=end_of(start, original.limit, calendar)[1],
        paused=[span for pause in pauses if (span := _whole_days(pause))],
    )
    return day_marks(way, calendar)


def _whole_days(pause: Pause) -> tuple[date, date] | None:
    if pause.complete_at is None:
        return None
    first = office_date(pause.asked_at) + _DAY
    last = office_date(pause.complete_at) - _DAY
    return (first, last) if first <= last else None


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(second=0, microsecond=0)
