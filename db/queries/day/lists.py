"""The dossiers behind a number of the day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from db.queries.day.moments import (
    TODAY,
    Day,
    given,
    held_by,
    on_the_day,
    received_by,
)
from db.queries.day.money import BEHIND, dossiers_behind
from db.queries.day.received import COUNTS, HOUR_OF
from db.queries.day.seen_of_dossiers import SOUGHT, first_of
from db.queries.day.standing import CONDITIONS
from db.queries.late import IN_PROCESS
from db.queries.rows import DossierLine, as_lines, first_lines, lines
from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from desk_app.domain.law.papers import Channel
from desk_app.domain.watching.findings import Trouble

_NEWEST_FIRST: Final = {"received", "taken", "given_back", "shift"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Which of the day's numbers is opened. `what` is a field of `Standing`, a kind of finding
    about dossiers, one of `money.BEHIND`, "received", "due" or "rated"; the others narrow it."""

    what: str
    hour: int | None = None
    officer: UUID | None = None
    procedures: Collection[str] | None = None  # codes
    channel: Channel | None = None
    days: int | None = None  # of "due": working days from today
    unit: str | None = None  # of "due": that has the papers, or handles `procedures`
    shift: UUID | None = None  # of "shift"

    @property
    def about(self) -> Trouble | None:
        """The kind of finding each of its dossiers is; None: they are none."""
        return next((kind for kind in SOUGHT if kind.value == self.what), None)


def behind(
    connection: Connection, number: Behind, day: Day, by: UUID | None = None, limit: int = 500
) -> Sequence[DossierLine]:
    """Newest first what was received or paid; otherwise the most urgent first, of what a leader
    sees over those that `findings_about` tells, in its order. 500 at most."""
    if number.about is not None:
        sought = SOUGHT[number.about]
        watched = lines().select_from(d.outerjoin(w, w.c.n == d.c.n))
        query = watched.where(d.c.n.in_(first_of(sought, by is not None)))
        query = query.order_by(sought.seen, sought.at, d.c.n)
    else:
        newest = number.what in _NEWEST_FIRST
        order = (d.c.n.desc(),) if newest else (d.c.due_at.nulls_last(), d.c.n)
        query = first_lines(and_(*_where(number, day, by)), order, limit)
    given_ = {**_given(number, day, by), "most": limit}
    return as_lines(connection.execute(query, given_).all())


def how_many_behind(
    connection: Connection, number: Behind, day: Day, by: UUID | None = None
) -> int:
    query = select(func.count()).select_from(d).where(*_where(number, day, by))
    return connection.execute(query, _given(number, day, by)).scalar_one()


def _given(number: Behind, day: Day, by: UUID | None) -> Mapping[str, Any]:
    return given(day, by, shift=number.shift)


def _where(number: Behind, day: Day, by: UUID | None) -> Sequence[ColumnElement[bool]]:
    own = by is not None
    if number.what == "received":
        return (TODAY, COUNTS, *received_by(own), *_narrowed(number))
    if number.what in BEHIND:
        return (d.c.id.in_(dossiers_behind(number.what, own)),)
    if number.what == "due":
        return (*_due(number, day), *held_by(own))
    if (counted := CONDITIONS.get(number.what)) is not None:
        return (counted, *held_by(own))
    if number.about is not None:
        found = SOUGHT[number.about]
        which = select(d.c.n).select_from(found.source).where(found.where).correlate(None)
        return (d.c.n.in_(which), *held_by(own))
    rated = select(w.c.n).where(on_the_day(w.c.rated_at))
    return (d.c.n.in_(rated), *held_by(own))


def _narrowed(number: Behind) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if number.hour is not None:
        found.append(HOUR_OF.in_((number.hour,)))
    if number.officer is not None:
        found.append(d.c.officer == number.officer)
    if number.procedures is not None:
        found.append(d.c.procedure_code.in_(number.procedures))
    if number.channel is not None:
        found.append(d.c.channel == number.channel)
    return found


def _due(number: Behind, day: Day) -> Sequence[ColumnElement[bool]]:
    ends = day.due_ends
    after, until = day.now, ends[-1]
    if number.days is not None:
        after = ends[number.days - 1] if number.days else day.now
        until = ends[number.days]
    begins = d.c.due_at > after if number.days else d.c.due_at >= after
    found = [d.c.status.in_(IN_PROCESS), begins, d.c.due_at <= until]
    if number.unit is not None:
        at_desk = and_(d.c.papers_unit == "", d.c.procedure_code.in_(number.procedures or ()))
        with_it = d.c.papers_unit == number.unit if number.unit else false()
        found.append(or_(with_it, at_desk))
    return found
