"""How one dossier counts in reports: on which days, as what. Pure, and without a clock.

What is late at the end of a period follows from days: a dossier is late from the day its
moment passed (`OVERDUE`) until the day it ended late.

Legal: [handling.flow]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date

RULES: Final = 1  # of this module; what was counted by another number is counted again


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
    OVERDUE = "overdue"  # late from this day on, ended by now or not
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
_WITHOUT_RESULT: Final = frozenset({kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED})
_ONE_SUPPLEMENT: Final = 1


def counts_of(dossier: Dossier) -> tuple[Count, ...]:
    """Everything `dossier` adds to the days of its unit."""
    if dossier.status is Status.VOIDED:
        ends = (ending.at for ending in dossier.endings if ending.step == kinds.VOIDED)
        return (Count(office_date(next(ends, dossier.received_at)), Measure.VOIDED),)
    if dossier.origin is not None and dossier.origin.leg is not None:
        return ()  # a part of an interlinked one: counted once, by the unit that leads
    received = office_date(dossier.received_at)
    if dossier.competence is not None:
        return (Count(received, Measure.FOR_OTHERS),)
    return tuple(_counts(dossier, received))


def _counts(dossier: Dossier, received: date) -> Iterator[Count]:
    yield Count(received, Measure.RECEIVED)
    if (channel := _CHANNELS.get(dossier.channel)) is not None:
        yield Count(received, channel)
    late_from = _late_from(dossier)
    with_result = dossier.result_back_at or dossier.returned_at
    ended = with_result or _closed_at(dossier)
    if ended is not None:
        day, late = office_date(ended), late_from is not None and late_from < ended
        yield Count(day, _as_result(dossier, day, late=late) if with_result else _closed(late))
        waited = max(0, int((ended - dossier.received_at).total_seconds()))
        yield Count(day, Measure.ENDED_SECONDS, waited)
    if late_from is not None and (ended is None or late_from < ended):
        yield Count(office_date(late_from), Measure.OVERDUE)
    if dossier.returned_at is not None:
        yield Count(office_date(dossier.returned_at), Measure.RETURNED)


def _as_result(dossier: Dossier, day: date, *, late: bool) -> Measure:
    due = _appointment(dossier)
    if late:
        return Measure.ENDED_LATE
    if due is None:
        return Measure.ENDED_UNDATED
    return Measure.ENDED_EARLY if day < office_date(due) else Measure.ENDED_ON_DAY


def _closed(late: bool) -> Measure:
    return Measure.CLOSED_LATE if late else Measure.CLOSED_IN_TIME


def _late_from(dossier: Dossier) -> datetime | None:
    """The moment after which it is late: its appointment, or a second request for papers.

    None: it has no appointment now, or never had one.
    """
    moments = [asked.asked_at for asked in dossier.supplements[_ONE_SUPPLEMENT:]][:1]
    if (due := _appointment(dossier)) is not None and not _waits(dossier):
        moments.append(due)
    return min(moments, default=None)


def _waits(dossier: Dossier) -> bool:
    """Its clock stands still: never late while it does."""
    return dossier.status in {Status.SUPPLEMENT, Status.OBLIGATION} and dossier.due.at is None


def _appointment(dossier: Dossier) -> datetime | None:
    """The one in force; of a dossier that ended while it waited, the one before."""
    if dossier.due.at is not None:
        return dossier.due.at
    before = [asked.due_before.at for asked in dossier.supplements if asked.received_at is None]
    before += [owed.due_before.at for owed in dossier.obligations if owed.met_at is None]
    return next((at for at in before if at is not None), None)


def _closed_at(dossier: Dossier) -> datetime | None:
    ends = (ending.at for ending in dossier.endings if ending.step in _WITHOUT_RESULT)
    return next(ends, None)
