"""The day and the line: what is not at the centre, what it refused, desks not heard of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from db.prepared import Prepared, Statement
from db.queries.day.moments import Day
from db.queries.sync.disagreements import how_many_disagree, open_disagreements
from db.queries.sync.overview import refused_acts
from db.tables import journal as t
from desk_app.domain.office import is_centre_desk
from desk_app.domain.watching.findings import Finding, Trouble

TOO_LONG: Final = timedelta(hours=2)  # unsent for longer: somebody should see it


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHeard:
    desk: str
    last: datetime  # UTC; its newest act that is here, by its own clock


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfDay:
    unsent: int = 0  # acts of this desk
    oldest: datetime | None = None  # UTC; of them
    refused: int = 0  # likewise of this desk
    disagreements: int = 0  # of the office
    desks: Sequence[DeskHeard] = ()  # by name; the centre is none


def _waiting() -> Statement:
    waits = t.outbox.c.refused.is_(None)
    every = select(
        func.count().label("unsent"),
        func.min(t.outbox.c.act).label("first"),
    ).where(waits)
    one = every.subquery()
    refused = select(func.count()).select_from(t.outbox).where(~waits).scalar_subquery()
    return select(one.c.unsent, t.act.c.made_at, refused.label("refused")).select_from(
        one.outerjoin(t.act, t.act.c.n == one.c.first)
    )


def _every_desk() -> Statement:
    """From one name to the next by the index: a look for each desk, however many acts there are."""
    first = select(func.min(t.act.c.desk).label("name")).cte("desk", recursive=True)
    following = select(func.min(t.act.c.desk)).where(t.act.c.desk > first.c.name)
    each = first.union_all(select(following.scalar_subquery()).where(first.c.name.is_not(None)))
    newest = (
        select(t.act.c.made_at)
        .where(t.act.c.desk == each.c.name)
        .order_by(t.act.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(each.c.name, newest.label("last")).where(each.c.name.is_not(None))


_WAITING: Final = Prepared(_waiting)
_DESKS: Final = Prepared(_every_desk)


def line_of_day(connection: Connection, day: Day) -> LineOfDay:
    """As this store knows it: what other desks have not sent, nobody here can count."""
    unsent, oldest, refused = _WAITING.row(connection, {})
    return LineOfDay(
        unsent=unsent,
        oldest=oldest,
        refused=refused,
        disagreements=how_many_disagree(connection),
        desks=tuple(each for each in _desks(connection) if each.last >= day.heard_since),
    )


def findings_of_the_line(
    connection: Connection, day: Day, line: LineOfDay, here: str, most: int
) -> Iterator[Finding]:
    """Unsent: the oldest waits for more than two hours. Silent: another desk of which nothing
    is here since `day.opened`, and that was heard of in the last thirty days.

    Args:
        here: This desk.
    """
    for act in refused_acts(connection, most) if line.refused else ():
        yield Finding(
            about=Trouble.REFUSED,
            key=act.act.hex,
            fact=act.reason,
            dossier=act.dossier,
            code=act.code,
            who=act.applicant,
            what=act.reason,
            holder=act.officer,
            at=act.at,
        )
    for apart in open_disagreements(connection, most) if line.disagreements else ():
        yield Finding(
            about=Trouble.DISAGREEMENT,
            key=apart.act.hex,
            fact=apart.kind,
            dossier=apart.dossier,
            code=apart.code,
            who=apart.applicant,
            what=apart.desk,
            holder=apart.officer,
            at=apart.at,
        )
    if line.oldest is not None and line.oldest < day.now - TOO_LONG:
        yield Finding(
            about=Trouble.UNSENT,
            key=here,
            fact=line.oldest.isoformat(),
            who=here,
            at=line.oldest,
            count=line.unsent,
        )
    for desk in line.desks:
        if desk.desk != here and desk.last < day.opened:
            yield Finding(
                about=Trouble.SILENT_DESK,
                key=desk.desk,
                fact=desk.last.isoformat(),
                who=desk.desk,
                at=desk.last,
            )


def _desks(connection: Connection) -> Iterator[DeskHeard]:
    for name, last in _DESKS.rows(connection, {}):
        if not is_centre_desk(name):
            yield DeskHeard(desk=name, last=last)
