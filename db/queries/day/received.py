"""What was received on a day, and how many are received in an hour as a rule."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Connection, Integer, and_, func, select, union_all

from db.prepared import Statement, asked_for
from db.queries.day.moments import TODAY, Day, OfDay, order_from, received_by
from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import OFFICE_TIME

_MS: Final = 1000
_HOUR: Final = 3600 * _MS
_EAST: Final = 7  # hours; Việt Nam keeps one time all year, and this is SQL's only way to know it
_HOUR_OF_ORDER: Final = _HOUR << 20  # of row numbers
HOUR_OF: Final = (d.c.n.op(">>")(20) // _HOUR + _EAST) % 24  # milliseconds since 1970, UTC
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


def _voided_since(own: bool) -> Statement:
    since = (d.c.status == Status.VOIDED, *received_by(own))
    return select(func.count().label("n")).where(TODAY, *since)


def _of_the_days_before(own: bool) -> Statement:
    """Hour by hour, each between two row numbers: nothing is sorted and no row is read; less the
    voided."""
    hours = _hours_before()
    of_it = and_(d.c.n >= hours.c.n, d.c.n < hours.c.n + _HOUR_OF_ORDER, *received_by(own))
    every = select(
        *_day_and_hour(hours.c.n),
        select(func.count()).select_from(d).where(of_it).scalar_subquery().label("n"),
    )
    groups = _day_and_hour(d.c.n)
    voided = select(*groups, (-func.count()).label("n")).where(
        d.c.n.in_(select(w.c.n).where(w.c.voided_at.is_not(None))), _BEFORE, ~COUNTS
    )
    return union_all(every, voided.where(*received_by(own)).group_by(*groups))


def _hours_before() -> CTE:
    """The first row number of each hour."""
    first = select(asked_for("before_first", Integer).label("n")).cte("hours", recursive=True)
    following = first.c.n + _HOUR_OF_ORDER
    return first.union_all(select(following).where(following < asked_for("before_after", Integer)))


def _day_and_hour(order: ColumnElement[int]) -> Sequence[ColumnElement[int]]:
    """Days since 1970 and the hour, at the office, of a row number."""
    hour = order.op(">>")(20) // _HOUR + _EAST
    return (hour // 24).label("day"), (hour % 24).label("hour")


_BEFORE: Final = and_(
    d.c.n >= asked_for("before_first", Integer), d.c.n < asked_for("before_after", Integer)
)
_RECEIVED: Final = OfDay(_group_received)
_VOIDED: Final = OfDay(_voided_since)
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


def received_and_voided(connection: Connection, day: Day, by: UUID | None = None) -> int:
    """Dossiers received on the day that count no more; the sheet of the day counts them."""
    return int(_VOIDED.row(connection, day, by).n)


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
