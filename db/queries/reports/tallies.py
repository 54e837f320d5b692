"""Sums of the dossiers of a period, and the dossiers behind one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, or_, select

from db.queries.reports.scope import among, moments, picked, scope
from db.queries.rows import DossierLine, as_lines, lines
from db.tables import counting as c
from db.tables.dossier import dossier as d
from desk_app.domain.counting.facts import Fact
from desk_app.domain.counting.standing import Bounds, Standing
from desk_app.domain.counting.tally import Among, Pick, Side, Tally
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.papers import Channel

PAGE: Final = 50


def tallies(connection: Connection, bounds: Bounds, rows: Among) -> Sequence[Tally]:
    """How many dossiers of `rows` count as what between `bounds`: both sides of every form.

    Formula: for each side of `scope`, COUNT(*) by group, standing, late, apologised, carried
    and facts; of those that ended, SUM(end - received).
    """
    g, found = c.count_group.c, scope(Side.INTAKE, Side.OUTCOME)
    f = found.c
    keys = (f.side, f.count_group, f.standing, f.late, f.apologised, f.carried, f.facts, f.ended)
    waited = func.sum(func.max(f.since - f.received_at, 0)).label("waited")  # milliseconds
    sums = (
        select(*keys, func.count().label("n"), waited)
        .where(*among(found, rows))
        .group_by(*keys)
        .subquery("sums")
    )
    query = select(g.procedure_code, g.channel, g.officer, g.desk, sums).join_from(
        sums, c.count_group, g.id == sums.c.count_group
    )
    return [
        Tally(
            side=Side(row.side),
            procedure=row.procedure_code,
            channel=Channel(row.channel),
            officer=OfficerId(row.officer),
            desk=DeskId(row.desk),
            carried=bool(row.carried),
            standing=Standing(row.standing),
            late=bool(row.late),
            apologised=bool(row.apologised),
            facts=Fact(row.facts),
            n=row.n,
            waited=int(row.waited) if row.ended else 0,
        )
        for row in connection.execute(query, moments(bounds))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The question for the dossiers behind a number."""

    bounds: Bounds
    picks: Sequence[Pick]
    rows: Among


def dossiers_behind(
    connection: Connection, question: Behind, before: int | None = None
) -> Sequence[DossierLine]:
    """A page of the dossiers that a number counts, newest first.

    Formula: the rows of `scope` that any of the picks has.

    Args:
        before: `DossierLine.n` of the last line of the page before; None: the first page.
    """
    found = scope(*sorted({pick.side for pick in question.picks}))
    query = (
        lines()
        .join(found, found.c.n == d.c.n)
        .where(or_(*(picked(found, pick) for pick in question.picks)))
        .where(*among(found, question.rows))
        .order_by(d.c.n.desc())
        .limit(PAGE)
    )
    if before is not None:
        query = query.where(found.c.n < before)
    return as_lines(connection.execute(query, moments(question.bounds)).all())


def left_to_count(connection: Connection) -> int:
    """Dossiers touched since they were counted; a report says how many."""
    return int(connection.execute(select(func.count()).select_from(c.uncounted)).scalar_one())
