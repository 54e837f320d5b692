"""What use cases ask of the till: settings in force, shifts, and what a shift took."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, func, select

from db.tables import journal as t
from db.tables import money as m
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act, the_office
from desk_app.domain.ids import DeskId, DossierId, OfficerId, UnitCode
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.kept import collection_from
from desk_app.domain.money.till.moves import Method, bare_reference
from desk_app.domain.money.till.settings import TillSettings, fold_settings
from desk_app.domain.money.till.shift import (
    FeeSum,
    Shift,
    ShiftStage,
    ShiftSums,
    fold_shift,
)

_SET: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("office"), t.act.c.kind == kinds.TILL_SET)
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)
_STANDING: Final = select(m.shift.c.id).where(
    m.shift.c.desk == bindparam("desk"),
    m.shift.c.cashier == bindparam("cashier"),
    m.shift.c.stage == bindparam("stage"),
)
_OF_SHIFT: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("shift"), t.act.c.kind.like("shift.%"))
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)
_LINE: Final = m.money_line.c
_SUMS: Final = (
    select(
        _LINE.name,
        _LINE.kind,
        _LINE.source,
        _LINE.method,
        func.sum(case((_LINE.back, 0), else_=_LINE.amount)).label("taken"),
        func.sum(case((_LINE.back, _LINE.amount), else_=0)).label("given_back"),
    )
    .where(_LINE.shift == bindparam("shift"))
    .group_by(_LINE.name, _LINE.kind, _LINE.source, _LINE.method)
    .order_by(_LINE.method, _LINE.kind, _LINE.name, _LINE.source)
)
_SLIPS: Final = (
    select(_LINE.slip, func.min(_LINE.at).label("at"))
    .where(_LINE.shift == bindparam("shift"), ~_LINE.back)
    .group_by(_LINE.key, _LINE.slip)
    .order_by("at", _LINE.slip)
)

_CREDITS: Final = select(t.act.c.raw).where(
    t.act.c.subject.in_(
        select(_LINE.dossier).where(
            _LINE.at >= bindparam("since"), _LINE.method == Method.TRANSFER, ~_LINE.back
        )
    ),
    t.act.c.kind == kinds.MONEY_COLLECTED,
)


class Till:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settings(self, unit: UnitCode) -> TillSettings:
        """In force: of each part what was set last in the unit's order, then what is unsettled."""
        raws = self._connection.execute(_SET, {"office": the_office(unit).id}).scalars()
        return fold_settings(read_act(raw).act for raw in raws)

    def shift(self, shift_id: UUID) -> Shift | None:
        raws = self._connection.execute(_OF_SHIFT, {"shift": shift_id}).scalars()
        return fold_shift(read_act(raw).act for raw in raws)

    def open_shift(self, desk: DeskId, cashier: OfficerId) -> Shift | None:
        """The shift in which `cashier` takes money at `desk` now; None where none is open."""
        return self._standing(desk, cashier, ShiftStage.OPEN)

    def reversed_shift(self, desk: DeskId, cashier: OfficerId) -> Shift | None:
        """One whose count a leader set aside: it is to be counted again."""
        return self._standing(desk, cashier, ShiftStage.REVERSED)

    def _standing(self, desk: DeskId, cashier: OfficerId, stage: ShiftStage) -> Shift | None:
        about = {"desk": desk, "cashier": cashier, "stage": stage}
        found = self._connection.execute(_STANDING, about).scalar()
        return None if found is None else self.shift(found)

    def sums(self, shift_id: UUID) -> ShiftSums:
        """What was taken and given back in the shift, by fee and way."""
        about = {"shift": shift_id}
        rows = self._connection.execute(_SUMS, about)
        fees = tuple(
            FeeSum(
                name=row.name,
                kind=FeeKind(row.kind),
                source=row.source,
                method=Method(row.method),
                taken=row.taken,
                given_back=row.given_back,
            )
            for row in rows
        )
        slips = [row.slip for row in self._connection.execute(_SLIPS, about)]
        ends = () if not slips else (slips[0], slips[-1])
        return ShiftSums(fees=fees, collections=len(slips), slips=ends)

    def credited_to(self, reference: str, since: datetime) -> frozenset[DossierId]:
        """Dossiers paid since then by a transfer of this reference."""
        sought = bare_reference(reference)
        raws = self._connection.execute(_CREDITS, {"since": since}).scalars()
        likely = (raw for raw in raws if sought in bare_reference(raw.decode()))
        acts = [read_act(raw).act for raw in likely]
        return frozenset(
            DossierId(act.subject.id)
            for act in acts
            if bare_reference(collection_from(act).reference) == sought
        )
