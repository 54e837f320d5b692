"""How one dossier counts in reports: on which days, as what. Pure, and without a clock.

What stands as what is `standing.py`; here it becomes sums of days. What is late at the end of
a period follows from them: a dossier is late from the day its moment passed (`OVERDUE`) until
the day it ended late, or a leader gave it another appointment.

Legal: [handling.flow]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.counting.standing import ENDED, Span, Standing, spans_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date

RULES: Final = 2  # of this module; what was counted by another number is counted again


class Measure(StrEnum):
    """What is counted of a day. The values name columns of the centre: never rename one."""

    RECEIVED = "received"
    RECEIVED_ONLINE = "received_online"  # of them
    RECEIVED_BY_POST = "received_by_post"  # of them
    ENDED_EARLY = "ended_early"  # with a result, on a day before its appointment
    ENDED_ON_DAY = "ended_on_day"  # with a result, on that day and not after the moment
    ENDED_LATE = "ended_late"  # with a result
    CLOSED_IN_TIME = "closed_in_time"  # given back, withdrawn or stopped
    CLOSED_LATE = "closed_late"
    ENDED_UNDATED = "ended_undated"  # of a procedure without a limit
    ENDED_SECONDS = "ended_seconds"  # from receiving to the end, of all that ended
    RETURNED = "returned"  # the result is in the citizen's hands
    OVERDUE = "overdue"  # late from this day on, ended by now or not; -1: no longer
    VOIDED = "voided"  # counts as nothing else
    FOR_OTHERS = "for_others"  # received for a unit elsewhere; counts there


@dataclass(frozen=True, slots=True, order=True)
class Count:
    day: date  # at the office
    measure: Measure
    n: int = 1


_CHANNELS: Final = {
    Channel.ONLINE: Measure.RECEIVED_ONLINE,
    Channel.POST: Measure.RECEIVED_BY_POST,
}
_WITH_RESULT: Final = {
    Standing.EARLY: Measure.ENDED_EARLY,
    Standing.ON_DAY: Measure.ENDED_ON_DAY,
    Standing.LATE: Measure.ENDED_LATE,
    Standing.UNDATED: Measure.ENDED_UNDATED,
}


def counts_of(dossier: Dossier) -> tuple[Count, ...]:
    """Everything `dossier` adds to the days of its unit."""
    spans = spans_of(dossier)
    if not spans:
        return ()  # a part of an interlinked one: counted once, by the unit that leads
    day = office_date(spans[-1].since)
    if spans[-1].standing is Standing.VOIDED:
        return (Count(day, Measure.VOIDED),)
    if spans[-1].standing is Standing.FOR_OTHERS:
        return (Count(day, Measure.FOR_OTHERS),)
    return tuple(_counts(dossier, spans))


def _counts(dossier: Dossier, spans: Sequence[Span]) -> Iterator[Count]:
    received, last = office_date(dossier.received_at), spans[-1]
    yield Count(received, Measure.RECEIVED)
    if (channel := _CHANNELS.get(dossier.channel)) is not None:
        yield Count(received, channel)
    if last.standing in ENDED:
        closed = Measure.CLOSED_LATE if last.late else Measure.CLOSED_IN_TIME
        day = office_date(last.since)
        yield Count(day, _WITH_RESULT.get(last.standing, closed))
        waited = max(0, int((last.since - dossier.received_at).total_seconds()))
        yield Count(day, Measure.ENDED_SECONDS, waited)
    late = False
    for span in spans:
        if span.late != late:
            late = span.late
            yield Count(office_date(span.since), Measure.OVERDUE, 1 if late else -1)
    if dossier.returned_at is not None:
        yield Count(office_date(dossier.returned_at), Measure.RETURNED)
