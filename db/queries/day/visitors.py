"""The visitors of the day: who waits, how long one visit takes, how content they were."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Integer, func, select, type_coerce

from db.bulk import among, as_json
from db.prepared import Prepared, Statement, asked_for
from db.queries.day.moments import BY, DATE, MOST, Day, OfDay, given, held_by, on_the_day
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


def _over(own: bool) -> tuple[ColumnElement[bool], ...]:
    mine = (q.c.officer == BY,) if own else ()
    sane = _SECONDS.between(0, LONGEST_VISIT.total_seconds())
    return (q.c.state == TicketState.DONE, sane, *mine)


def _waiting() -> Statement:
    return select(func.count(), func.min(q.c.issued_at)).where(
        q.c.day == DATE, q.c.state == TicketState.WAITING
    )


def _served(own: bool) -> Statement:
    return select(q.c.officer, _SECONDS.label("seconds")).where(q.c.day == DATE, *_over(own))


def _count_before(own: bool) -> Statement:
    return select(func.count()).where(among(q.c.day, "before"), *_over(own))


def _middle_before(own: bool) -> Statement:
    """In SQL, for there may be thousands: the one or two in the middle of all of them."""
    found = select(_SECONDS.label("seconds")).where(among(q.c.day, "before"), *_over(own))
    return found.order_by(_SECONDS).limit(MOST).offset(asked_for("passed", Integer))


def _rated(own: bool) -> Statement:
    return (
        select(func.count(), func.coalesce(func.sum(w.c.stars), 0))
        .select_from(w.join(d, d.c.n == w.c.n))
        .where(on_the_day(w.c.rated_at), *held_by(own))
    )


def _complained(own: bool) -> Statement:
    return (
        select(func.count())
        .select_from(w.join(d, d.c.n == w.c.n))
        .where(on_the_day(w.c.complained_at), *held_by(own))
    )


_WAITING: Final = Prepared(_waiting)
_SERVED, _BEFORE, _MIDDLE = (OfDay(each) for each in (_served, _count_before, _middle_before))
_RATED, _COMPLAINED = OfDay(_rated), OfDay(_complained)


def visits(connection: Connection, day: Day, by: UUID | None = None) -> Visits:
    """A visit is a number of the queue that was called and is done: from the last counter's first
    call to its end, in seconds. What took longer than two hours was left open by mistake and
    counts nowhere. The queue that waits is everybody's."""
    waiting, waits_since = _WAITING.row(connection, given(day))
    today: defaultdict[UUID | None, list[float]] = defaultdict(list)
    for officer, seconds in _SERVED.rows(connection, day, by):
        today[officer].append(seconds)
    every = [seconds for served in today.values() for seconds in served]
    return Visits(
        waiting=waiting,
        waits_since=waits_since,
        seconds=median(every) if every else None,
        seconds_before=_before(connection, day, by),
        by_officer={who: median(served) for who, served in today.items() if who is not None},
    )


def satisfaction(connection: Connection, day: Day, by: UUID | None = None) -> Satisfaction:
    """Ratings given, and dossiers complained of, on the day."""
    ratings, stars = _RATED.row(connection, day, by)
    complaints = _COMPLAINED.row(connection, day, by)[0]
    return Satisfaction(ratings=ratings, stars=stars, complaints=complaints)


def _before(connection: Connection, day: Day, by: UUID | None) -> float | None:
    before = as_json(each.isoformat() for each in day.before)
    n = _BEFORE.row(connection, day, by, before=before)[0]
    if not n:
        return None
    middle = _MIDDLE.rows(connection, day, by, before=before, most=2 - n % 2, passed=(n - 1) // 2)
    return median(float(row.seconds) for row in middle)
