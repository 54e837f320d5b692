"""One procedure of a crawled catalogue: `methods`, `components`, levels in words.

Its legal documents are not read: the crawl ran their names and numbers together.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec

from desk_app.domain.law.fees import FeeLine, published_unit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Flag, Level, Procedure
from desk_app.domain.law.published import cases_of, published_paper
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.folding import fold
from desk_app.services.catalogue.portal_json import SOURCE
from desk_app.services.catalogue.portal_shape import Amount
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    Why,
    code_and_name,
    count,
    lines,
    text,
    time_limit,
    whole,
)

_CHANNELS: Final[Mapping[str, Channel]] = {
    "DIRECT": Channel.DIRECT,
    "ONLINE": Channel.ONLINE,
    "POSTAL": Channel.POST,
}
_POST: Final = Channel.POST  # here a member costs nothing
_BY_POST: Final = frozenset({Flag.POSTAL})
_NO_FLAGS: Final[frozenset[Flag]] = frozenset()
_LEVELS: Final[Mapping[str, Level]] = {
    "cap bo": Level.MINISTRY,
    "cap tinh": Level.PROVINCE,
    "cap xa": Level.COMMUNE,
    "co quan khac": Level.OTHER,
}


class _Result(msgspec.Struct, gc=False, frozen=True):
    name: str | None = None


class _Fee(msgspec.Struct, gc=False, frozen=True):
    amount: Amount = None
    note: str | None = None


class _Method(msgspec.Struct, gc=False, frozen=True):
    method: str | None = None
    time: Amount = None
    unit: str | None = None
    note: str | None = None
    fees: tuple[_Fee, ...] | None = None
    ambiguous: bool | None = None


class _Item(msgspec.Struct, gc=False, frozen=True):
    name: str | None = None
    original: Any = None
    copy: Any = None


class _Component(msgspec.Struct, gc=False, frozen=True):
    case: str | None = None
    items: tuple[_Item, ...] | None = None


class Crawled(msgspec.Struct, gc=False, frozen=True):
    """One procedure of the crawl."""

    code: str | None = None
    name: str | None = None
    field: str | None = None
    decision: str | None = None
    authority: str | None = None
    executing: str | None = None
    conditions: str | None = None
    steps: str | None = None
    levels: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None
    results: tuple[_Result, ...] | None = None
    methods: tuple[_Method, ...] | msgspec.UnsetType | None = msgspec.UNSET
    components: tuple[_Component, ...] | msgspec.UnsetType | None = msgspec.UNSET

    @property
    def is_of_the_crawl(self) -> bool:
        return not (self.methods is self.components is msgspec.UNSET)


_CRAWLED: Final = msgspec.json.Decoder(Crawled)


def is_crawled(entry: Mapping[str, Any]) -> bool:
    return "methods" in entry or "components" in entry


def crawled_in(text: bytes) -> Crawled | None:
    """The procedure that `text` is; None: it is none, or has to be read with more patience."""
    try:
        found = _CRAWLED.decode(text)
    except (ValueError, RecursionError):
        return None
    return found if found.is_of_the_crawl else None


def all_crawled_in(lines: bytes) -> Sequence[Crawled]:
    """The procedures that `lines` are, one a line; none where one of them is none."""
    try:
        found = _CRAWLED.decode_lines(lines)
    except (ValueError, RecursionError):
        return ()
    return found if all(each.is_of_the_crawl for each in found) else ()


def crawled_procedure(entry: Crawled) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    """The procedure, and what of it could not be understood.

    Raises:
        NotRead: it has no code or no name.
    """
    code, name = code_and_name(entry.code, entry.name)
    problems: list[CatalogueProblem] = []
    terms: list[ChannelTerms] = []
    for method in entry.methods or ():
        read, not_understood = _read(
            method.method, method.time, method.unit, method.note, method.fees, method.ambiguous
        )
        if read is not None:
            terms.append(read)
        for why, facts in not_understood:
            problems.append(CatalogueProblem(code, why, facts))
    procedure = Procedure(
        code=code,
        name=name,
        field=text(entry.field),
        levels=_levels(entry.levels),
        decision=text(entry.decision),
        authority=text(entry.authority) or text(entry.executing),
        cases=cases_of(_sections(entry)),
        terms=tuple(terms),
        results=_names(entry.results),
        flags=_BY_POST if _POST in [each.channel for each in terms] else _NO_FLAGS,
        source=SOURCE,
        subjects=_subjects(entry.subjects),
        conditions=lines(entry.conditions),
        sequence=(steps,) if (steps := lines(entry.steps)) else (),
    )
    return procedure, problems


@lru_cache(256)  # few different ones
def _levels(published: tuple[str, ...] | None) -> frozenset[Level]:
    words = [fold(text(level)) for level in published or ()]
    return frozenset([_LEVELS[word] for word in words if word in _LEVELS])


def _names(results: Sequence[_Result] | None) -> tuple[str, ...]:
    """The different ones, in order."""
    found = [text(result.name) for result in results or ()]
    return tuple(dict.fromkeys([name for name in found if name]))


@lru_cache(256)  # the kinds of people are few
def _subjects(subjects: tuple[str, ...] | None) -> tuple[str, ...]:
    """As one text: the crawl cut them at commas, and some have commas inside."""
    found = [text(each) for each in subjects or ()]
    return (", ".join(found),) if any(found) else ()


def _sections(entry: Crawled) -> list[tuple[str, list[Paper]]]:
    return [
        (
            section.case or "",
            [
                published_paper(item.name or "", count(item.original), count(item.copy))
                for item in section.items or ()
            ],
        )
        for section in entry.components or ()
    ]


@lru_cache(4096, typed=True)  # half of what a channel says was said before
def _read(
    method: str | None,
    time: Amount,
    unit: str | None,
    note: str | None,
    fees: tuple[_Fee, ...] | None,
    ambiguous: bool | None,
) -> tuple[ChannelTerms | None, Sequence[tuple[Why, Mapping[str, str]]]]:
    """The terms that a `_Method` is, and what of it could not be understood."""
    channel = _CHANNELS.get(text(method).upper())
    if channel is None:
        return None, ((Why.CHANNEL_UNKNOWN, {"channel": text(method)}),)
    if ambiguous:  # time and fee ran together in the crawl: neither is certain
        limit, stated, known = None, text(str(time or "")), True
    else:
        limit, stated, known = time_limit(time, unit)
    terms = ChannelTerms(
        channel=channel, limit=limit, stated=stated, note=text(note), fees=_fees(fees or ())
    )
    return terms, () if known else ((Why.UNIT_UNKNOWN, {"unit": text(unit)}),)


@lru_cache(4096)  # the same for each channel, and for many procedures
def _fees(fees: tuple[_Fee, ...]) -> tuple[FeeLine, ...]:
    return tuple([_fee(fee) for fee in fees])


def _fee(fee: _Fee) -> FeeLine:
    note = text(fee.note)
    return FeeLine(amount=whole(fee.amount), note=note, unit=published_unit(note))
