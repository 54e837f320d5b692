"""Rows of money and of shifts, kept up to date with the acts they come from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as put

from db.bulk import Rows
from db.tables import money as m
from desk_app.domain.acts.act import Act
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.moves import (
    CollectAt,
    Collection,
    Method,
    Refund,
    RefundStage,
    TakenLine,
)
from desk_app.domain.money.till.owed import MoneyStatus, as_published, status_of, unsettled
from desk_app.domain.money.till.shift import fold_shift

_KEPT: Final = select(m.dossier_money).where(
    m.dossier_money.c.dossier.in_(bindparam("subjects", expanding=True))
)
_DROP: Final = Rows(delete(m.dossier_money).where(m.dossier_money.c.dossier == bindparam("about")))
_ADD: Final = Rows(insert(m.dossier_money))
_LINES: Final = select(*(c for c in m.money_line.c if c.name != "n")).where(
    m.money_line.c.dossier.in_(bindparam("subjects", expanding=True))
)
_DROP_LINES: Final = Rows(delete(m.money_line).where(m.money_line.c.dossier == bindparam("about")))
_ADD_LINES: Final = Rows(
    insert(m.money_line).values(
        {c.name: bindparam(c.name) for c in m.money_line.c if c.name != "n"}
    )
)

_Line: TypeAlias = frozenset[tuple[str, Any]]  # columns of a row with what they say


def keep_money(
    connection: Connection, rows: Mapping[UUID, Mapping[str, Any] | None], held: Set[UUID]
) -> None:
    """What dossiers owe.

    Args:
        rows: `money_row` of each, as its acts have it now.
        held: Those that have a row already.
    """
    asked = [about for about in rows if about in held]
    found = connection.execute(_KEPT, {"subjects": asked}).mappings() if asked else ()
    kept = {row["dossier"]: dict(row) for row in found}
    others = {about: row for about, row in rows.items() if kept.get(about) != row}
    _DROP.put(connection, [{"about": about} for about in others if about in kept])
    _ADD.put(connection, [row for row in others.values() if row is not None])


def money_row(dossier: Dossier) -> dict[str, Any] | None:
    """The row that the lists of F6 read; None for a dossier of which nothing is to be paid."""
    status = status_of(dossier)
    if status is MoneyStatus.NOTHING_DUE:
        return None
    open_ = unsettled(dossier)
    # What was paid out twice is got back after the return as well: it stays in the list
    out = dossier.status is Status.RETURNED
    later = [line for line in open_ if line.moment is CollectAt.RETURN or (out and line.returned)]
    return {
        "dossier": dossier.id,
        "status": status,
        "left": sum(line.left for line in open_),
        "later": sum(line.left for line in later),
        "unknown": sum(line.asked is None for line in open_),
    }


def settle_shift(connection: Connection, acts: Iterable[Act]) -> None:
    """One row of the shift that `acts` are about."""
    shift = fold_shift(acts)
    if shift is None:
        return
    last = shift.closings[-1] if shift.closings else None
    row = {
        "id": shift.id,
        "desk": shift.desk,
        "cashier": shift.cashier,
        "cashier_name": shift.cashier_name,
        "opening": shift.opening,
        "opened_at": shift.opened_at,
        "stage": shift.stage,
        "closed_at": None if last is None else last.at,
        "expected": None if last is None else last.expected,
        "in_drawer": None if last is None else last.in_drawer,
    }
    save = put(m.shift).values(row)
    values = {name: save.excluded[name] for name in row if name != "id"}
    connection.execute(save.on_conflict_do_update(index_elements=["id"], set_=values))


def keep_money_lines(connection: Connection, dossiers: Sequence[Dossier]) -> None:
    """Each line taken or given back of `dossiers`, as their acts have it now."""
    if not dossiers:
        return
    kept = _kept_lines(connection, [dossier.id for dossier in dossiers])
    others: dict[UUID, list[Mapping[str, Any]]] = {}
    for dossier in dossiers:  # whole rows: by which desk it was paid may turn round
        now = list(_line_rows(dossier))
        if Counter(frozenset(row.items()) for row in now) != kept[dossier.id]:
            others[dossier.id] = now
    _DROP_LINES.put(connection, [{"about": about} for about in others])
    _ADD_LINES.put(connection, [row for rows in others.values() for row in rows])


def money_differs(connection: Connection, dossier: Dossier) -> bool:
    """Whether the rows of its money are not what its acts come to."""
    kept = connection.execute(_KEPT, {"subjects": [dossier.id]}).mappings().one_or_none()
    if (None if kept is None else dict(kept)) != money_row(dossier):
        return True
    lines = Counter(frozenset(row.items()) for row in _line_rows(dossier))
    return _kept_lines(connection, [dossier.id])[dossier.id] != lines


def _kept_lines(connection: Connection, dossiers: Sequence[UUID]) -> Mapping[UUID, Counter[_Line]]:
    kept: defaultdict[UUID, Counter[_Line]] = defaultdict(Counter)
    for row in connection.execute(_LINES, {"subjects": dossiers}).mappings():
        kept[row["dossier"]][frozenset(dict(row).items())] += 1
    return kept


def has_lines(dossier: Dossier) -> bool:
    return bool(dossier.money.collections or dossier.money.refunds)


def _line_rows(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    for taken in dossier.money.collections:
        yield from _of_collection(dossier, taken)
    for refund in _paid_back(dossier):
        yield from _of_refund(dossier, refund)


def _paid_back(dossier: Dossier) -> Sequence[Refund]:
    return [each for each in dossier.money.refunds if each.stage is RefundStage.PAID]


def _of_collection(dossier: Dossier, taken: Collection) -> Sequence[Mapping[str, Any]]:
    beyond = TakenLine(name="", amount=taken.too_much)
    lines = (*taken.lines, beyond) if taken.too_much else taken.lines
    around: dict[str, Any] = {
        "dossier": dossier.id,
        "key": taken.key,
        "back": False,
        "shift": taken.shift,
        "desk": taken.desk,
        "at": taken.at,
        "slip": taken.number.padded,
    }
    return [around | _line(as_published(dossier, line), taken.method) for line in lines]


def _of_refund(dossier: Dossier, refund: Refund) -> Sequence[Mapping[str, Any]]:
    around: dict[str, Any] = {
        "dossier": dossier.id,
        "key": refund.request,
        "back": True,
        "shift": refund.shift,
        "desk": refund.paid_desk,
        "at": refund.paid_at,
        "slip": "" if refund.number is None else refund.number.padded,
    }
    lines = [as_published(dossier, line) for line in refund.lines]
    return [around | _line(line, refund.method) for line in lines]


def _line(line: TakenLine, method: Method) -> dict[str, Any]:
    return {
        "name": line.name,
        "kind": line.kind,
        "source": line.source,
        "method": method,
        "amount": line.amount,
    }
