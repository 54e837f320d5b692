"""What was received on a day, and how many are received in an hour as a rule."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from db.queries.day.moments import Day, received_between, received_by
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


def received(connection: Connection, day: Day, by: UUID | None = None) -> Sequence[Received]:
    """Dossiers received on the day and not voided since; by hour, officer, procedure and so on."""
    groups = (HOUR_OF, d.c.officer, d.c.procedure_code, d.c.channel, d.c.desk)
    rows = connection.execute(
        select(*groups, func.count())
        .where(received_between(day.begins, day.ends), COUNTS, *received_by(by))
        .group_by(*groups)
    )
    return tuple(
        Received(
            hour=int(hour),
            officer=officer,
            procedure=procedure,
            channel=Channel(channel),
            desk=desk,
            n=n,
        )
        for hour, officer, procedure, channel, desk, n in rows
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
    between, groups = received_between(begins, ends), (_DAY_OF, HOUR_OF)
    every = select(*groups, func.count()).where(d.c.officer == bindparam("officer"), between)
    voided = select(*groups, -func.count()).where(
        d.c.n.in_(select(w.c.n).where(w.c.voided_at.is_not(None))), between, ~COUNTS
    )
    # Officer by officer, for that is an index which holds all that is asked; then less the voided
    officers = tuple(_receivers(connection)) if by is None else (by,)
    rows = [
        row
        for officer in officers
        for row in connection.execute(every.group_by(*groups), {"officer": officer})
    ]
    rows += connection.execute(voided.where(*received_by(by)).group_by(*groups)).all()
    counted: defaultdict[date, Counter[int]] = defaultdict(Counter)
    for days, hour, n in rows:
        counted[_FIRST + timedelta(days=int(days))][int(hour)] += n
    worked = [counted[each] for each in day.before if any(counted[each].values())]
    hours = {hour for each in worked for hour, n in each.items() if n}
    return {hour: median(each[hour] for each in worked) for hour in sorted(hours)}


def _receivers(connection: Connection) -> Iterator[UUID]:
    """From one officer to the next by the index: a look for each of them."""
    after = UUID(int=0)
    while True:
        query = select(func.min(d.c.officer)).where(d.c.officer > after)
        found = connection.execute(query).scalar()
        if found is None:
            return
        after = found
        yield after


def voided_on(connection: Connection, day: Day, by: UUID | None = None) -> int:
    """Of what was received on the day, how many are voided by now."""
    query = select(func.count()).where(
        received_between(day.begins, day.ends), ~COUNTS, *received_by(by)
    )
    return connection.execute(query).scalar_one()
