"""An interlinked procedure: each agency's own due moment, and the one on the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.limit import Limit, LimitUnit
from desk_app.domain.law.deadline.start import Arrival, Cutoff, StartReason, complete
from desk_app.domain.law.due import DueMoment, due_of
from desk_app.domain.law.process import Leg

_ADDED_UP: Final = frozenset(
    {LimitUnit.WORKING_DAY, LimitUnit.DAY, LimitUnit.MONTH, LimitUnit.WORKING_HOUR}
)


@dataclass(frozen=True, slots=True)
class LegDue:
    leg: Leg
    due: DueMoment  # counted from where the leg before ends; the days are told by the total


@dataclass(frozen=True, slots=True)
class LegsDue:
    legs: tuple[LegDue, ...]  # in order, at least one
    total: DueMoment | None  # None: nothing published, and the legs cannot be added up

    @property
    def at(self) -> datetime | None:
        """What the citizen is told: the total, otherwise where the last leg ends."""
        return self.legs[-1].due.at if self.total is None else self.total.at

    @property
    def overruns(self) -> bool:
        """True when the legs together take longer than the published total allows."""
        last = self.legs[-1].due.at
        return last is not None and self.at is not None and last > self.at


def legs_due(
    arrival: Arrival,
    legs: Sequence[Leg],
    calendar: WorkingCalendar,
    total: Limit | None = None,
    cutoff: Cutoff | None = None,
) -> LegsDue:
    """One leg after the other, each from where the one before ends.

    Legs of one unit are added up before they are counted, so that 3 + 3 + 10 working days end
    when 16 do, and no hour is lost between two agencies. After a leg without a time limit
    nothing can be told.

    Args:
        total: Where the procedure has a published limit of its own; None: the sum of the legs.

    Raises:
        CalendarTooShort: the calendar does not reach to the end of the last leg.
        ValueError: there are no legs.

    Legal: [interlinked.legs]
    """
    if not legs:
        raise ValueError("no legs")
    told: list[LegDue] = []
    run = _Run(arrival, legs[0].limit, cutoff)
    for leg in legs:
        before = told[-1].due if told else None
        if before is None:
            due = run.due(calendar)
        elif before.at is None:
            waits = before.reasons if before.waits else (StartReason.WAITS_FOR_LEG,)
            due = DueMoment(None, None, leg.limit, reasons=waits)
        else:
            run = run.with_leg(leg.limit, before.at)
            due = DueMoment(run.due(calendar).at, before.at, leg.limit)
        told.append(LegDue(leg, due))
    if total is None:
        total = sum_of_legs(legs)
    whole = None if total is None else due_of(arrival, total, calendar, cutoff)
    return LegsDue(tuple(told), whole)


def sum_of_legs(legs: Sequence[Leg]) -> Limit | None:
    """The time of all legs together; None where their units cannot be added up."""
    if len({leg.limit.unit for leg in legs}) != 1:
        return None
    return _sum([leg.limit for leg in legs])


@dataclass(frozen=True, slots=True)
class _Run:
    """Legs of one unit, counted in one go."""

    since: Arrival
    limit: Limit
    cutoff: Cutoff | None

    def due(self, calendar: WorkingCalendar) -> DueMoment:
        return due_of(self.since, self.limit, calendar, self.cutoff)

    def with_leg(self, limit: Limit, ended: datetime) -> "_Run":
        """One leg longer, or another run from where this one ended."""
        if limit.unit is self.limit.unit and (longer := _sum([self.limit, limit])):
            return _Run(self.since, longer, self.cutoff)
        return _Run(complete(ended), limit, None)


def _sum(limits: Sequence[Limit]) -> Limit | None:
    """Of limits of one unit; None where that cannot be added up."""
    unit = limits[0].unit
    return (
        Limit(sum((limit.amount for limit in limits), Decimal()), unit)
        if unit in _ADDED_UP
        else None
    )
