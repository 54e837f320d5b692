"""Money of a dossier: its acts leave the dossier where it stands, whatever that is."""

from dataclasses import replace
from typing import Final

from desk_app.domain.acts.act import Act
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.money.till.faults import RefundNotOpen
from desk_app.domain.money.till.steps import STEPS as MONEY_STEPS
from desk_app.domain.money.till.steps import next_money


def _money(dossier: Dossier, act: Act) -> Dossier:
    try:
        return replace(dossier.step(act.kind), money=next_money(dossier.money, act))
    except RefundNotOpen as error:
        raise StepNotAllowed(dossier.status, act.kind) from error


STEPS: Final[Steps] = dict.fromkeys(MONEY_STEPS, _money)
