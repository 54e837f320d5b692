"""What the subjects and actors of a day are called."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Column, Connection, Table, select

from db.tables import hand_over as h
from db.tables import money as m
from db.tables import numbers as n
from db.tables import office as o
from db.tables.catalogue import procedure as p
from db.tables.dossier import dossier as d

_AT_ONCE = 500


def called(connection: Connection, subjects: Iterable[UUID]) -> Mapping[UUID, str]:
    """Code of a dossier, number of a paper or list, cashier of a shift; others are left out."""
    sought = tuple(set(subjects))
    names: dict[UUID, str] = {}
    for table, name in (
        (d, d.c.code),
        (n.sent_away, n.sent_away.c.printed),
        (h.batch, h.batch.c.printed),
        (m.shift, m.shift.c.cashier_name),
    ):
        names |= _of(connection, table, name, sought)
    return names


def officers(connection: Connection) -> Mapping[UUID, str]:
    rows = connection.execute(select(o.officer.c.id, o.officer.c.name))
    return {row.id: row.name for row in rows}


def fields_of(connection: Connection, subjects: Iterable[UUID]) -> Mapping[UUID, str]:
    """The field of each dossier or visit, as the newest catalogue names it; "": nobody knows."""
    sought = tuple(set(subjects))
    codes = {
        **_of(connection, n.sent_away, n.sent_away.c.procedure_code, sought),
        **_of(connection, d, d.c.procedure_code, sought),
    }
    known = fields_of_codes(connection, set(codes.values()))
    return {subject: known.get(code, "") for subject, code in codes.items()}


def fields_of_codes(connection: Connection, codes: Iterable[str]) -> Mapping[str, str]:
    newest_last = select(p.c.code, p.c.field).order_by(p.c.since, p.c.n)
    return {
        row.code: row.field
        for part in portions(tuple(codes))
        for row in connection.execute(newest_last.where(p.c.code.in_(part)))
    }


def portions(sought: Sequence[UUID] | Sequence[str]) -> Iterable[Sequence[UUID] | Sequence[str]]:
    """A statement takes only so many values at once."""
    return (sought[at : at + _AT_ONCE] for at in range(0, len(sought), _AT_ONCE))


def _of(
    connection: Connection, table: Table, name: Column[str], sought: Sequence[UUID]
) -> Mapping[UUID, str]:
    return {
        row[0]: row[1]
        for part in portions(sought)
        for row in connection.execute(select(table.c.id, name).where(table.c.id.in_(part)))
    }
