"""Which papers of no dossier this desk printed before: their acts are about the desk itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from db.queries.day_end.lines import made_within
from db.tables import journal as t
from db.tables import office as o
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act
from desk_app.domain.ids import DeskId


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPrints:
    """Prints of one paper that its printer took, or that were kept as a file."""

    times: int
    first_at: datetime  # UTC
    officer: str  # who asked for the first; empty where nobody knows the name


def printed_before(
    connection: Connection, desk: DeskId, paper: tuple[str, str], span: tuple[datetime, datetime]
) -> EarlierPrints | None:
    """None: this is the first print.

    Args:
        paper: Its form, and what it is about.
        span: From when on it could be printed, and now.
    """
    act = t.act.c
    rows = connection.execute(
        select(act.raw)
        .where(
            *made_within(*span),
            act.desk == desk,
            act.kind.in_((kinds.LOOSE_HANDED_OVER, kinds.LOOSE_SETTLED)),
        )
        .order_by(act.seq)
    ).scalars()
    acts = [read_act(raw).act for raw in rows]
    out = {
        each.body.get("job")
        for each in acts
        if each.kind == kinds.LOOSE_SETTLED and not each.body.get("reason")
    }
    same = [
        each
        for each in acts
        if each.kind == kinds.LOOSE_HANDED_OVER
        and (each.body.get("form"), each.body.get("about")) == paper
        and each.body.get("job") in out
    ]
    if not same:
        return None
    name = connection.execute(
        select(o.officer.c.name).where(o.officer.c.id == same[0].actor)
    ).scalar()
    return EarlierPrints(times=len(same), first_at=same[0].made_at, officer=name or "")
