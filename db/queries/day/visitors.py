"""The visitors of the day: who waits, how long one visit takes, how content they were."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, func, select, type_coerce

from db.queries.day.moments import Day, held_by
from db.tables.dossier import dossier as d
from db.tables.queue import ticket as q
from db.tables.watching import dossier_watch as w
from desk_app.domain.queue.ticket import LONGEST_VISIT, TicketState

_SECONDS: Final = (
    type_coerce(q.c.ended_at, Integer) - type_coerce(q.c.called_at, Integer)
) / 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    waiting: int = 0  # numbers drawn today that nobody called yet
    waits_since: datetime | None = None  # UTC; the longest of them
    seconds: float | None = None  # median of a visit today; None: none is over
    seconds_before: float | None = None  # median over the working days before
    by_officer: Mapping[UUID, float] = field(default_factory=dict)  # medians of today


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """Of the day."""

    ratings: int = 0
    stars: int = 0  # of all of them together
    complaints: int = 0  # dossiers with a complaint noted on the day


def visits(connection: Connection, day: Day, by: UUID | None = None) -> Visits:
    """A visit is a number of the queue that was called and is done: from the last counter's first
    call to its end, in seconds. What took longer than two hours was left open by mistake and
    counts nowhere. The queue that waits is everybody's."""
    waiting = connection.execute(
        select(func.count(), func.min(q.c.issued_at)).where(
            q.c.day == day.date, q.c.state == TicketState.WAITING
        )
    ).one()
    today: defaultdict[UUID | None, list[float]] = defaultdict(list)
    for officer, seconds in connection.execute(
        select(q.c.officer, _SECONDS).where(q.c.day == day.date, *_over(by))
    ):
        today[officer].append(seconds)
    every = [seconds for served in today.values() for seconds in served]
    return Visits(
        waiting=waiting[0],
        waits_since=waiting[1],
        seconds=median(every) if every else None,
        seconds_before=_before(connection, day, by),
        by_officer={who: median(served) for who, served in today.items() if who is not None},
    )


def satisfaction(connection: Connection, day: Day, by: UUID | None = None) -> Satisfaction:
    """Ratings given, and dossiers complained of, on the day."""
    joined = w.join(d, d.c.n == w.c.n)
    rated = (w.c.rated_at >= day.begins, w.c.rated_at < day.ends)
    complained = (w.c.complained_at >= day.begins, w.c.complained_at < day.ends)
    own = held_by(by)
    ratings = connection.execute(
        select(func.count(), func.coalesce(func.sum(w.c.stars), 0))
        .select_from(joined)
        .where(*rated, *own)
    ).one()
    complaints = connection.execute(
        select(func.count()).select_from(joined).where(*complained, *own)
    ).scalar_one()
    return Satisfaction(ratings=ratings[0], stars=ratings[1], complaints=complaints)


def _over(by: UUID | None) -> tuple[ColumnElement[bool], ...]:
    own = () if by is None else (q.c.officer == by,)
    sane = _SECONDS.between(0, LONGEST_VISIT.total_seconds())
    return (q.c.state == TicketState.DONE, sane, *own)


def _before(connection: Connection, day: Day, by: UUID | None) -> float | None:
    """In SQL, for there may be thousands: the one or two in the middle of all of them."""
    where = (q.c.day.in_(day.before), *_over(by))
    n = connection.execute(select(func.count()).where(*where)).scalar_one()
    if not n:
        return None
    middle = select(_SECONDS).where(*where).order_by(_SECONDS).limit(2 - n % 2).offset((n - 1) // 2)
    return median(float(seconds) for seconds in connection.execute(middle).scalars())
