"""From which moment a time limit counts, and why from that one."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.office_time import OFFICE_TIME

_HOUR: Final = timedelta(hours=1)
_THREE_PM: Final = time(15)


class Cutoff(StrEnum):
    """Until when a day's dossiers count from that day; that minute included.

    Stored and synced: never rename one.
    """

    CLOSING = "closing"
    HOUR_BEFORE_CLOSING = "hour_before_closing"
    THREE_PM = "three_pm"


class StartReason(StrEnum):
    """Why the clock did not run from receipt to the end. Stored and synced: never rename one."""

    COMPLETED_LATER = "completed_later"  # handed in before it was complete
    COMPETENT_AGENCY = "competent_agency"  # taken in for another unit, which has it now
    SUPPLEMENTED = "supplemented"  # the whole limit again, from the complete supplement
    RESUMED = "resumed"  # it stood still while a supplement was waited for
    BEFORE_OPENING = "before_opening"
    LUNCH = "lunch"
    AFTER_HOURS = "after_hours"
    DAY_OFF = "day_off"
    OPEN_NOT_COUNTED = "open_not_counted"  # the desk is open, but that is no working time
    LAST_HOUR = "last_hour"  # after the cut-off an hour before closing
    AFTER_THREE_PM = "after_three_pm"
    WAITS_FOR_PAPERS = "waits_for_papers"
    WAITS_FOR_OBLIGATION = "waits_for_obligation"  # a law stops the clock until it is met
    OBLIGATION_MET = "obligation_met"  # with RESUMED: a charge was waited for as well
    REAPPOINTED = "reappointed"  # by a letter of apology or a leader: no limit counts to it
    WAITS_FOR_AGENCY = "waits_for_agency"  # the competent unit does not have it yet
    WAITS_FOR_LEG = "waits_for_leg"  # the leg before has no end that can be told


WAITING: Final = frozenset(
    {
        StartReason.WAITS_FOR_PAPERS,
        StartReason.WAITS_FOR_AGENCY,
        StartReason.WAITS_FOR_LEG,
        StartReason.WAITS_FOR_OBLIGATION,
    }
)
OUTSIDE_HOURS: Final = frozenset(
    {
        StartReason.BEFORE_OPENING,
        StartReason.LUNCH,
        StartReason.AFTER_HOURS,
        StartReason.DAY_OFF,
        StartReason.OPEN_NOT_COUNTED,
        StartReason.LAST_HOUR,
        StartReason.AFTER_THREE_PM,
    }
)
"""The clock began with a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What happened to a dossier before its clock could start. Aware; seconds do not count."""

    handed_in: datetime
    complete_at: datetime | None  # complete and correct; None: papers are still missing
    elsewhere: bool = False  # another unit is competent (phi địa giới)
    competent_at: datetime | None = None  # when that unit had it; None: not yet

    def __post_init__(self) -> None:
        if self.competent_at and not self.elsewhere:
            raise ValueError("no other unit is competent, so none received it")
        for later in (self.complete_at, self.competent_at):
            if later is not None and later < self.handed_in:
                raise ValueError(f"{later} lies before it was handed in: {self.handed_in}")


def complete(received: datetime) -> Arrival:
    """Handed in complete and correct, to the unit that decides: the usual case."""
    return Arrival(handed_in=received, complete_at=received)


@dataclass(frozen=True, slots=True)
class Start:
    """Office time, whole minutes."""

    received: datetime  # complete and with the competent unit; while it waits: handed in
    at: datetime | None  # inside working time; None: the clock does not run yet
    reasons: tuple[StartReason, ...] = ()  # in order; empty: it started at `received`


def effective_start(
    arrival: Arrival, calendar: WorkingCalendar, cutoff: Cutoff = Cutoff.CLOSING
) -> Start:
    """When the clock starts: complete and correct, with the competent unit, in working time.

    Outside working time it is when the office opens next. After `cutoff` the dossier counts
    from the opening of the next working day.

    Raises:
        CalendarTooShort: the calendar does not reach to the start.

    Legal: [time-limit.start], [time-limit.cutoff]
    """
    handed_in = _minute(arrival.handed_in)
    if arrival.complete_at is None:
        return Start(handed_in, None, (StartReason.WAITS_FOR_PAPERS,))
    if arrival.elsewhere and arrival.competent_at is None:
        return Start(handed_in, None, (StartReason.WAITS_FOR_AGENCY,))
    received, reasons = _minute(arrival.complete_at), []
    if arrival.competent_at is not None and _minute(arrival.competent_at) >= received:
        received = _minute(arrival.competent_at)
        reasons.append(StartReason.COMPETENT_AGENCY)
    elif received > handed_in:
        reasons.append(StartReason.COMPLETED_LATER)
    start = calendar.working_moment_from(received)
    if start != received:
        reasons.append(_outside(received, calendar))
    last = _last_moment(start, cutoff, calendar)
    if start > last:
        start = calendar.opening_on(calendar.next_working_day(start.date()))
        after_three = cutoff is Cutoff.THREE_PM
        reasons.append(StartReason.AFTER_THREE_PM if after_three else StartReason.LAST_HOUR)
    return Start(received, start, tuple(reasons))


def _outside(moment: datetime, calendar: WorkingCalendar) -> StartReason:
    day = moment.date()
    if sessions := calendar.sessions_on(day):
        if moment.time() < sessions[0].start:
            return StartReason.BEFORE_OPENING
        late = moment.time() > sessions[-1].end
        return StartReason.AFTER_HOURS if late else StartReason.LUNCH
    return StartReason.OPEN_NOT_COUNTED if calendar.open_on(day) else StartReason.DAY_OFF


def _last_moment(start: datetime, cutoff: Cutoff, calendar: WorkingCalendar) -> datetime:
    if cutoff is Cutoff.THREE_PM:
        return at(start.date(), _THREE_PM)
    closing = calendar.closing_on(start.date())
    return closing if cutoff is Cutoff.CLOSING else closing - _HOUR


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(OFFICE_TIME).replace(second=0, microsecond=0)
