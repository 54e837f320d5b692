"""Use cases: give money back. A cashier asks, a leader approves, a cashier pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.codes.paper_number import REFUND_VOUCHER
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import (
    CreditUnproved,
    ReasonMissing,
    RefundApprovedAlone,
    RefundNotOpen,
    RefundTooHigh,
)
from desk_app.domain.money.till.giving_back import left_to_give_back
from desk_app.domain.money.till.kept import refund_asked_body, refunded_body
from desk_app.domain.money.till.moves import (
    Method,
    Refund,
    RefundStage,
    TakenLine,
    total_of,
)
from desk_app.domain.money.till.owed import collected_of, refundable, refunded_of
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.money.around import (
    dossier_in,
    need_collect,
    next_number,
    own_shift,
    write,
)

TAKEN_BACK: Final = "taken_back"  # in the body of a refusal: by who asked for the refund


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRefund:
    key: UUID
    dossier: DossierId
    lines: Sequence[TakenLine]  # how much of which fee; what was taken bounds it
    reason: str
    payee: str  # who gets the money
    payee_reason: str = ""  # why not who paid; needed where the two differ
    method: Method = Method.CASH


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRefund:
    dossier: DossierId
    refund: UUID
    approve: bool
    reason: str = ""  # of a refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRefund:
    dossier: DossierId
    refund: UUID
    reference: str = ""  # of the transfer back


def ask_refund(order: AskRefund, officer: Officer, desk: Desk) -> Dossier:
    """Ask a leader to let money be given back.

    Raises:
        ReasonMissing: reason or payee is not there, or why somebody else gets the money.
        RefundTooHigh: more than was taken of a fee and not asked back.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if order.key in dossier.money.keys:
            return dossier
        refund = Refund(
            key=order.key,
            lines=tuple(line for line in order.lines if line.amount),
            reason=" ".join(order.reason.split()),
            payee=" ".join(order.payee.split()),
            payee_reason=" ".join(order.payee_reason.split()),
            method=order.method,
            asked_at=whole_milliseconds(desk.now()),
            asked_by=officer.id,
        )
        _check(refund, dossier)
        body = refund_asked_body(refund)
        return write(work, kinds.MONEY_REFUND_ASKED, folded, body, officer, desk)


def decide_refund(order: DecideRefund, officer: Officer, desk: Desk) -> Dossier:
    """A leader approves the refund, or declines it with a reason; who asked for it takes it back.

    Raises:
        RefundNotOpen: it was decided before.
        RefundApprovedAlone: by who asked for it; declined by them, it is taken back.
        ReasonMissing: a refusal, or a taking back, without a reason.
        RefundTooHigh: two desks without a line asked for the same money back; one is declined.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    reason = " ".join(order.reason.split())
    with desk.work() as work:
        dossier, folded = dossier_in(work, order.dossier)
        own = _asked_by(dossier, order.refund, officer)
        if order.approve or not own:
            officer.need(Right.APPROVE_REFUND)
        if not order.approve and not reason:
            raise ReasonMissing(["reason"])
        _stands(dossier, order.refund, RefundStage.ASKED)
        body: dict[str, Any] = {"refund": order.refund.hex}
        if order.approve:
            if own:
                raise RefundApprovedAlone
            _check_covered(dossier, order.refund)
            kind = kinds.MONEY_REFUND_APPROVED
        else:
            kind = kinds.MONEY_REFUND_DECLINED
            body["reason"] = reason
            if own:
                body[TAKEN_BACK] = True
        return write(work, kind, folded, body, officer, desk)


def pay_refund(order: PayRefund, officer: Officer, desk: Desk) -> Dossier:
    """Give the money back out of this cashier's shift, with the number of a voucher.

    One that this cashier paid already at this desk is answered with what is there.

    Raises:
        RefundNotOpen: no leader approved it, or somebody else paid it.
        RefundTooHigh: the money was given back with another refund meanwhile.
        CreditUnproved: a transfer or POS return without its reference.
        ShiftNotOpen: this cashier has no open shift at this desk.
        RightMissing, DossierReadOnly, NumberingBlocked, PaperNumbersUsedUp, ClockWentBack:
        likewise nothing was stored.
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if _paid_by(dossier, order.refund, officer, work, desk):
            return dossier
        refund = _stands(dossier, order.refund, RefundStage.APPROVED)
        if refund.total > (most := collected_of(dossier) - refunded_of(dossier)):
            raise RefundTooHigh(max(0, most))
        reference = " ".join(order.reference.split())
        if refund.method is not Method.CASH and not reference:
            raise CreditUnproved(["reference"])
        shift = own_shift(work, officer, desk)
        number = next_number(work, REFUND_VOUCHER, desk)
        body = refunded_body(refund.key, shift.id, number, dossier, reference)
        return write(work, kinds.MONEY_REFUNDED, folded, body, officer, desk)


def payer_of(dossier: Dossier) -> str:
    """Who paid last, or who handed in: the usual payee of a refund."""
    named = [each.payer for each in dossier.money.collections if each.payer]
    return named[-1] if named else dossier.hands_in.name


def _check(refund: Refund, dossier: Dossier) -> None:
    said = {"reason": refund.reason, "payee": refund.payee}
    if refund.payee and refund.payee.casefold() != payer_of(dossier).casefold():
        said["payee_reason"] = refund.payee_reason
    if missing := [name for name, words in said.items() if not words]:
        raise ReasonMissing(missing)
    most = refundable(dossier)
    asked = total_of(refund.lines)
    if not 0 < asked <= most or _beyond(refund, dossier):
        raise RefundTooHigh(most)


def _beyond(refund: Refund, dossier: Dossier) -> bool:
    """Whether more is asked of a fee than was taken of it and not asked back before."""
    left = {line.ref: line.amount for line in left_to_give_back(dossier)}
    for line in refund.lines:
        left[line.ref] = left.get(line.ref, 0) - line.amount
    return any(amount < 0 for amount in left.values())


def _check_covered(dossier: Dossier, key: UUID) -> None:
    """Raises RefundTooHigh: what was taken does not cover every refund that is not declined."""
    if refundable(dossier) < 0:
        others = [each for each in dossier.money.refunds if each.key != key]
        promised = sum(each.total for each in others if each.stage is not RefundStage.DECLINED)
        raise RefundTooHigh(max(0, collected_of(dossier) - promised))


def _paid_by(dossier: Dossier, key: UUID, officer: Officer, work: UnitOfWork, desk: Desk) -> bool:
    """Whether the money left this cashier's own drawer: told that it did, they hand it out."""
    payings = [each for each in dossier.money.refunds if each.request == key]
    shifts = [work.till.shift(each.shift) for each in payings if each.shift is not None]
    return any(
        shift is not None and (shift.cashier, shift.desk) == (officer.id, desk.id)
        for shift in shifts
    )


def _asked_by(dossier: Dossier, key: UUID, officer: Officer) -> bool:
    refund = dossier.money.refund(key)
    return refund is not None and refund.asked_by == officer.id


def _stands(dossier: Dossier, key: UUID, stage: RefundStage) -> Refund:
    refund = dossier.money.refund(key)
    if refund is None or refund.stage is not stage:
        raise RefundNotOpen
    return refund
