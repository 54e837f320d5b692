"""How acts about money change what is known of the money of a dossier.

Money that was taken is a fact: an act that takes money is never put aside, whatever
another desk did meanwhile. What was taken too often shows as money to give back.
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
        RefundNotOpen: a refund is decided or paid that is not there, or was before.
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
    refund = _refund(money, act, RefundStage.ASKED)
    return _with(money, replace(refund, stage=RefundStage.APPROVED, decided_by=act.actor))


def _refund_declined(money: MoneyState, act: Act) -> MoneyState:
    refund = _refund(money, act, RefundStage.ASKED)
    declined = replace(
        refund,
        stage=RefundStage.DECLINED,
        decided_by=act.actor,
        declined_because=text(act.body, "reason"),
    )
    return _with(money, declined)


def _refunded(money: MoneyState, act: Act) -> MoneyState:
    refund = _refund(money, act, RefundStage.APPROVED)
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
    return _with(money, paid)


def _refund(money: MoneyState, act: Act, stage: RefundStage) -> Refund:
    found = money.refund(UUID(text(act.body, "refund")))
    if found is None or found.stage is not stage:
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
