"""One procedure of a crawled catalogue: `methods`, `components`, levels in words.

Its legal documents are not read: the crawl ran their names and numbers together.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desk_app.domain.law.fees import FeeLine, published_unit
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Flag, Level, Procedure
from desk_app.domain.law.published import cases_of, published_paper
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.folding import fold
from desk_app.services.catalogue.portal_json import SOURCE
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    Why,
    code_and_name,
    count,
    lines,
    names,
    objects,
    raw_text,
    text,
    time_limit,
    whole,
)

_CHANNELS: Final[Mapping[str, Channel]] = {
    "DIRECT": Channel.DIRECT,
    "ONLINE": Channel.ONLINE,
    "POSTAL": Channel.POST,
}
_LEVELS: Final[Mapping[str, Level]] = {
    "cap bo": Level.MINISTRY,
    "cap tinh": Level.PROVINCE,
    "cap xa": Level.COMMUNE,
    "co quan khac": Level.OTHER,
}


def is_crawled(entry: Mapping[str, Any]) -> bool:
    return "methods" in entry or "components" in entry


def crawled_procedure(
    entry: Mapping[str, Any],
) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    """The procedure, and what of it could not be understood.

    Raises:
        NotRead: it has no code or no name.
    """
    code, name = code_and_name(entry.get("code"), entry.get("name"))
    problems: list[CatalogueProblem] = []
    terms: list[ChannelTerms] = []
    for method in objects(entry.get("methods")):
        terms += _terms(method, code, problems)
    levels = entry.get("levels")
    words = [fold(text(level)) for level in levels] if isinstance(levels, list) else []
    procedure = Procedure(
        code=code,
        name=name,
        field=text(entry.get("field")),
        levels=frozenset(_LEVELS[word] for word in words if word in _LEVELS),
        decision=text(entry.get("decision")),
        authority=text(entry.get("authority")) or text(entry.get("executing")),
        cases=cases_of(_sections(entry)),
        terms=tuple(terms),
        results=names(entry.get("results")),
        flags=frozenset({Flag.POSTAL} if Channel.POST in {each.channel for each in terms} else ()),
        source=SOURCE,
        subjects=_subjects(entry.get("subjects")),
        conditions=lines(entry.get("conditions")),
        sequence=(steps,) if (steps := lines(entry.get("steps"))) else (),
    )
    return procedure, problems


def _subjects(value: object) -> tuple[str, ...]:
    """As one text: the crawl cut them at commas, and some have commas inside."""
    subjects = [text(each) for each in value] if isinstance(value, list) else []
    return (", ".join(subjects),) if any(subjects) else ()


def _sections(entry: Mapping[str, Any]) -> list[PaperCase]:
    return [
        PaperCase(
            text(section.get("case")),
            tuple(
                published_paper(
                    raw_text(item.get("name")), count(item.get("original")), count(item.get("copy"))
                )
                for item in objects(section.get("items"))
            ),
        )
        for section in objects(entry.get("components"))
    ]


def _terms(
    method: Mapping[str, Any], code: str, problems: list[CatalogueProblem]
) -> list[ChannelTerms]:
    way = text(method.get("method"))
    channel = _CHANNELS.get(way.upper())
    if channel is None:
        problems.append(CatalogueProblem(code, Why.CHANNEL_UNKNOWN, {"channel": way}))
        return []
    unit = method.get("unit")
    if method.get("ambiguous"):  # time and fee ran together in the crawl: neither is certain
        limit, stated, known = None, text(str(method.get("time") or "")), True
    else:
        limit, stated, known = time_limit(method.get("time"), unit)
    if not known:
        problems.append(CatalogueProblem(code, Why.UNIT_UNKNOWN, {"unit": text(unit)}))
    fees = tuple(_fee(fee) for fee in objects(method.get("fees")))
    note = text(method.get("note"))
    return [ChannelTerms(channel=channel, limit=limit, stated=stated, note=note, fees=fees)]


def _fee(fee: Mapping[str, Any]) -> FeeLine:
    note = text(fee.get("note"))
    return FeeLine(amount=whole(fee.get("amount")), note=note, unit=published_unit(note))
