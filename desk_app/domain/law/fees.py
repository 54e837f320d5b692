"""A fee as published: how much, per what, by whose decision, and from when to when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from desk_app.domain.acts.act import Body
from desk_app.domain.people.folding import fold

_LEAST_LIKELY: Final = 1_000  # đồng; "20 VNĐ" in a catalogue means 20.000
_WHAT: Final = r"(?: (?:cac )?(?:khoan )?(?:(?:le )?phi(?:,? (?:va )?le phi)?))?"
_SAID: Final = rf"(?:mien(?: thu)?|khong(?: (?:phai )?(?:thu|mat|nop|co))?){_WHAT}"
_FREE: Final = re.compile(rf"[\s\-+*•.]*{_SAID}[\s.;]*")  # of the whole note, folded


class FeeKind(StrEnum):
    """Phí and lệ phí are separate lines. Stored and synced: never rename one."""

    FEE = "fee"  # phí
    LEVY = "levy"  # lệ phí
    PRICE = "price"  # giá dịch vụ
    UNSTATED = "unstated"


class FeeUnit(StrEnum):
    """What the amount is taken for. Stored and synced: never rename one."""

    DOSSIER = "dossier"
    COPY = "copy"
    PAGE = "page"  # of one copy; times the copies
    TIME = "time"


class FeeAuthority(StrEnum):
    """Who sets it. Stored and synced: never rename one."""

    STATE = "state"  # a ministry's circular
    PROVINCE = "province"  # a resolution of the Hội đồng nhân dân


class FeeMoment(StrEnum):
    """When it is collected. Stored and synced: never rename one."""

    BEFORE = "before"  # thu trước: when the dossier is received
    AFTER = "after"  # thu sau: when the result is returned


_DOSSIER: Final = FeeUnit.DOSSIER  # here a member costs nothing, and thousands of fees ask


@dataclass(frozen=True, slots=True)
class FeeTier:
    """What each further unit costs, from the one counted `from_unit` on."""

    from_unit: int  # >= 2; the line's own amount holds before
    amount: int  # đồng a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One fee of a procedure; what is to be paid in the end the office decides."""

    amount: int | None  # đồng for one `unit`; None: no figure is published
    kind: FeeKind = FeeKind.UNSTATED
    name: str = ""  # empty: no name but its kind
    note: str = ""  # per what, who sets it, who is exempt, in the published words
    unit: FeeUnit = FeeUnit.DOSSIER
    tiers: tuple[FeeTier, ...] = ()  # in order
    ceiling: int | None = None  # đồng, of one copy
    authority: FeeAuthority | None = None
    source: str = ""  # circular or resolution; empty: not on record
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    moment: FeeMoment | None = None  # None: neither published nor decided by the office

    @property
    def ref(self) -> tuple[str, FeeKind]:
        """Name and kind: the lines that the office decides upon together."""
        return (self.name, self.kind)

    @property
    def suspicious(self) -> bool:
        """True when the thousands were probably left out; somebody has to look."""
        return self.amount is not None and 0 < self.amount < _LEAST_LIKELY

    @property
    def unproved_zero(self) -> bool:
        """True for a published 0 of which the whole note does not say that it is free.

        A note that says more (who is exempt, until when, who sets it, other figures) is not
        read: the 0 then often stands for what the province sets.
        """
        return self.amount == 0 and not _says_free(self.note)

    def holds_on(self, day: date) -> bool:
        begun = self.since is None or day >= self.since
        return begun and (self.until is None or day <= self.until)


@lru_cache(1024)  # few words are published again and again
def _says_free(note: str) -> bool:
    return _FREE.fullmatch(fold(note)) is not None


_PER: Final = re.compile(r"\s*(?:dong)?\s*/\s*(ho so|ban|trang|lan|truong hop)[\s.;]*")
_PUBLISHED_UNITS: Final = {
    "ho so": FeeUnit.DOSSIER,
    "ban": FeeUnit.COPY,
    "trang": FeeUnit.PAGE,
    "lan": FeeUnit.TIME,
    "truong hop": FeeUnit.TIME,
}


def published_unit(note: str) -> FeeUnit:
    """What a published line is taken for, where its note is that alone: "/trang", "đồng/lần"."""
    said = _PER.fullmatch(fold(note))
    return FeeUnit.DOSSIER if said is None else _PUBLISHED_UNITS[said[1]]


def fee_facts(fee: FeeLine) -> Body:
    """As JSON, without what is empty; `fee_from` is the way back."""
    facts: dict[str, Any] = {"amount": fee.amount, "kind": fee.kind}
    if fee.name:
        facts["name"] = fee.name
    if fee.note:
        facts["note"] = fee.note
    if fee.unit is not _DOSSIER:
        facts["unit"] = fee.unit
    if fee.tiers:
        facts["tiers"] = [[tier.from_unit, tier.amount] for tier in fee.tiers]
    if fee.authority:
        facts["authority"] = fee.authority
    if fee.source:
        facts["source"] = fee.source
    if fee.since:
        facts["since"] = fee.since.isoformat()
    if fee.until:
        facts["until"] = fee.until.isoformat()
    if fee.ceiling is not None:
        facts["ceiling"] = fee.ceiling
    if fee.moment:
        facts["moment"] = fee.moment
    return facts


def fee_from(facts: Mapping[str, Any]) -> FeeLine:
    """Raises KeyError, TypeError, ValueError: no fee of a program we know, or less than 0."""
    authority = facts.get("authority")
    return FeeLine(
        amount=_whole(facts["amount"]),
        kind=FeeKind(facts["kind"]),
        name=str(facts.get("name", "")),
        note=str(facts.get("note", "")),
        unit=FeeUnit(facts.get("unit", FeeUnit.DOSSIER)),
        tiers=tuple(FeeTier(int(first), _dong(amount)) for first, amount in facts.get("tiers", ())),
        ceiling=_whole(facts.get("ceiling")),
        authority=FeeAuthority(authority) if authority else None,
        source=str(facts.get("source", "")),
        since=_day(facts.get("since")),
        until=_day(facts.get("until")),
        moment=FeeMoment(moment) if (moment := facts.get("moment")) else None,
    )


def _whole(value: int | str | None) -> int | None:
    return None if value is None else _dong(value)


def _dong(value: int | str) -> int:
    if (amount := int(value)) < 0:
        raise ValueError(f"no fee: {amount} đồng")
    return amount


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
