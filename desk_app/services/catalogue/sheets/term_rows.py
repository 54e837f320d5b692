"""The rows of "Thời hạn và phí" and the terms of a procedure, both ways."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from desk_app.domain.law.due import Limit
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.cells import Cells

_OF_TIME: Final = frozenset({"time", "unit", "law_time", "law_unit", "stated"})
_OF_FEE: Final = (
    "kind",
    "fee",
    "amount",
    "per",
    "tiers",
    "ceiling",
    "set_by",
    "basis",
    "since",
    "until",
    "collected",
    "fee_note",
)


@dataclass(frozen=True, slots=True)
class TermsSaid:
    """The terms a table gives, and which of its columns it has."""

    terms: tuple[ChannelTerms, ...]
    keys: Set[str]

    def onto(self, held: Sequence[ChannelTerms]) -> tuple[ChannelTerms, ...]:
        """A list of times alone leaves the fees, a list of fees alone leaves the times."""
        if not self.keys & _OF_TIME:
            return self._fees_onto(held)
        if self.keys & set(_OF_FEE):
            return self.terms
        fees = {(terms.channel, terms.case): terms.fees for terms in reversed(held)}
        return tuple(
            replace(terms, fees=fees.get((terms.channel, terms.case), ())) for terms in self.terms
        )

    def _fees_onto(self, held: Sequence[ChannelTerms]) -> tuple[ChannelTerms, ...]:
        """Without a column for it, a fee is that of every channel."""

        def place(terms: ChannelTerms) -> tuple[str, str]:
            return terms.channel if "channel" in self.keys else "", terms.case

        here = {place(terms) for terms in held}
        fees = {place(terms): terms.fees for terms in self.terms}
        return (
            *(replace(terms, fees=fees.get(place(terms), terms.fees)) for terms in held),
            *(terms for terms in self.terms if place(terms) not in here),
        )


def terms_from(rows: Iterable[Cells]) -> tuple[ChannelTerms, ...]:
    """A row of the same item, or one that says the same, adds its fee to the terms above."""
    found: list[ChannelTerms] = []
    last = ""
    for cells in rows:
        fees = (_fee(cells),) if cells.has(*_OF_FEE) else ()
        item = cells.text("item")
        terms = _terms(cells)
        if found and _goes_on(found[-1], terms, item, last):
            found[-1] = replace(found[-1], fees=found[-1].fees + fees)
        else:
            found.append(replace(terms, fees=fees))
            last = item
    return tuple(found)


def _goes_on(above: ChannelTerms, here: ChannelTerms, item: str, last: str) -> bool:
    if item or last:
        return item in {"", last}
    return replace(above, fees=()) == here


def _terms(cells: Cells) -> ChannelTerms:
    limit, words = _limit(cells, "time", "unit")
    statutory, _ = _limit(cells, "law_time", "law_unit")
    return ChannelTerms(
        channel=cells.read("channel", partial(wording.meant, wording.CHANNELS)) or Channel.DIRECT,
        case=cells.text("case"),
        limit=limit,
        statutory=statutory,
        stated=cells.text("stated") or words,
        note=cells.text("note"),
    )


def _limit(cells: Cells, time: str, unit: str) -> tuple[Limit | None, str]:
    """The limit; otherwise the words, to be looked at by somebody."""
    said = " ".join(part for part in (cells.text(time), cells.text(unit)) if part)
    if not said or said == "0":
        return None, ""
    try:
        found = wording.limit(cells.text(time), cells.text(unit))
    except (ValueError, ArithmeticError):
        cells.doubt(time if cells.has(time) else unit)
        return None, said
    return found, "" if found else said


def _fee(cells: Cells) -> FeeLine:
    return FeeLine(
        amount=cells.read("amount", wording.money),
        kind=cells.read("kind", partial(wording.meant, wording.FEE_KINDS)) or FeeKind.UNSTATED,
        name=cells.text("fee"),
        note=cells.text("fee_note"),
        unit=cells.read("per", partial(wording.meant, wording.FEE_UNITS)) or FeeUnit.DOSSIER,
        tiers=cells.read("tiers", wording.tiers) or (),
        ceiling=cells.read("ceiling", wording.money),
        authority=cells.read("set_by", partial(wording.meant, wording.AUTHORITIES)),
        source=cells.text("basis"),
        since=cells.read("since", wording.day),
        until=cells.read("until", wording.day),
        moment=cells.read("collected", partial(wording.meant, wording.FEE_MOMENTS)),
    )


def rows_of(procedure: Procedure) -> Sequence[Mapping[str, str]]:
    return [
        {"code": procedure.code, "item": str(n)} | _of_terms(terms) | fee
        for n, terms in enumerate(procedure.terms, start=1)
        for fee in [_of_fee(fee) for fee in terms.fees] or [{}]
    ]


def _of_terms(terms: ChannelTerms) -> dict[str, str]:
    time, unit = _two_cells(terms.limit)
    law_time, law_unit = _two_cells(terms.statutory)
    return {
        "case": terms.case,
        "channel": wording.CHANNELS[terms.channel],
        "time": time,
        "unit": unit,
        "law_time": law_time,
        "law_unit": law_unit,
        "stated": terms.stated,
        "note": terms.note,
    }


def _two_cells(limit: Limit | None) -> tuple[str, str]:
    if limit is None:
        return "", ""
    return wording.plain(limit.amount) if limit.amount else "", wording.UNITS[limit.unit]


def _of_fee(fee: FeeLine) -> dict[str, str]:
    return {
        "kind": wording.FEE_KINDS[fee.kind],
        "fee": fee.name,
        "amount": "" if fee.amount is None else str(fee.amount),
        "per": wording.FEE_UNITS[fee.unit],
        "tiers": "; ".join(f"{tier.from_unit}: {tier.amount}" for tier in fee.tiers),
        "ceiling": "" if fee.ceiling is None else str(fee.ceiling),
        "set_by": wording.AUTHORITIES[fee.authority] if fee.authority else "",
        "basis": fee.source,
        "since": wording.day_in_words(fee.since),
        "until": wording.day_in_words(fee.until),
        "collected": wording.FEE_MOMENTS[fee.moment] if fee.moment else "",
        "fee_note": fee.note,
    }
