"""A shift: one cashier at one desk, from the float to the count that is locked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.cash import counted_total, expected_cash
from desk_app.domain.money.till.kept import dong
from desk_app.domain.money.till.moves import Method


class ShiftStage(StrEnum):
    """Kept in rows: never rename one."""

    OPEN = "open"
    CLOSED = "closed"  # locked
    REVERSED = "reversed"  # by a leader: to be counted again; takes no money


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSum:
    """What one fee brought in a shift, in one way."""

    name: str
    kind: FeeKind
    source: str
    method: Method
    taken: int  # đồng
    given_back: int  # đồng


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSums:
    """What the acts of one shift amount to."""

    fees: tuple[FeeSum, ...] = ()
    collections: int = 0  # how often money was taken
    slips: tuple[str, ...] = ()  # numbers of the internal slips, first and last

    def taken(self, method: Method) -> int:
        return sum(fee.taken for fee in self.fees if fee.method is method)

    def given_back(self, method: Method) -> int:
        return sum(fee.given_back for fee in self.fees if fee.method is method)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """The biên lai used in a shift, as the cashier reads them off; no number is made here."""

    first: str = ""
    last: str = ""
    cancelled: tuple[str, ...] = ()


NO_RECEIPTS: Final = Receipts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The count of a drawer at the end of a shift."""

    key: UUID
    sums: ShiftSums
    expected: int  # đồng that must lie in the drawer
    counted: Mapping[int, int]  # note → pieces
    reason: str = ""  # of a difference
    receipts: Receipts = NO_RECEIPTS
    at: datetime
    by: OfficerId
    reversed_at: datetime | None = None
    reversed_by: OfficerId | None = None
    reversed_because: str = ""

    @property
    def in_drawer(self) -> int:
        return counted_total(self.counted)

    @property
    def difference(self) -> int:
        """Đồng: more than expected is above 0."""
        return self.in_drawer - self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    id: UUID
    desk: DeskId
    cashier: OfficerId
    cashier_name: str
    opening: int  # đồng lying in the drawer at its start: the float
    opened_at: datetime  # UTC
    closings: tuple[Closing, ...] = ()  # in order; only the last may stand

    @property
    def stage(self) -> ShiftStage:
        if not self.closings:
            return ShiftStage.OPEN
        return ShiftStage.CLOSED if self.closings[-1].reversed_at is None else ShiftStage.REVERSED

    def expected(self, sums: ShiftSums) -> int:
        """Đồng that the drawer must hold: float + cash taken - cash given back."""
        taken, back = sums.taken(Method.CASH), sums.given_back(Method.CASH)
        return expected_cash(self.opening, taken, back)


def opened_body(opening: int, cashier_name: str) -> Body:
    return {"opening": opening, "cashier": cashier_name}


def closed_body(closing: Closing) -> Body:
    """Everything the count was made of: folding it adds nothing up again."""
    said: dict[str, Any] = {
        "key": closing.key.hex,
        "fees": [
            {
                "name": fee.name,
                "kind": fee.kind,
                "source": fee.source,
                "method": fee.method,
                "taken": fee.taken,
                "given_back": fee.given_back,
            }
            for fee in closing.sums.fees
        ],
        "collections": closing.sums.collections,
        "slips": list(closing.sums.slips),
        "expected": closing.expected,
        "counted": {str(note): pieces for note, pieces in sorted(closing.counted.items())},
        "difference": closing.difference,
        "receipts": {
            "first": closing.receipts.first,
            "last": closing.receipts.last,
            "cancelled": list(closing.receipts.cancelled),
        },
    }
    return said | ({"reason": closing.reason} if closing.reason else {})


def fold_shift(acts: Iterable[Act]) -> Shift | None:
    """What the acts of one shift amount to; what does not apply or cannot be read is passed."""
    shift: Shift | None = None
    for act in acts:
        try:
            shift = _next(shift, act)
        except UNREADABLE:
            continue  # a newer program wrote it; what came before still holds
    return shift


def _next(shift: Shift | None, act: Act) -> Shift | None:
    if act.kind == kinds.SHIFT_OPENED and shift is None:
        return Shift(
            id=act.subject.id,
            desk=act.desk,
            cashier=act.actor,
            cashier_name=text(act.body, "cashier"),
            opening=dong(act.body["opening"]),
            opened_at=act.made_at,
        )
    if shift is None:
        return None
    if act.kind == kinds.SHIFT_CLOSED and shift.stage is not ShiftStage.CLOSED:
        return replace(shift, closings=(*shift.closings, _closing_from(act)))
    if act.kind == kinds.SHIFT_REVERSED and shift.stage is ShiftStage.CLOSED:
        reversed_ = replace(
            shift.closings[-1],
            reversed_at=act.made_at,
            reversed_by=act.actor,
            reversed_because=text(act.body, "reason"),
        )
        return replace(shift, closings=(*shift.closings[:-1], reversed_))
    return shift


_Facts: TypeAlias = Mapping[str, Any]


def _closing_from(act: Act) -> Closing:
    body: _Facts = act.body
    receipts: _Facts = body["receipts"]
    return Closing(
        key=UUID(text(body, "key")),
        sums=ShiftSums(
            fees=_fees(body["fees"]),
            collections=int(body["collections"]),
            slips=tuple(str(number) for number in body["slips"]),
        ),
        expected=_whole(body["expected"]),
        counted=_counted(body["counted"]),
        reason=str(body.get("reason", "")),
        receipts=Receipts(
            first=text(receipts, "first"),
            last=text(receipts, "last"),
            cancelled=tuple(str(number) for number in receipts["cancelled"]),
        ),
        at=act.made_at,
        by=act.actor,
    )


def _fees(items: Sequence[_Facts]) -> tuple[FeeSum, ...]:
    return tuple(
        FeeSum(
            name=text(item, "name"),
            kind=FeeKind(item["kind"]),
            source=text(item, "source"),
            method=Method(item["method"]),
            taken=dong(item["taken"]),
            given_back=dong(item["given_back"]),
        )
        for item in items
    )


def _counted(facts: _Facts) -> Mapping[int, int]:
    counted = {int(note): dong(pieces) for note, pieces in facts.items()}
    counted_total(counted)  # raises ValueError for notes that do not exist
    return counted


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("đồng expected")
    return value
