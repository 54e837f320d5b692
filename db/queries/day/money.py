"""Money of the day by counter: shifts, what they took and gave back, and what is still owed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
)

from db.prepared import Prepared, Statement, asked_for
from db.queries.day.moments import ACTS_OF_TODAY, BY, Day, OfDay, on_the_day
from db.repositories.till.till import Till
from db.tables import journal as t
from db.tables import money as m
from db.tables.dossier import STANDS
from db.tables.dossier import dossier as d
from db.tables.metadata import Id, Moment
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import MoneyStatus
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.watching.findings import Finding, Trouble

SHIFT: Final = asked_for("shift", Id)
GIVEN_OUT: Final = frozenset({kinds.RETURNED, kinds.DELIVERED})
"""Acts by which a result is with the citizen."""
_LONGEST: Final = timedelta(days=7)  # a shift counted today was opened within it


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterShift:
    """One cashier's shift at one desk; sums in đồng."""

    id: UUID
    desk: str
    cashier: str  # name
    stage: ShiftStage
    opened_at: datetime  # UTC
    closed_at: datetime | None
    cash: int  # taken, less given back
    other: int  # by transfer and card, likewise
    difference: int | None  # counted less expected; None: not counted
    said: str = ""  # by the cashier, of a difference


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMoney:
    """Đồng, and dossiers; of the whole office, or of the shifts of one cashier."""

    taken: int = 0
    given_back: int = 0
    dossiers_owing: int = 0  # now, whenever they were received
    refunds_waiting: int = 0


def _sums(own: bool) -> Statement:
    line, back = m.money_line.c, m.money_line.c.back
    mine = (_of_own_shifts(),) if own else ()
    return select(
        func.coalesce(func.sum(case((back, 0), else_=line.amount)), 0),
        func.coalesce(func.sum(case((back, line.amount), else_=0)), 0),
    ).where(on_the_day(line.at), *mine)


def _count_owing() -> Statement:
    status = m.dossier_money.c.status
    return (
        select(status, func.count())
        .where(status.in_((MoneyStatus.WAITING, MoneyStatus.WAITING_REFUND)))
        .group_by(status)
    )


def _list_shifts(own: bool) -> Statement:
    table, line = m.shift.c, m.money_line.c
    signed = case((line.back, -line.amount), else_=line.amount)
    in_cash = line.method == Method.CASH
    mine = (table.cashier == BY,) if own else ()
    return (
        select(
            m.shift,
            func.coalesce(func.sum(case((in_cash, signed), else_=0)), 0).label("cash"),
            func.coalesce(func.sum(case((in_cash, 0), else_=signed)), 0).label("other"),
        )
        .select_from(m.shift.outerjoin(m.money_line, line.shift == table.id))
        .where(table.id.in_(_of_the_day()), *mine)
        .group_by(table.id)
        .order_by(table.desk, table.opened_at)
    )


def _of_the_day() -> Select[tuple[UUID]]:
    table = m.shift.c
    counted = and_(
        table.opened_at >= asked_for("longest_ago", Moment),
        on_the_day(table.closed_at),
    )
    return select(table.id).where(
        or_(on_the_day(table.opened_at), counted, table.stage != ShiftStage.CLOSED)
    )


_SUMS: Final = OfDay(_sums)
_OWING: Final = Prepared(_count_owing)
_SHIFTS: Final = OfDay(_list_shifts)


def day_money(connection: Connection, day: Day, by: UUID | None = None) -> DayMoney:
    """Taken and given back by lines of the day; owing and refunds as they stand now."""
    taken, given_back = _SUMS.row(connection, day, by)
    owing: dict[str, int] = dict(_OWING.rows(connection, {}))
    return DayMoney(
        taken=taken,
        given_back=given_back,
        dossiers_owing=owing.get(MoneyStatus.WAITING, 0),
        refunds_waiting=owing.get(MoneyStatus.WAITING_REFUND, 0),
    )


def shifts(connection: Connection, day: Day, by: UUID | None = None) -> Sequence[CounterShift]:
    """Opened or counted on the day, or not counted yet whenever they were opened; by desk."""
    return tuple(
        CounterShift(
            id=row.id,
            desk=row.desk,
            cashier=row.cashier_name,
            stage=ShiftStage(row.stage),
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            cash=row.cash,
            other=row.other,
            difference=None if row.in_drawer is None else row.in_drawer - row.expected,
            said=_said(connection, row.id) if row.in_drawer != row.expected else "",
        )
        for row in _SHIFTS.rows(connection, day, by, longest_ago=day.begins - _LONGEST)
    )


