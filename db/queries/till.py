"""Lists of F6: who still has to pay, shifts, and what was collected for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, or_, select

from db.repositories.dossiers import Dossiers
from db.tables import money as m
from db.tables.dossier import dossier as d
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.beneficiary import beneficiary_of
from desk_app.domain.money.till.moves import Method, RefundStage
from desk_app.domain.money.till.owed import MoneyStatus, open_refund, too_much
from desk_app.domain.money.till.shift import ShiftStage


class MoneyList(StrEnum):
    """The lists of F6, in the order of their keys."""

    WAITING = "waiting"  # of today, and results that wait at the counter
    EARLIER = "earlier"  # received before today, still open
    PAPERS = "papers"  # taken, and no biên lai on record
    REFUNDS = "refunds"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """One dossier in a list of F6."""

    id: DossierId
    code: str
    applicant: str
    procedure: str
    received_at: datetime  # UTC
    result_back: bool  # its result waits at the counter
    status: MoneyStatus
    left: int  # đồng
    later: int  # đồng of it that are collected at the return
    unknown: int  # fees whose sum nobody knows
    # Of the list of refunds alone: how far it came, None where nobody has asked; and đồng
    refund: RefundStage | None = None
    back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    id: UUID
    desk: str
    cashier: UUID
    cashier_name: str
    opening: int  # đồng
    opened_at: datetime  # UTC
    stage: ShiftStage
    closed_at: datetime | None
    expected: int | None  # đồng; None: not counted yet
    in_drawer: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """What one fee brought for one beneficiary, and how."""

    beneficiary: str  # unit entitled to it; empty: the catalogue names none
    name: str  # empty: credited beyond what was due
    kind: FeeKind
    cash: int  # đồng taken
    transfer: int
    pos: int
    given_back: int  # đồng, in every way
    dossiers: int

    @property
    def net(self) -> int:
        """Đồng to be handed on."""
        return self.cash + self.transfer + self.pos - self.given_back


_MOST: Final = 500
_COLUMNS: Final = (
    d.c.id,
    d.c.code,
    d.c.applicant,
    d.c.procedure_name,
    d.c.received_at,
    d.c.status.label("stands"),
    m.dossier_money.c.status,
    m.dossier_money.c.left,
    m.dossier_money.c.later,
    m.dossier_money.c.unknown,
)


def money_rows(
    connection: Connection, which: MoneyList, today: datetime, limit: int = _MOST
) -> Sequence[MoneyRow]:
    """Results that wait first, then the newest.

    Args:
        today: The moment this day began, in UTC.
    """
    query = (
        select(*_COLUMNS)
        .join_from(d, m.dossier_money, m.dossier_money.c.dossier == d.c.id)
        .where(_condition(which, today))
        .order_by(d.c.status != Status.RESULT_BACK, d.c.n.desc())
        .limit(limit)
    )
    rows = tuple(_row(row) for row in connection.execute(query))
    if which is not MoneyList.REFUNDS:
        return rows
    dossiers = Dossiers(connection)  # few are to be given back, and no row tells how far that came
    return tuple(_with_refund(row, dossiers.find(row.id).dossier) for row in rows)


def money_counts(connection: Connection, today: datetime) -> dict[MoneyList, int]:
    return {
        which: connection.execute(
            select(func.count())
            .select_from(d.join(m.dossier_money, m.dossier_money.c.dossier == d.c.id))
            .where(_condition(which, today))
        ).scalar_one()
        for which in MoneyList
    }


def shifts(connection: Connection, since: datetime, limit: int = 100) -> Sequence[ShiftRow]:
    """Of every desk, newest first; those still open are always among them."""
    table = m.shift
    rows = connection.execute(
        select(table)
        .where(or_(table.c.opened_at >= since, table.c.stage != ShiftStage.CLOSED))
        .order_by(table.c.opened_at.desc())
        .limit(limit)
    ).mappings()
    return tuple(
        ShiftRow(**{**row, "stage": ShiftStage(row["stage"])})  # the columns are its fields
        for row in rows
    )


def ledger(connection: Connection, begin: datetime, end: datetime) -> Sequence[LedgerRow]:
    """What was collected from `begin` to before `end`, by the unit entitled to the fee."""
    line = m.money_line.c
    within = and_(line.at >= begin, line.at < end)
    whose = _whose(connection, within).label("beneficiary")

    def taken(method: Method) -> ColumnElement[int]:
        return func.sum(case((and_(~line.back, line.method == method), line.amount), else_=0))

    query = (
        select(
            whose,
            line.name,
            line.kind,
            taken(Method.CASH).label("cash"),
            taken(Method.TRANSFER).label("transfer"),
            taken(Method.POS).label("pos"),
            func.sum(case((line.back, line.amount), else_=0)).label("given_back"),
            func.count(line.dossier.distinct()).label("dossiers"),
        )
        .where(within)
        .group_by(whose, line.name, line.kind)
        .order_by(whose == "", whose, line.kind, line.name)
    )
    return tuple(
        LedgerRow(
            beneficiary=row.beneficiary,
            name=row.name,
            kind=FeeKind(row.kind),
            cash=row.cash,
            transfer=row.transfer,
            pos=row.pos,
            given_back=row.given_back,
            dossiers=row.dossiers,
        )
        for row in connection.execute(query)
    )


def _whose(connection: Connection, within: ColumnElement[bool]) -> ColumnElement[str]:
    """Of each line its beneficiary: read from the few sources there are, not line by line."""
    source = m.money_line.c.source
    named = connection.execute(select(source).where(within).distinct()).scalars()
    units = {each: unit for each in named if (unit := beneficiary_of(each))}
    return case(units, value=source, else_="") if units else literal("")


def _condition(which: MoneyList, today: datetime) -> ColumnElement[bool]:
    table, back = m.dossier_money.c, d.c.status == Status.RESULT_BACK
    waits = table.status == MoneyStatus.WAITING
    now = or_(table.left > table.later, table.unknown > 0)  # something not put off
    of_today = d.c.received_at >= today
    match which:
        case MoneyList.WAITING:
            return and_(waits, or_(back, and_(of_today, now)))
        case MoneyList.EARLIER:
            closed = d.c.status == Status.RETURNED
            return and_(waits, ~back, ~and_(of_today, now), or_(~closed, table.later > 0))
        case MoneyList.PAPERS:
            return table.status == MoneyStatus.PAPERS_WANTED
        case MoneyList.REFUNDS:
            return table.status == MoneyStatus.WAITING_REFUND


def _row(row: Any) -> MoneyRow:
    return MoneyRow(
        id=DossierId(row.id),
        code=row.code,
        applicant=row.applicant,
        procedure=row.procedure_name,
        received_at=row.received_at,
        result_back=row.stands == Status.RESULT_BACK,
        status=MoneyStatus(row.status),
        left=row.left,
        later=row.later,
        unknown=row.unknown,
    )


def _with_refund(row: MoneyRow, dossier: Dossier | None) -> MoneyRow:
    if dossier is None:
        return row
    asked = open_refund(dossier)
    if asked is None:
        return replace(row, back=too_much(dossier))
    return replace(row, refund=asked.stage, back=asked.total)
