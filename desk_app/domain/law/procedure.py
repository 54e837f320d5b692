"""An administrative procedure as published: papers, time, fees, and since when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, limit_facts, limit_from
from desk_app.domain.law.papers import Channel, Paper, PaperCase, case_facts, case_from
from desk_app.domain.people.folding import fold

_NATIONAL: Final = re.compile(r"[1-9]\.[0-9]{6}((\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.[HG][0-9]{2})?")
_LEAST_LIKELY: Final = 1_000  # đồng; "20 VNĐ" in a catalogue means 20.000
_FREE: Final = re.compile(r"\bmien\b|\bkhong (?:thu|mat|quy dinh|co)\b|^khong\b")


class Level(StrEnum):
    """Stored and synced: never rename one."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    COMMUNE = "commune"
    OTHER = "other"  # cơ quan khác


class FeeKind(StrEnum):
    """Stored and synced: never rename one."""

    FEE = "fee"  # phí
    LEVY = "levy"  # lệ phí
    PRICE = "price"  # giá dịch vụ
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One fee as published; what is to be paid in the end the office decides."""

    amount: int | None  # đồng; None: no figure is published
    kind: FeeKind = FeeKind.UNSTATED
    name: str = ""  # empty: no name but its kind
    note: str = ""  # per what, who sets it, who is exempt, in the published words

    @property
    def suspicious(self) -> bool:
        """True when the thousands were probably left out; somebody has to look."""
        return self.amount is not None and 0 < self.amount < _LEAST_LIKELY

    @property
    def unproved_zero(self) -> bool:
        """True for a published 0 that no word calls free: often set by the province."""
        return self.amount == 0 and _FREE.search(fold(self.note)) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTerms:
    """Time and fees for one channel. A channel may occur more than once."""

    channel: Channel
    limit: Limit | None  # None: nothing published that can be counted
    stated: str = ""  # the published words where they are no limit: "1" without a unit, ...
    note: str = ""
    fees: tuple[FeeLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    code: ProcedureCode
    name: str  # as published: up to 1,100 characters, to be wrapped, never cut on paper
    short: str = ""  # a name for lists, where the office or the catalogue has one
    field: str = ""  # lĩnh vực
    levels: frozenset[Level] = frozenset()
    decision: str = ""  # number of the decision that published it
    decided_on: date | None = None
    authority: str = ""  # who decides
    cases: tuple[PaperCase, ...] = ()
    terms: tuple[ChannelTerms, ...] = ()
    results: tuple[str, ...] = ()
    valid_from: date | None = None  # inclusive
    abolished_on: date | None = None  # from this day on it is not used any more
    source: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """For lists; receipts print the name."""
        return self.short or self.name

    def is_open_on(self, day: date) -> bool:
        begun = self.valid_from is None or day >= self.valid_from
        return begun and (self.abolished_on is None or day < self.abolished_on)

    def case(self, name: str = "") -> PaperCase:
        """The case called `name`, otherwise the first; an empty one where none is published."""
        for case in self.cases:
            if case.name == name:
                return case
        return self.cases[0] if self.cases else PaperCase("", ())

    def papers(self, case: str = "", channel: Channel = Channel.DIRECT) -> tuple[Paper, ...]:
        """What is handed in, without headings and notes, in the published order."""
        return tuple(
            paper
            for paper in self.case(case).papers
            if not paper.note and (not paper.channels or channel in paper.channels)
        )

    def required_papers(
        self, case: str = "", channel: Channel = Channel.DIRECT
    ) -> tuple[Paper, ...]:
        return tuple(paper for paper in self.papers(case, channel) if paper.required)

    def notes(self, case: str = "") -> tuple[str, ...]:
        return tuple(paper.name for paper in self.case(case).papers if paper.note)

    def limit_for(self, channel: Channel) -> Limit | None:
        """The first limit published for `channel`, otherwise for the counter; None: none."""
        limits = self.limits_for(channel)
        return limits[0] if limits else None

    def limits_for(self, channel: Channel) -> tuple[Limit, ...]:
        """Each different one; with more than one the officer has to choose."""
        for asked in (channel, Channel.DIRECT):
            limits = [terms.limit for terms in self._terms(asked) if terms.limit]
            if limits:
                return tuple(dict.fromkeys(limits))
        return ()

    def stated_for(self, channel: Channel) -> str:
        """Published words about the time that are no limit, to be shown and confirmed."""
        for asked in (channel, Channel.DIRECT):
            for terms in self._terms(asked):
                if terms.stated:
                    return terms.stated
        return ""

    def fees_for(self, channel: Channel) -> tuple[FeeLine, ...]:
        """The lines of `channel`; those of the counter where the channel is not published."""
        terms = self._terms(channel) or self._terms(Channel.DIRECT)
        return tuple(dict.fromkeys(fee for each in terms for fee in each.fees))

    def _terms(self, channel: Channel) -> tuple[ChannelTerms, ...]:
        return tuple(terms for terms in self.terms if terms.channel is channel)


def is_national_code(code: str) -> bool:
    """``1.004194``, ``1.004194.H13``, ``1.004194.000.00.00.H13``; offices have others as well."""
    return _NATIONAL.fullmatch(code) is not None


def procedure_facts(procedure: Procedure) -> Body:
    """As JSON, without what is empty; `procedure_from` is the way back."""
    facts: dict[str, Any] = {
        "code": procedure.code,
        "name": procedure.name,
        "short": procedure.short,
        "field": procedure.field,
        "levels": sorted(procedure.levels),
        "decision": procedure.decision,
        "decided_on": _iso(procedure.decided_on),
        "authority": procedure.authority,
        "cases": [case_facts(case) for case in procedure.cases],
        "terms": [_terms_facts(terms) for terms in procedure.terms],
        "results": list(procedure.results),
        "valid_from": _iso(procedure.valid_from),
        "abolished_on": _iso(procedure.abolished_on),
        "source": procedure.source,
        "note": procedure.note,
    }
    return {key: value for key, value in facts.items() if value}


def procedure_from(facts: Mapping[str, Any]) -> Procedure:
    """Unknown keys are left out, missing ones are empty.

    Raises:
        KeyError, TypeError, ValueError: no procedure of a program we know.
    """
    texts = ("name", "short", "field", "decision", "authority", "source", "note")
    return Procedure(
        code=ProcedureCode(str(facts["code"])),
        levels=frozenset(Level(level) for level in facts.get("levels", ())),
        decided_on=_day(facts.get("decided_on")),
        cases=tuple(case_from(case) for case in facts.get("cases", ())),
        terms=tuple(_terms_from(terms) for terms in facts.get("terms", ())),
        results=tuple(str(result) for result in facts.get("results", ())),
        valid_from=_day(facts.get("valid_from")),
        abolished_on=_day(facts.get("abolished_on")),
        **{key: str(facts.get(key, "")) for key in texts},
    )


def _terms_facts(terms: ChannelTerms) -> Body:
    facts: dict[str, Any] = {
        "channel": terms.channel,
        "limit": limit_facts(terms.limit) if terms.limit else None,
        "stated": terms.stated,
        "note": terms.note,
        "fees": [_fee_facts(fee) for fee in terms.fees],
    }
    return {key: value for key, value in facts.items() if value}


def _terms_from(facts: Mapping[str, Any]) -> ChannelTerms:
    limit = facts.get("limit")
    return ChannelTerms(
        channel=Channel(facts["channel"]),
        limit=None if limit is None else limit_from(limit),
        stated=str(facts.get("stated", "")),
        note=str(facts.get("note", "")),
        fees=tuple(_fee_from(fee) for fee in facts.get("fees", ())),
    )


def _fee_facts(fee: FeeLine) -> Body:
    facts: dict[str, Any] = {"amount": fee.amount, "kind": fee.kind}
    return facts | {key: text for key, text in (("name", fee.name), ("note", fee.note)) if text}


def _fee_from(facts: Mapping[str, Any]) -> FeeLine:
    amount = facts["amount"]
    return FeeLine(
        amount=None if amount is None else int(amount),
        kind=FeeKind(facts["kind"]),
        name=str(facts.get("name", "")),
        note=str(facts.get("note", "")),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