def _said(connection: Connection, shift: UUID) -> str:
    """Of the last count; asked of the few that differ."""
    found = Till(connection).shift(shift)
    return found.closings[-1].reason if found is not None and found.closings else ""


def dossiers_behind(number: str, own: bool) -> Select[tuple[UUID]]:
    """Of "taken", "given_back", "shift", "owing" or "refunds_waiting": those the sum is made of."""
    line, money = m.money_line.c, m.dossier_money.c
    if number in _STANDING_NOW:  # the whole office's: nobody owes an officer
        everybodys = false() if own else true()
        return select(money.dossier).where(money.status == _STANDING_NOW[number], everybodys)
    return select(line.dossier).where(*_moved(number, own))


def returned_unpaid() -> ColumnElement[bool]:
    """Given out on the day, and still waiting for its money. Looked for among the day's acts."""
    act, money = t.act.c, m.dossier_money.c
    given = select(act.subject).where(ACTS_OF_TODAY, act.kind.in_(GIVEN_OUT)).correlate(None)
    waits = exists().where(money.dossier == d.c.id, money.status == MoneyStatus.WAITING)
    returned = (STANDS == Status.RETURNED, on_the_day(d.c.returned_at))
    return and_(d.c.id.in_(given), *returned, waits)


def unpaid_reason(act: Act) -> str:
    """Why the result was given out before its fees were taken; "" where the act does not say."""
    unpaid = act.body.get("unpaid")
    return str(unpaid.get("reason", "")).strip() if isinstance(unpaid, dict) else ""


def left_to_pay() -> ColumnElement[int]:
    """Đồng of `dossier` that are known and not paid."""
    money = m.dossier_money.c
    left = select(money.left).where(money.dossier == d.c.id).correlate(d)
    return func.coalesce(left.scalar_subquery(), 0, type_=Integer)


def sums_behind(
    connection: Connection, number: str, day: Day, by: UUID | None, shift: UUID | None
) -> Mapping[UUID, int]:
    """Dossier → its part of the sum, in đồng; of what waits to be given back nobody knows one."""
    if number not in _PARTS:
        return {}
    return dict(_PARTS[number].rows(connection, day, by, shift=shift))


def _moved(number: str, own: bool) -> Sequence[ColumnElement[bool]]:
    line = m.money_line.c
    mine = (_of_own_shifts(),) if own else ()
    if number == "shift":
        return (line.shift == SHIFT, *mine)
    return (on_the_day(line.at), line.back.is_(number == "given_back"), *mine)


def _of_own_shifts() -> ColumnElement[bool]:
    return m.money_line.c.shift.in_(select(m.shift.c.id).where(m.shift.c.cashier == BY))


def _part(number: str, own: bool) -> Statement:
    line, money = m.money_line.c, m.dossier_money.c
    if number == "owing":
        of_all = false() if own else true()
        return select(money.dossier, money.left).where(money.status == MoneyStatus.WAITING, of_all)
    signed = case((line.back, -line.amount), else_=line.amount)
    amount = signed if number == "shift" else line.amount
    return select(line.dossier, func.sum(amount)).where(*_moved(number, own)).group_by(line.dossier)


_STANDING_NOW: Final = {
    "owing": MoneyStatus.WAITING,
    "refunds_waiting": MoneyStatus.WAITING_REFUND,
}
_PARTS: Final = {
    number: OfDay(partial(_part, number)) for number in ("taken", "given_back", "shift", "owing")
}
BEHIND: Final = frozenset(_PARTS) | frozenset(_STANDING_NOW)
"""Numbers of money that open as a list of dossiers."""


def findings_of_shifts(found: Iterable[CounterShift], day: Day) -> Iterator[Finding]:
    """Left open: opened before the day and not counted. Differs: counted on the day, and the
    drawer held more or less than the acts say."""
    for shift in found:
        left_open = shift.stage is not ShiftStage.CLOSED and shift.opened_at < day.begins
        if not left_open and not (shift.stage is ShiftStage.CLOSED and shift.difference):
            continue
        yield Finding(
            about=Trouble.SHIFT_LEFT_OPEN if left_open else Trouble.SHIFT_DIFFERS,
            key=shift.id.hex,
            fact=f"{shift.stage} {shift.difference or 0}",
            who=shift.cashier,
            what=shift.desk,
            at=shift.opened_at if left_open else shift.closed_at,
            count=shift.difference or 0,
            reason="" if left_open else shift.said,
        )
