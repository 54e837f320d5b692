"""What is kept of dossiers beside their own rows: codes, post, scans, money, disagreements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, literal_column, select, union_all

from db.attachments.queue import keep_scans
from db.bulk import Rows, among, as_json
from db.prepared import Prepared
from db.repositories.post.items import keep_postal_items, rows_by_post
from db.repositories.till.rows import has_lines, keep_money, keep_money_lines, money_row
from db.repositories.watching.rows import keep_watch, watch_row
from db.tables import journal as t
from db.tables import money as m
from db.tables import numbers as n
from db.tables.post import postal_item
from db.tables.scans import scan
from db.tables.watching import dossier_watch
from desk_app.domain.codes.external_code import sought_code
from desk_app.domain.dossier import Dossier

_CODES, _POST, _SCANS, _MONEY, _LINES, _WATCH, _APART = range(7)
_HELD: Final = Prepared(
    lambda: union_all(
        *(
            select(literal_column(str(which)).label("which"), column.label("dossier")).where(
                among(column, "subjects")
            )
            for which, column in (
                (_CODES, n.external_code.c.dossier),
                (_POST, postal_item.c.dossier),
                (_SCANS, scan.c.dossier),
                (_MONEY, m.dossier_money.c.dossier),
                (_LINES, m.money_line.c.dossier),
                (_WATCH, dossier_watch.c.dossier),
                (_APART, t.disagreement.c.dossier),
            )
        )
    )
)
_KEPT_CODES: Final = select(
    n.external_code.c.dossier, n.external_code.c.system, n.external_code.c.code
).where(n.external_code.c.dossier.in_(bindparam("subjects", expanding=True)))
_DROP_CODES: Final = Rows(
    delete(n.external_code).where(n.external_code.c.dossier == bindparam("about"))
)
_ADD_CODES: Final = Rows(insert(n.external_code))
_NOTED: Final = select(t.disagreement.c.dossier, t.disagreement.c.act_id).where(
    t.disagreement.c.dossier.in_(bindparam("subjects", expanding=True))
)
_DROP_NOTED: Final = Rows(
    delete(t.disagreement).where(t.disagreement.c.act_id == bindparam("gone"))
)
_ADD_NOTED: Final = Rows(insert(t.disagreement))

Held: TypeAlias = Mapping[int, Set[UUID]]


def held_beside(connection: Connection, dossiers: Collection[UUID]) -> Held:
    """Which of `dossiers` have rows beside their own, in which tables."""
    held: defaultdict[int, set[UUID]] = defaultdict(set)
    if dossiers:
        for which, dossier in _HELD.kept(connection, {"subjects": as_json(dossiers)}):
            held[which].add(UUID(bytes=dossier))
    return held


def keep_beside(
    connection: Connection, dossiers: Sequence[Dossier], held: Held, *, listed: bool = True
) -> None:
    """Bring every table beside the rows of `dossiers` up to what their acts amount to.

    Args:
        listed: They have rows. Those that have none, as another has their code, have none that
            is found by the row's number either.
    """
    _keep_codes(connection, [d for d in dossiers if d.external_codes or d.id in held[_CODES]])
    by_post = {d.id: list(rows_by_post(d)) for d in dossiers}
    keep_postal_items(
        connection,
        {id_: rows for id_, rows in by_post.items() if rows or id_ in held[_POST]},
    )
    keep_scans(connection, [d for d in dossiers if d.scans.scans or d.id in held[_SCANS]])
    money = {d.id: money_row(d) for d in dossiers}
    keep_money(
        connection,
        {id_: row for id_, row in money.items() if row is not None or id_ in held[_MONEY]},
        held[_MONEY],
    )
    watch = {d.id: watch_row(d) if listed else None for d in dossiers}
    keep_watch(
        connection,
        {id_: row for id_, row in watch.items() if row is not None or id_ in held[_WATCH]},
    )
    keep_money_lines(connection, [d for d in dossiers if has_lines(d) or d.id in held[_LINES]])


def keep_noted(
    connection: Connection, apart: Mapping[UUID, Set[UUID]], held: Held, noted_at: datetime
) -> None:
    """Note the acts that no longer apply.

    Args:
        apart: Of each dossier.
        noted_at: Of those that were not noted before.
    """
    asked = [about for about, acts in apart.items() if acts or about in held[_APART]]
    if not asked:
        return
    noted = _grouped(connection.execute(_NOTED, {"subjects": asked}))
    gone = [act for about in asked for act in noted[about] - apart[about]]
    _DROP_NOTED.put(connection, [{"gone": act} for act in gone])
    _ADD_NOTED.put(
        connection,
        [
            {"act_id": act, "dossier": about, "noted_at": noted_at}
            for about in asked
            for act in apart[about] - noted[about]
        ],
    )


def _keep_codes(connection: Connection, dossiers: Sequence[Dossier]) -> None:
    """One row for each code of another system, as the acts have it now."""
    if not dossiers:
        return
    asked = {"subjects": [dossier.id for dossier in dossiers]}
    kept = _grouped(
        (dossier, (system, code))
        for dossier, system, code in connection.execute(_KEPT_CODES, asked)
    )
    now = {
        dossier.id: {(code.system, code.code) for code in dossier.external_codes}
        for dossier in dossiers
    }
    others = {about: codes for about, codes in now.items() if codes != kept[about]}
    _DROP_CODES.put(connection, [{"about": about} for about in others])
    _ADD_CODES.put(
        connection,
        [
            {"dossier": about, "system": system, "code": code, "sought": sought_code(code)}
            for about, codes in others.items()
            for system, code in sorted(codes)
        ],
    )


def _grouped(pairs: Iterable[Any]) -> Mapping[UUID, set[Any]]:
    grouped: defaultdict[UUID, set[Any]] = defaultdict(set)
    for about, what in pairs:
        grouped[about].add(what)
    return grouped
