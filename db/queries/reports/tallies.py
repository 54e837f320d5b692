"""Sums of the dossiers of a period, and the dossiers behind one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, case, func, literal, or_, select

from db.queries.reports.scope import among, moments, picked, scope
from db.queries.rows import DossierLine, as_lines, lines
from db.tables.counting import standing as c
from db.tables.dossier import dossier as d
from desk_app.domain.counting.facts import NOTHING, Fact
from desk_app.domain.counting.standing import Bounds, Standing
from desk_app.domain.counting.tally import Among, Pick, Side, Tally
from desk_app.domain.law.papers import Channel

PAGE: Final = 50

_SIDES: Final = {side.value: side for side in Side}  # a look-up is cheaper than the enum's own
_CHANNELS: Final = {channel.value: channel for channel in Channel}
_STANDINGS: Final = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a report tells dossiers apart by, beside procedure and channel. Less is faster."""

    officers: bool = False
    desks: bool = False
    facts: Fact = NOTHING  # those it asks for; the others read as if they did not hold


WHOLE: Final = Detail(officers=True, desks=True, facts=~NOTHING)


def tallies(
    connection: Connection, bounds: Bounds, rows: Among, detail: Detail = WHOLE
) -> Sequence[Tally]:
    """How many dossiers of `rows` count as what between `bounds`: both sides of every form.

    Formula: for each side of `scope`, COUNT(*) by procedure, channel, standing, late, apologised
    and carried, and by what `detail` names; of those that ended, SUM(end - received).
    """
    g, found = c.count_group.c, scope(Side.INTAKE, Side.OUTCOME)
    f = found.c
    nobody = literal(None)
    keys = (
        f.side,
        g.procedure_code,
        g.channel,
        (g.officer if detail.officers else nobody).label("officer"),
        (g.desk if detail.desks else nobody).label("desk"),
        f.carried,
        f.standing,
        f.late,
        f.apologised,
        f.facts.op("&")(int(detail.facts)).label("facts"),
    )
    waited = func.sum(case((f.ended, func.max(f.since - f.received_at, 0)), else_=0))
    query = (
        select(*keys, func.count(), waited)
        .join_from(found, c.count_group, g.id == f.count_group)
        .where(*among(found, rows))
        .group_by(*(key for key in keys if key.name not in _left_out(detail)))
    )
    return [_tally(row) for row in connection.execute(query, moments(bounds))]


def _left_out(detail: Detail) -> Sequence[str]:
    told = {"officer": detail.officers, "desk": detail.desks, "facts": bool(detail.facts)}
    return [name for name, wanted in told.items() if not wanted]


def _tally(row: Sequence[Any]) -> Tally:
    side, procedure, channel, officer, desk, carried, standing, late, apologised, facts, n, ms = row
    return Tally(
        side=_SIDES[side],
        procedure=procedure,
        channel=_CHANNELS[channel],
        officer=officer,
        desk=desk,
        carried=bool(carried),
        standing=_STANDINGS[standing],
        late=bool(late),
        apologised=bool(apologised),
        facts=Fact(facts),
        n=n,
        waited=ms,
    )


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
