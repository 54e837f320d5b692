"""Where the office promises less time than the law allows: both moments, and what is saved."""

from dataclasses import dataclass
from datetime import timedelta

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.limit import Limit
from desk_app.domain.law.deadline.start import Arrival, Cutoff
from desk_app.domain.law.deadline.walk import working_time
from desk_app.domain.law.due import DueMoment, due_of


@dataclass(frozen=True, slots=True)
class Shortening:
    """The office keeps to `due`; `statutory` is told, and judged by nobody here."""

    due: DueMoment
    statutory: DueMoment
    saved: timedelta  # working time between both; nothing where one of them has no moment

    @property
    def difference(self) -> Limit | None:
        """What was taken off, in the unit of both limits; None where they cannot be compared."""
        kept, law = self.due.limit, self.statutory.limit
        if kept.unit is not law.unit or kept.amount >= law.amount:
            return None
        return Limit(law.amount - kept.amount, law.unit)


def shortened(
    arrival: Arrival,
    limits: tuple[Limit, Limit],
    calendar: WorkingCalendar,
    cutoff: Cutoff | None = None,
) -> Shortening:
    """Count both limits from the same arrival.

    Args:
        limits: The office's own, and the law's.

    Raises:
        CalendarTooShort: the calendar does not reach to the later moment.
    """
    kept, law = (due_of(arrival, limit, calendar, cutoff) for limit in limits)
    saved = timedelta()
    if kept.at is not None and law.at is not None:
        saved = working_time(kept.at, law.at, calendar)
    return Shortening(kept, law, saved)
