"""Money of a dossier: its acts leave the dossier where it stands, whatever that is."""

from dataclasses import replace
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.money.till.faults import RefundNotOpen
from desk_app.domain.money.till.giving_back import paid_beyond_due, told_unasked
from desk_app.domain.money.till.kept import as_known
from desk_app.domain.money.till.moves import Refund, RefundStage
from desk_app.domain.money.till.steps import STEPS as MONEY_STEPS
from desk_app.domain.money.till.steps import next_money


def _money(dossier: Dossier, act: Act) -> Dossier:
    try:
        money = next_money(dossier.money, act)
    except RefundNotOpen as error:
        raise StepNotAllowed(dossier.status, act.kind) from error
    refunds = tuple(_told_beyond(dossier, refund, act) for refund in money.refunds)
    after = changed(dossier.step(act.kind), money=replace(money, refunds=refunds))
    if act.kind != kinds.MONEY_EXEMPTED:
        return after
    return changed(after, money=told_unasked(dossier, after))


def _told_beyond(dossier: Dossier, refund: Refund, act: Act) -> Refund:
    """A refund that this act pays also says what of it was due for nothing."""
    before = dossier.money.refund(refund.key)
    if before is None or refund.stage is not RefundStage.PAID or before.stage is refund.stage:
        return refund
    return replace(refund, beyond=tuple(paid_beyond_due(as_known(dossier, act.body), refund)))


STEPS: Final[Steps] = dict.fromkeys(MONEY_STEPS, _money)
