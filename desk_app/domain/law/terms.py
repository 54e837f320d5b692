"""Time and fees of a procedure, for one channel and, where they differ, one case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk_app.domain.acts.act import Body
from desk_app.domain.law.due import Limit, limit_facts, limit_from
from desk_app.domain.law.fees import FeeLine, fee_facts, fee_from
from desk_app.domain.law.papers import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTerms:
    """Time and fees for one channel. A channel may occur more than once."""

    channel: Channel
    case: str = ""  # empty: whatever the case
    limit: Limit | None  # what the office keeps to; None: nothing published that can be counted
    statutory: Limit | None = None  # the law's own time, where the office has shortened it
    stated: str = ""  # the published words where they are no limit: "1" without a unit, ...
    note: str = ""
    fees: tuple[FeeLine, ...] = ()


def terms_facts(terms: ChannelTerms) -> Body:
    """As JSON, without what is empty; `terms_from` is the way back."""
    facts: dict[str, Any] = {"channel": terms.channel}
    if terms.case:
        facts["case"] = terms.case
    if terms.limit:
        facts["limit"] = limit_facts(terms.limit)
    if terms.statutory:
        facts["statutory"] = limit_facts(terms.statutory)
    if terms.stated:
        facts["stated"] = terms.stated
    if terms.note:
        facts["note"] = terms.note
    if terms.fees:
        facts["fees"] = [fee_facts(fee) for fee in terms.fees]
    return facts


def terms_from(facts: Mapping[str, Any]) -> ChannelTerms:
    """Raises KeyError, TypeError, ValueError: no terms of a program we know."""
    return ChannelTerms(
        channel=Channel(facts["channel"]),
        case=str(facts.get("case", "")),
        limit=_limit(facts.get("limit")),
        statutory=_limit(facts.get("statutory")),
        stated=str(facts.get("stated", "")),
        note=str(facts.get("note", "")),
        fees=tuple(fee_from(fee) for fee in facts.get("fees", ())),
    )


def _limit(facts: Mapping[str, Any] | None) -> Limit | None:
    return None if facts is None else limit_from(facts)
