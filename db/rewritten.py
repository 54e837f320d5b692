"""Acts whose places their desk used anew: they step aside, and are written again behind others."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from db.journal import Journal
from db.tables import journal as t
from desk_app.domain.acts.act import Act, origin_of, read_act, written_again


def rows_of_deed(connection: Connection, act: Act, where: ColumnElement[bool]) -> Sequence[int]:
    """Rows of the acts that tell what `act` tells, under whatever id and number."""
    table = t.act
    alike = (table.c.desk == act.desk, table.c.subject == act.subject.id, table.c.kind == act.kind)
    rows = connection.execute(select(table.c.n, table.c.raw).where(*alike, where))
    origin = origin_of(act)
    return [row.n for row in rows if origin_of(read_act(row.raw).act) == origin]


def forget_rewritten(connection: Connection, arrivals: Sequence[Act]) -> bool:
    """What came in a new form is no longer kept in its old one, nor offered or shown.

    Returns:
        Whether anything was taken away.
    """
    table = t.act
    old = [
        n
        for act in arrivals
        if origin_of(act) != act.id
        for n in rows_of_deed(connection, act, table.c.position.is_(None))
    ]
    if old:
        connection.execute(delete(t.outbox).where(t.outbox.c.act.in_(old)))
        connection.execute(delete(table).where(table.c.n.in_(old)))
    return bool(old)


def write_behind(connection: Connection, acts: Sequence[Act], journal: Journal) -> Sequence[Act]:
    """Write those of `acts` that are here in no form at the end of the chain; returns them."""
    in_chain = t.act.c.seq > 0
    fresh: list[Act] = []
    for act in acts:
        if not rows_of_deed(connection, act, in_chain):
            body = written_again(act)
            journal.write_again(act.kind, act.subject, body, by=act.actor, at=act.made_at)
            fresh.append(act)
    return fresh


def step_aside(connection: Connection, acts: ColumnElement[bool], refused: str | None) -> None:
    """Acts whose places others have: their bytes stay, and a person can see them.

    Args:
        refused: Why; None: they are offered once more.
    """
    table = t.act
    rows = connection.execute(select(table.c.n).where(acts)).scalars().all()
    for n in rows:
        save = insert(t.outbox).values(act=n, refused=refused)
        connection.execute(
            save.on_conflict_do_update(
                index_elements=["act"], set_={"refused": save.excluded.refused}
            )
        )
    aside = update(table).where(table.c.n.in_(rows))
    connection.execute(aside.values(seq=-table.c.n, position=None))
