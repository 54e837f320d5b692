"""What came, went and ended on a day, by field and by officer."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, case, func, select

from db.queries.day_end.names import fields_of, fields_of_codes, officers, portions
from db.queries.late import late_at
from db.tables import journal as t
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.day_end.held import DayLine
from desk_app.domain.day_end.sheet import CountLine
from desk_app.domain.handling.flow import OPEN

_MEASURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        kinds.RECEIVED: "received",
        kinds.RETURNED: "returned",
        kinds.REFUSED: "ended",
        kinds.WITHDRAWN: "ended",
        kinds.STOPPED: "ended",
        kinds.VOIDED: "voided",
        kinds.REFUSED_AT_INTAKE: "refused",
        kinds.SUPPLEMENT_FIRST: "supplements",
        kinds.SUPPLEMENT_ASKED: "supplements",
    }
)
"""Kind of act → field of `CountLine`."""


def counts_of(
    connection: Connection, made: Sequence[DayLine], now: datetime
) -> tuple[tuple[CountLine, ...], tuple[CountLine, ...]]:
    """By field and by officer. An act that was put aside counts nothing.

    Args:
        made: What was made on the day.
        now: As of when `open` and `late` are; the rest is of the day.
    """
    counted = [line for line in made if line.kind in _MEASURES]
    aside = _put_aside(connection, {line.subject for line in counted})
    counted = [line for line in counted if (line.desk, line.seq) not in aside]
    field_of = fields_of(connection, {line.subject for line in counted})
    name_of = officers(connection)
    by_field: dict[str, Counter[str]] = defaultdict(Counter)
    by_officer: dict[str, Counter[str]] = defaultdict(Counter)
    for line in counted:
        measure = _MEASURES[line.kind]
        by_field[field_of.get(line.subject, "")][measure] += 1
        by_officer[name_of.get(line.actor, "")][measure] += 1
    _add_open(connection, now, by_field, by_officer)
    return _lines(by_field), _lines(by_officer)


def _add_open(
    connection: Connection,
    now: datetime,
    by_field: dict[str, Counter[str]],
    by_officer: dict[str, Counter[str]],
) -> None:
    late = func.sum(case((late_at(now), 1), else_=0)).label("late")
    rows = connection.execute(
        select(d.c.procedure_code, d.c.officer, func.count().label("open"), late)
        .where(d.c.status.in_(OPEN))
        .group_by(d.c.procedure_code, d.c.officer)
    ).all()
    field_of = fields_of_codes(connection, {row.procedure_code for row in rows})
    name_of = officers(connection)
    for row in rows:
        counts = Counter(open=row.open, late=row.late)
        by_field[field_of.get(row.procedure_code, "")] += counts
        by_officer[name_of.get(row.officer, "")] += counts


def _put_aside(connection: Connection, subjects: set[UUID]) -> set[tuple[str, int]]:
    table = t.disagreement.c
    return {
        (row.desk, row.seq)
        for part in portions(tuple(subjects))
        for row in connection.execute(
            select(t.act.c.desk, t.act.c.seq)
            .join(t.disagreement, table.act_id == t.act.c.id)
            .where(table.dossier.in_(part))
        )
    }


def _lines(counts: Mapping[str, Counter[str]]) -> tuple[CountLine, ...]:
    """By name; what has none last."""
    names = sorted(counts, key=lambda name: (not name, name))
    return tuple(CountLine(name=name, **counts[name]) for name in names if counts[name])
