"""Acts that their desk wrote again behind others, and their old forms in this store."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, select

from db.tables import journal as t
from desk_app.domain.acts.act import Act, origin_of, read_act


def rows_of_deed(connection: Connection, act: Act, where: ColumnElement[bool]) -> Sequence[int]:
    """Rows of the acts that tell what `act` tells, under whatever id and number."""
    table = t.act
    alike = (table.c.desk == act.desk, table.c.subject == act.subject.id, table.c.kind == act.kind)
    rows = connection.execute(select(table.c.n, table.c.raw).where(*alike, where))
    origin = origin_of(act)
    return [row.n for row in rows if origin_of(read_act(row.raw).act) == origin]


def forget_rewritten(connection: Connection, arrivals: Sequence[Act]) -> None:
    """What came in a new form is no longer kept in its old one, nor offered or shown."""
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
