"""How acts about money change what is known of the money of a dossier.

Money that was taken or paid out is a fact: an act that moves money is never put aside,
whatever another desk did meanwhile. What was taken too often shows as money to give back,
what was paid out too often as money to get back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeAlias
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, text
from desk_app.domain.codes.paper_number import number_in
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till import kept
from desk_app.domain.money.till.faults import RefundNotOpen
from desk_app.domain.money.till.moves import FeeRef, MoneyState, Refund, RefundStage

MoneyStep: TypeAlias = Callable[[MoneyState, Act], MoneyState]


def next_money(money: MoneyState, act: Act) -> MoneyState:
    """`money` after `act`; an order that was carried out before changes nothing.

    Raises:
        RefundNotOpen: a refund is not there, or is decided that was decided before.
        KeyError, TypeError, ValueError: a program we cannot follow wrote it.
    """
    return STEPS[act.kind](money, act)


def _collected(money: MoneyState, act: Act) -> MoneyState:
    taken = kept.collection_from(act)
    if taken.key in money.keys:
        return money
    return replace(money, collections=(*money.collections, taken))


def _exempted(money: MoneyState, act: Act) -> MoneyState:
    waived = kept.exempted_from(act)
    if waived.key in money.keys:
        return money
    return replace(money, exempted=(*money.exempted, waived))


def _put_off(money: MoneyState, act: Act) -> MoneyState:
    key = UUID(text(act.body, "key"))
    lines: Any = act.body["lines"]
    refs: set[FeeRef] = {(str(name), FeeKind(kind)) for name, kind in lines}
    return replace(money, put_off=money.put_off | refs, put_off_keys=money.put_off_keys | {key})


def _receipt_noted(money: MoneyState, act: Act) -> MoneyState:
    receipt = kept.receipt_from(act)
    if receipt.key in money.keys:
        return money
    others = tuple(each for each in money.receipts if each.collection != receipt.collection)
    return replace(money, receipts=(*others, receipt))


def _refund_asked(money: MoneyState, act: Act) -> MoneyState:
    refund = kept.refund_from(act)
    if refund.key in money.keys:
        return money
    return replace(money, refunds=(*money.refunds, refund))


def _refund_approved(money: MoneyState, act: Act) -> MoneyState:
    refund = _undecided(money, act)
    return _with(money, _decided(refund, act, RefundStage.APPROVED))


def _refund_declined(money: MoneyState, act: Act) -> MoneyState:
    declined = _decided(_undecided(money, act), act, RefundStage.DECLINED)
    return _with(money, replace(declined, declined_because=text(act.body, "reason")))


def _refunded(money: MoneyState, act: Act) -> MoneyState:
    """Whatever was decided about it: the money has left the drawer, with a voucher."""
    refund = _asked(money, act)
    body: Mapping[str, Any] = act.body
    paid = replace(
        refund,
        stage=RefundStage.PAID,
        number=number_in(body),
        paid_at=act.made_at,
        shift=UUID(text(body, "shift")),
        paid_desk=act.desk,
        reference=str(body.get("reference", "")),
    )
    if refund.stage is not RefundStage.PAID:
        return _with(money, paid)
    again = replace(paid, key=act.id, again_of=refund.key, beyond=())
    if any(_same_paying(again, each) for each in money.refunds):
        return money
    return replace(money, refunds=(*money.refunds, again))


def _same_paying(one: Refund, other: Refund) -> bool:
    """An act that a restored desk wrote again tells of a paying that is known."""
    said, known = (
        (each.request, each.number, each.shift, each.paid_desk, each.paid_at)
        for each in (one, other)
    )
    return said == known


def _undecided(money: MoneyState, act: Act) -> Refund:
    found = _asked(money, act)
    if found.decided_by is not None:
        raise RefundNotOpen
    return found


def _decided(refund: Refund, act: Act, stage: RefundStage) -> Refund:
    """One whose money is out stays paid: where its approval was taken back, who decides comes
    later."""
    stands = refund.stage if refund.stage is RefundStage.PAID else stage
    return replace(refund, stage=stands, decided_by=act.actor)


def _asked(money: MoneyState, act: Act) -> Refund:
    found = money.refund(UUID(text(act.body, "refund")))
    if found is None:
        raise RefundNotOpen
    return found


def _with(money: MoneyState, refund: Refund) -> MoneyState:
    refunds = tuple(refund if each.key == refund.key else each for each in money.refunds)
    return replace(money, refunds=refunds)


STEPS: Final[Mapping[str, MoneyStep]] = {
    kinds.MONEY_COLLECTED: _collected,
    kinds.MONEY_EXEMPTED: _exempted,
    kinds.MONEY_PUT_OFF: _put_off,
    kinds.MONEY_RECEIPT_NOTED: _receipt_noted,
    kinds.MONEY_REFUND_ASKED: _refund_asked,
    kinds.MONEY_REFUND_APPROVED: _refund_approved,
    kinds.MONEY_REFUND_DECLINED: _refund_declined,
    kinds.MONEY_REFUNDED: _refunded,
}
