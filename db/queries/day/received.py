"""What was received on a day, and how many are received in an hour as a rule."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import CTE, Connection, Integer, and_, func, select, union_all

from db.prepared import Statement, asked_for
from db.queries.day.moments import BY, TODAY, Day, OfDay, order_from, received_by
from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import OFFICE_TIME

_MS: Final = 1000
_HOUR: Final = 3600 * _MS
_EAST: Final = 7  # hours; Việt Nam keeps one time all year, and this is SQL's only way to know it
_AT: Final = d.c.n.op(">>")(20)  # milliseconds since 1970, UTC
HOUR_OF: Final = (_AT // _HOUR + _EAST) % 24
_DAY_OF: Final = (_AT // _HOUR + _EAST) // 24
_FIRST: Final = date(1970, 1, 1)
COUNTS: Final = d.c.status != Status.VOIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """How many dossiers of a day are alike in all of these."""

    hour: int  # at the office, 0 to 23
    officer: UUID
    procedure: str  # code
    channel: Channel
    desk: str
    n: int


def _group_received(own: bool) -> Statement:
    groups = (HOUR_OF.label("hour"), d.c.officer, d.c.procedure_code, d.c.channel, d.c.desk)
    return select(*groups, func.count()).where(TODAY, COUNTS, *received_by(own)).group_by(*groups)


def _of_the_days_before(own: bool) -> Statement:
    """Officer by officer, for that is an index which holds all that is asked; less the voided."""
    groups = (_DAY_OF.label("day"), HOUR_OF.label("hour"))
    every = select(*groups, func.count().label("n"))
    voided = select(*groups, (-func.count()).label("n")).where(
        d.c.n.in_(select(w.c.n).where(w.c.voided_at.is_not(None))), _BEFORE, ~COUNTS
    )
    if own:
        every = every.where(d.c.officer == BY)
    else:
        officer = _every_receiver()
        every = every.select_from(officer.join(d, d.c.officer == officer.c.id))
    return union_all(
        every.where(_BEFORE).group_by(*groups),
        voided.where(*received_by(own)).group_by(*groups),
    )


def _every_receiver() -> CTE:
    """From one officer to the next by the index: a look for each of them."""
    first = select(func.min(d.c.officer).label("id")).cte("receiver", recursive=True)
    following = select(func.min(d.c.officer)).where(d.c.officer > first.c.id).scalar_subquery()
    return first.union_all(select(following).where(first.c.id.is_not(None)))


_BEFORE: Final = and_(
    d.c.n >= asked_for("before_first", Integer), d.c.n < asked_for("before_after", Integer)
)
_RECEIVED: Final = OfDay(_group_received)
_USUAL: Final = OfDay(_of_the_days_before)


def received(connection: Connection, day: Day, by: UUID | None = None) -> Sequence[Received]:
    """Dossiers received on the day and not voided since; by hour, officer, procedure and so on."""
    return tuple(
        Received(
            hour=hour,
            officer=officer,
            procedure=procedure,
            channel=Channel(channel),
            desk=desk,
            n=n,
        )
        for hour, officer, procedure, channel, desk, n in _RECEIVED.rows(connection, day, by)
    )


def usual_by_hour(connection: Connection, day: Day, by: UUID | None = None) -> Mapping[int, float]:
    """Hour → median of the dossiers received in it, over the working days before.

    Of the last 20 working days those on which anything was received at all: on the others
    nobody worked with this program. An hour of such a day without a dossier counts as 0.
    """
    if not day.before:
        return {}
    begins = datetime.combine(min(day.before), time(), OFFICE_TIME)
    ends = datetime.combine(max(day.before), time(), OFFICE_TIME) + timedelta(days=1)
    rows = _USUAL.rows(
        connection, day, by, before_first=order_from(begins), before_after=order_from(ends)
    )
    counted: defaultdict[date, Counter[int]] = defaultdict(Counter)
    for days, hour, n in rows:
        counted[_FIRST + timedelta(days=days)][hour] += n
    worked = [counted[each] for each in day.before if any(counted[each].values())]
    hours = {hour for each in worked for hour, n in each.items() if n}
    return {hour: median(each[hour] for each in worked) for hour in sorted(hours)}
