"""A fee as a dossier keeps it, as JSON, and back. Acts of earlier programs have less."""

from collections.abc import Mapping
from typing import Any

from desk_app.domain.acts.act import Body, text
from desk_app.domain.dossier import FeeDue, UnpricedFee
from desk_app.domain.law.fees import FeeKind, FeeMoment, FeeUnit
from desk_app.domain.money.counted import counted_facts, counted_from
from desk_app.domain.money.relief import relief_facts, relief_from


def fee_due_facts(fee: FeeDue) -> Body:
    """As JSON, without what is empty; `fee_due_from` is the way back."""
    facts: dict[str, Any] = {
        "kind": fee.kind if fee.kind is not FeeKind.UNSTATED else "",
        "unit": fee.unit if fee.unit is not FeeUnit.DOSSIER else "",
        "counted": counted_facts(fee.counted),
        "relief": relief_facts(fee.relief) if fee.relief else None,
        "source": fee.source,
        "moment": fee.moment if fee.moment is not FeeMoment.BEFORE else "",
    }
    kept = {key: value for key, value in facts.items() if value}
    full: dict[str, Any] = {} if fee.full is None else {"full": fee.full}
    return full | kept | {"name": fee.name, "amount": fee.amount}


def unpriced_facts(fee: UnpricedFee) -> Body:
    """As JSON, without what is empty; `unpriced_from` is the way back."""
    kind = {} if fee.kind is FeeKind.UNSTATED else {"kind": fee.kind}
    source = {"source": fee.source} if fee.source else {}
    return {"name": fee.name, **kind, **source}


def unpriced_from(facts: Mapping[str, Any]) -> UnpricedFee:
    """Raises KeyError, TypeError, ValueError: no fee of a program we know."""
    return UnpricedFee(
        name=text(facts, "name"),
        kind=FeeKind(facts.get("kind", FeeKind.UNSTATED)),
        source=str(facts.get("source", "")),
    )


def fee_due_from(facts: Mapping[str, Any]) -> FeeDue:
    """Raises KeyError, TypeError, ValueError: no fee of a program we know."""
    full, relief = facts.get("full"), facts.get("relief")
    return FeeDue(
        name=text(facts, "name"),
        amount=int(facts["amount"]),
        kind=FeeKind(facts.get("kind", FeeKind.UNSTATED)),
        unit=FeeUnit(facts.get("unit", FeeUnit.DOSSIER)),
        counted=counted_from(facts.get("counted", {})),
        full=None if full is None else int(full),
        relief=None if relief is None else relief_from(relief),
        source=str(facts.get("source", "")),
        moment=FeeMoment(facts.get("moment", FeeMoment.BEFORE)),
    )
