"""Results that were given out on a day while their fees were open, and still are."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from db.queries.day.money import GIVEN_OUT
from db.queries.day_end.lines import raws_of
from db.queries.day_end.names import officers, portions
from db.tables import money as m
from db.tables.dossier import dossier as d
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.day_end.held import DayLine
from desk_app.domain.day_end.sheet import UnpaidLine
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.owed import MoneyStatus
from desk_app.domain.office_time import office_date


def unpaid_of(
    connection: Connection, lines: Sequence[DayLine], day: date
) -> tuple[UnpaidLine, ...]:
    """In the order they were given out.

    Args:
        lines: Acts made on `day`.
    """
    acts = [read_act(raw).act for raw in raws_of(connection, lines, GIVEN_OUT)]
    rows = {row.id: row for row in _waiting(connection, [act.subject.id for act in acts])}
    people = officers(connection)
    last = {act.subject.id: act for act in sorted(acts, key=lambda each: each.made_at)}
    given = [(act, rows[about]) for about, act in last.items() if about in rows]
    return tuple(
        UnpaidLine(
            code=row.code,
            officer=people.get(act.actor, ""),
            left=row.left,
            unknown=row.unknown,
            said=_why(act),
        )
        for act, row in given
        if office_date(row.returned_at) == day
    )


def _waiting(connection: Connection, about: Sequence[UUID]) -> Iterator[Any]:
    money = m.dossier_money.c
    waits = (
        select(d.c.id, d.c.code, d.c.returned_at, money.left, money.unknown)
        .join(m.dossier_money, money.dossier == d.c.id)
        .where(d.c.status == Status.RETURNED, money.status == MoneyStatus.WAITING)
    )
    for part in portions(about):
        yield from connection.execute(waits.where(d.c.id.in_(part)))


def _why(act: Act) -> str:
    unpaid = act.body.get("unpaid")
    return str(unpaid.get("reason", "")).strip() if isinstance(unpaid, dict) else ""
