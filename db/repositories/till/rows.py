"""Rows of money and of shifts, kept up to date with the acts they come from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as put

from db.tables import money as m
from desk_app.domain.acts.act import Act
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import (
    CollectAt,
    Collection,
    Method,
    Refund,
    RefundStage,
    TakenLine,
)
from desk_app.domain.money.till.owed import MoneyStatus, status_of, unsettled
from desk_app.domain.money.till.shift import fold_shift

_KEPT: Final = select(m.dossier_money).where(m.dossier_money.c.dossier == bindparam("about"))
_DROP: Final = delete(m.dossier_money).where(m.dossier_money.c.dossier == bindparam("about"))
_LINES: Final = select(m.money_line.c.key, m.money_line.c.back).where(
    m.money_line.c.dossier == bindparam("about")
)
_DROP_LINES: Final = delete(m.money_line).where(m.money_line.c.dossier == bindparam("about"))


def keep_money(connection: Connection, dossier: Dossier) -> None:
    """What `dossier` owes, and each line taken or given back, as its acts have it now."""
    about = {"about": dossier.id}
    row = money_row(dossier)
    kept = connection.execute(_KEPT, about).mappings().first()
    if kept is not None and dict(kept) != row:
        connection.execute(_DROP, about)
        kept = None
    if row is not None and kept is None:
        connection.execute(insert(m.dossier_money), row)
    _keep_lines(connection, dossier)


def money_row(dossier: Dossier) -> dict[str, Any] | None:
    """The row that the lists of F6 read; None for a dossier of which nothing is to be paid."""
    status = status_of(dossier)
    if status is MoneyStatus.NOTHING_DUE:
        return None
    open_ = unsettled(dossier)
    later = [line for line in open_ if line.moment is CollectAt.RETURN]
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


def _keep_lines(connection: Connection, dossier: Dossier) -> None:
    about = {"about": dossier.id}
    money = dossier.money
    paid = [each for each in money.refunds if each.stage is RefundStage.PAID]
    now = {(each.key, False) for each in money.collections} | {(each.key, True) for each in paid}
    if {(row.key, row.back) for row in connection.execute(_LINES, about)} == now:
        return
    connection.execute(_DROP_LINES, about)
    rows = [row for taken in money.collections for row in _of_collection(dossier, taken)]
    rows += [row for refund in paid for row in _of_refund(dossier, refund)]
    if rows:
        connection.execute(insert(m.money_line), rows)


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
    return [around | _line(line, taken.method) for line in lines]


def _of_refund(dossier: Dossier, refund: Refund) -> Sequence[Mapping[str, Any]]:
    around: dict[str, Any] = {
        "dossier": dossier.id,
        "key": refund.key,
        "back": True,
        "shift": refund.shift,
        "desk": refund.paid_desk,
        "at": refund.paid_at,
        "slip": "" if refund.number is None else refund.number.padded,
    }
    return [around | _line(line, refund.method) for line in refund.lines]


def _line(line: TakenLine, method: Method) -> dict[str, Any]:
    return {
        "name": line.name,
        "kind": line.kind,
        "source": line.source,
        "method": method,
        "amount": line.amount,
    }
