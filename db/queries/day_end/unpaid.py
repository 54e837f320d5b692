"""Results that were given out on a day while their fees were open, and still are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from db.queries.day.money import GIVEN_OUT, unpaid_reason
from db.queries.day_end.lines import raws_of
from db.queries.day_end.names import officers, portions
from db.tables import journal as t
from db.tables import money as m
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
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
    given = [
        act
        for about, act in last.items()
        if about in rows and office_date(rows[about].returned_at) == day
    ]
    posted = _posted(connection, [act for act in given if act.kind == kinds.DELIVERED])
    return tuple(
        _line(act, rows[act.subject.id], posted.get(act.subject.id), people) for act in given
    )


def _line(act: Act, row: Any, posted: Act | None, people: Mapping[UUID, str]) -> UnpaidLine:
    """Who notes that the post delivered has given nothing out: that was who gave it to the post."""
    return UnpaidLine(
        code=row.code,
        officer=people.get((posted or act).actor, ""),
        left=row.left,
        unknown=row.unknown,
        said=unpaid_reason(act),
        posted=office_date(posted.made_at).isoformat() if posted else "",
    )


def _posted(connection: Connection, delivered: Sequence[Act]) -> Mapping[UUID, Act]:
    """The act of each dossier by which the result went to the post that delivered it."""
    went = {act.subject.id: act.body.get("list") for act in delivered}
    acts = select(t.act.c.raw).where(t.act.c.kind == kinds.POSTED)
    return {
        act.subject.id: act
        for part in portions(tuple(went))
        for raw in connection.execute(acts.where(t.act.c.subject.in_(part))).scalars()
        if (act := read_act(raw).act).body.get("list") == went[act.subject.id]
    }


def _waiting(connection: Connection, about: Sequence[UUID]) -> Iterator[Any]:
    money = m.dossier_money.c
    waits = (
        select(d.c.id, d.c.code, d.c.returned_at, money.left, money.unknown)
        .join(m.dossier_money, money.dossier == d.c.id)
        .where(d.c.status == Status.RETURNED, money.status == MoneyStatus.WAITING)
    )
    for part in portions(about):
        yield from connection.execute(waits.where(d.c.id.in_(part)))
