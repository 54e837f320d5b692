"""What a dossier still owes, line by line, and where its money stands: derived, never stored."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.handling.flow import CLOSED, Status
from desk_app.domain.law.fees import FeeKind, FeeMoment
from desk_app.domain.money.till.held import came_back, drawn, drawn_of_any, held, pool_of
from desk_app.domain.money.till.moves import (
    CollectAt,
    FeeRef,
    MoneyState,
    Refund,
    RefundStage,
    TakenLine,
)

_ASKS_NOTHING: Final = CLOSED - {Status.RETURNED} | {Status.WITHDRAWN}
"""Ended without a result: what was not paid by then is not asked for any more."""


class MoneyStatus(StrEnum):
    """Where the money of a dossier stands. Kept in rows and shown: never rename one."""

    NOTHING_DUE = "nothing_due"  # không phải nộp
    EXEMPT = "exempt"  # miễn
    WAITING = "waiting"  # chờ
    COLLECTED = "collected"  # đã thu
    WAITING_REFUND = "waiting_refund"  # chờ hoàn
    REFUNDED = "refunded"  # đã hoàn
    PAPERS_WANTED = "papers_wanted"  # cần bổ sung chứng từ


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    """One fee of a dossier, and what became of it."""

    name: str
    kind: FeeKind = FeeKind.UNSTATED
    source: str = ""
    asked: int | None  # đồng as reckoned at receiving; None: nobody knew the sum
    waived: int = 0  # đồng exempted since
    paid: int = 0  # đồng
    settled: bool = False  # nothing is to be done about it any more
    moment: CollectAt = CollectAt.RECEIVING
    relief: str = ""  # why less is asked for than published; empty: nothing is waived
    returned: bool = False  # no fee: what was paid out twice, to be got back
    taken_in_all: int = 0  # đồng; with what was due for none, told by the first of its name
    given_back: int = 0  # đồng; of a name its first tells all

    @property
    def ref(self) -> FeeRef:
        return (self.name, self.kind)

    @property
    def left(self) -> int:
        """Đồng still to be paid, of what is known."""
        return 0 if self.settled or self.asked is None else self.asked - self.waived - self.paid

    def taken(self, amount: int | None = None) -> TakenLine:
        """This line as it is collected, with `amount` where nobody knew the sum."""
        asked = self.left if amount is None else amount
        return TakenLine(
            name=self.name,
            amount=asked,
            kind=self.kind,
            source=self.source,
            returned=self.returned,
        )


def owed(dossier: Dossier) -> Sequence[OwedLine]:
    """Every fee of `dossier`, in its order; those without a known sum follow, and at the end what
    was paid out twice and is to be got back.

    Fees of the same name and kind are filled one after the other. None is open of a dossier that
    ended without a result, and none is filled of one received by mistake: nothing was due.
    """
    return _stands(dossier).lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stands:
    lines: Sequence[OwedLine]
    idle: Mapping[FeeRef, int]  # held in the name of each fee, and due for nothing
    idle_back: Mapping[FeeRef, int]  # got back more than was paid out twice


def _stands(dossier: Dossier) -> _Stands:
    fees, idle = _filled(dossier)
    back = came_back(dossier.money)
    returned = tuple(_paid_twice(dossier.money, idle, back))
    lines = (*_with_moves(dossier.money, fees), *returned)
    return _Stands(lines=lines, idle=idle, idle_back=back)


def _filled(dossier: Dossier) -> tuple[Sequence[OwedLine], dict[FeeRef, int]]:
    """Its fees, and what is held in the name of each and fills none of them."""
    money, voided = dossier.money, dossier.status is Status.VOIDED
    paid, waived = held(money, nothing_due=voided), pool_of(money.exempted)
    touched = frozenset(paid) | frozenset(waived)
    over = dossier.status in _ASKS_NOTHING
    lines = []
    for fee in dossier.fees:
        ref = (fee.name, fee.kind)
        gone = drawn(waived, ref, fee.amount)
        came = 0 if voided else drawn(paid, ref, fee.amount - gone)
        lines.append(
            OwedLine(
                name=fee.name,
                kind=fee.kind,
                source=fee.source,
                asked=fee.amount,
                waived=gone,
                paid=came,
                settled=over or gone + came == fee.amount,
                moment=_moment(money, ref, fee.moment),
                relief="" if fee.relief is None else fee.relief.reason,
            )
        )
    unpriced = _unpriced(dossier, touched, {} if voided else paid)
    return (*lines, *(replace(line, settled=over or line.settled) for line in unpriced)), paid


def left_of(dossier: Dossier) -> int:
    """Đồng still to be collected, of what is known."""
    return sum(line.left for line in unsettled(dossier))


def unsettled(dossier: Dossier) -> Sequence[OwedLine]:
    """Lines that somebody still has to collect, exempt, or find the sum of.

    No fee of a dossier that ended without a result; what was paid out twice is got back of any.
    """
    return tuple(line for line in owed(dossier) if not line.settled)


def due_now(dossier: Dossier) -> Sequence[OwedLine]:
    """Of `unsettled`, what is collected today: the rest only once its result is there."""
    open_ = unsettled(dossier)
    if dossier.result_back_at is not None:
        return open_
    return tuple(line for line in open_ if line.moment is not CollectAt.RETURN)


def collected_of(dossier: Dossier) -> int:
    """Đồng taken, before refunds; what was credited too much counts."""
    return sum(each.total + each.too_much for each in dossier.money.collections)


def refunded_of(dossier: Dossier) -> int:
    """Đồng given back, also what was paid out twice."""
    paid = [each for each in dossier.money.refunds if each.stage is RefundStage.PAID]
    return sum(each.total for each in paid)


def too_much(dossier: Dossier) -> int:
    """Đồng taken beyond what was due, and not yet given back.

    Two desks without a line may both have collected, or both got back what was paid out twice, or
    one took what another had given back; money that was taken is a fact. Nothing was due of a
    dossier received by mistake.
    """
    stands = _stands(dossier)
    return sum(stands.idle.values()) + sum(stands.idle_back.values())


def beyond_due(dossier: Dossier) -> Sequence[TakenLine]:
    """What was taken under the name of each fee, is held and due for nothing."""
    stands = _stands(dossier)
    found = [
        TakenLine(name=ref[0], kind=ref[1], amount=left, returned=returned)
        for pool, returned in ((stands.idle, False), (stands.idle_back, True))
        for ref, left in pool.items()
    ]
    return tuple(line for line in found if line.amount > 0 and line.name)


def unasked(dossier: Dossier) -> Mapping[FeeRef, int]:
    """Đồng held in the name of each fee beyond what it asks for, whatever else they make up for."""
    return _filled(dossier)[1]


def to_get_back(dossier: Dossier) -> int:
    """Đồng paid out twice by two desks, and not got back."""
    return sum(line.left for line in owed(dossier) if line.returned)


def open_refund(dossier: Dossier) -> Refund | None:
    """The first that waits for a leader or for who pays it out."""
    return next((each for each in dossier.money.refunds if each.open), None)


def refundable(dossier: Dossier) -> int:
    """Đồng that may still be asked back: what was taken less every refund not declined."""
    asked = [each for each in dossier.money.refunds if each.stage is not RefundStage.DECLINED]
    return collected_of(dossier) - sum(each.total for each in asked)


def as_published(dossier: Dossier, line: TakenLine) -> TakenLine:
    """`line` as phí, lệ phí or price, where no sum of its fee was known and it is meant by name."""
    known = {fee.name: fee for fee in dossier.unpriced_as}.get(line.name)
    if known is None or line.kind is not FeeKind.UNSTATED or line.returned:
        return line
    return replace(line, kind=known.kind, source=line.source or known.source)


def fee_of(dossier: Dossier, line: TakenLine) -> FeeDue:
    """The fee that `line` was taken for, with what it was counted by where all of it was."""
    line = as_published(dossier, line)
    for fee in dossier.fees:
        if (fee.name, fee.kind, fee.amount) == (line.name, line.kind, line.amount):
            return fee
    return FeeDue(name=line.name, amount=line.amount, kind=line.kind, source=line.source)


def status_of(dossier: Dossier) -> MoneyStatus:
    """The one status of its money. A fee whose sum nobody knows waits like any other."""
    money = dossier.money
    lines = owed(dossier)
    if any(each.open for each in money.refunds) or too_much(dossier):
        return MoneyStatus.WAITING_REFUND
    if unsettled(dossier):
        return MoneyStatus.WAITING
    if any(each.stage is RefundStage.PAID for each in money.refunds):
        return MoneyStatus.REFUNDED
    if money.collections:
        wanted = receipts_wanted(dossier)
        return MoneyStatus.PAPERS_WANTED if wanted else MoneyStatus.COLLECTED
    if money.exempted or any(line.relief for line in lines):
        return MoneyStatus.EXEMPT
    return MoneyStatus.NOTHING_DUE


def receipts_wanted(dossier: Dossier) -> Sequence[TakenLine]:
    """Phí and lệ phí that were taken, and of which no biên lai is on record.

    Legal: [fees.receipt-issued]
    """
    noted = {receipt.collection for receipt in dossier.money.receipts}
    return tuple(
        line
        for each in dossier.money.collections
        if each.key not in noted
        for line in (as_published(dossier, taken) for taken in each.lines)
        if line.kind is not FeeKind.PRICE and line.amount and not line.returned
    )


def _unpriced(
    dossier: Dossier, touched: Set[FeeRef], paid: dict[FeeRef, int]
) -> Iterable[OwedLine]:
    sources = {fee.name: fee.source for fee in dossier.unpriced_as}
    for name in dossier.unpriced_fees:
        ref = (name, FeeKind.UNSTATED)  # as programs of before took it, which knew a name only
        yield OwedLine(
            name=name,
            source=sources.get(name, ""),
            asked=None,
            paid=paid.pop(ref, 0),
            settled=ref in touched,
            moment=_moment(
                dossier.money,
                ref,
                FeeMoment.AFTER if name in dossier.unpriced_after else FeeMoment.BEFORE,
            ),
        )


def _paid_twice(
    money: MoneyState, idle: dict[FeeRef, int], back: dict[FeeRef, int]
) -> Iterable[OwedLine]:
    """What a second desk paid out of a refund that was paid: no fee was due for it.

    What is held beyond the fees makes up for it first: in its own name, then in any.
    """
    waived = pool_of(money.exempted, returned=True)
    twice = [line for each in money.refunds if each.again_of is not None for line in each.lines]
    gone = [drawn(waived, line.ref, line.amount) for line in twice]
    came = [0] * len(twice)
    for pool, own in ((back, True), (idle, True), (idle, False), (back, False)):
        for n, line in enumerate(twice):
            most = line.amount - gone[n] - came[n]
            came[n] += drawn(pool, line.ref, most) if own else drawn_of_any(pool, most)
    for n, line in enumerate(twice):
        yield OwedLine(
            name=line.name,
            kind=line.kind,
            source=line.source,
            asked=line.amount,
            waived=gone[n],
            paid=came[n],
            settled=gone[n] + came[n] == line.amount,
            moment=_moment(money, line.ref, FeeMoment.BEFORE),
            returned=True,
        )


def _with_moves(money: MoneyState, fees: Iterable[OwedLine]) -> Iterable[OwedLine]:
    """Each with all that was taken and given back in its name."""
    fees = tuple(fees)
    beyond = pool_of(money.collections)
    back = pool_of(each for each in money.refunds if each.stage is RefundStage.PAID)
    for fee in fees:
        if fee.paid:
            beyond[fee.ref] -= fee.paid
    for fee in fees:
        came, went = fee.paid + beyond.pop(fee.ref, 0), back.pop(fee.ref, 0)
        yield replace(fee, taken_in_all=came, given_back=went) if came or went else fee


def _moment(money: MoneyState, ref: FeeRef, asked: FeeMoment) -> CollectAt:
    later = asked is FeeMoment.AFTER or ref in money.put_off
    return CollectAt.RETURN if later else CollectAt.RECEIVING
