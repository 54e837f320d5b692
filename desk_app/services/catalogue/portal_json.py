"""One procedure as the national portal answers it (2026): `get-formality-by-citizen`.

Its `cases` are those of electronic forms: their names are not those of the cases of papers,
and some are trials. So their times are not read; the times by channel are.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from desk_app.domain.law.fees import FeeKind, FeeLine, published_unit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.published import cases_of, published_paper
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.portal_shape import (
    Detail,
    Document,
    Fee,
    Method,
    Named,
    Proposal,
)
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    Why,
    code_and_name,
    count,
    day_of_epoch,
    lines,
    text,
    time_limit,
    whole,
)

SOURCE: Final = "Cổng Dịch vụ công quốc gia"

_CHANNELS: Final[Mapping[str, Sequence[Channel]]] = {
    "DIRECT": (Channel.DIRECT,),
    "ONLINE": (Channel.ONLINE,),
    "POSTAL": (Channel.POST,),
    "DIRECT_AND_ONLINE": (Channel.DIRECT, Channel.ONLINE),
}
_FEES: Final[Mapping[str, FeeKind]] = {
    "FEE": FeeKind.FEE,
    "SERVICE_FEE": FeeKind.LEVY,
    "PRICE_LEVEL": FeeKind.PRICE,
}
_MARKED: Final = (Level.MINISTRY, Level.PROVINCE, Level.COMMUNE, Level.OTHER)
_ONLINE: Final = Channel.ONLINE
_POST: Final = Channel.POST  # here a member costs nothing
_NO_PROPOSAL: Final = Proposal()
_DONG: Final = frozenset({"", "Việt Nam Đồng", "VND", "VNĐ"})


def is_portal_detail(entry: Mapping[str, Any]) -> bool:
    return "executionMethods" in entry or "executionCases" in entry


def portal_procedure(
    detail: Detail,
) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    """The procedure, and what of it could not be understood.

    Raises:
        NotRead: it has no code or no name.
    """
    code, name = code_and_name(detail.code, detail.name)
    proposal = detail.procedure_proposal or _NO_PROPOSAL
    problems: list[CatalogueProblem] = []
    terms: list[ChannelTerms] = []
    for method in detail.methods:
        for why, facts in _read(method, terms):
            problems.append(CatalogueProblem(code, why, facts))
    channels = [each.channel for each in terms]
    sections = _sections(detail)
    procedure = Procedure(
        code=code,
        name=name,
        field="; ".join(_names(detail.categories_details)),
        levels=_levels(
            detail.is_ministry is True,
            detail.is_province is True,
            detail.is_ward is True,
            detail.is_other_agency is True,
        ),
        decision=text(proposal.proposal_number) or text(detail.decision_no),
        decided_on=day_of_epoch(proposal.decision_date),
        authority=_bodies(detail),
        cases=cases_of(sections),
        terms=tuple(terms),
        results=_names(detail.results_details),
        forms=_forms(detail, sections),
        flags=_flags(_POST in channels, detail.is_non_territorial is True),
        online=_online(
            detail.is_offline_only is True, detail.is_full_process is True, _ONLINE in channels
        ),
        source=SOURCE,
        subjects=_names(detail.subject_types_details),
        conditions=lines(detail.requirements_and_conditions),
        basis=_basis(detail),
        sequence=_sequence(detail),
    )
    return procedure, problems


@lru_cache(4096)  # few offices do all the procedures
def _names(items: tuple[Named | None, ...] | None) -> tuple[str, ...]:
    """The different names, in order."""
    if not items:
        return ()
    return tuple(dict.fromkeys([name for item in items if item and (name := text(item.name))]))


@lru_cache  # one of sixteen
def _levels(*holds: bool) -> frozenset[Level]:
    """Args: holds: Whether it is done at each of the `_MARKED` levels."""
    return frozenset([level for level, here in zip(_MARKED, holds, strict=True) if here])


def _bodies(detail: Detail) -> str:
    """Who decides, otherwise who carries it out."""
    found = (*_names(detail.unit_groups_authority), *_names(detail.departments_authority))
    if not found:
        found = (*_names(detail.unit_groups_executing), *_names(detail.departments_executing))
    return "; ".join(dict.fromkeys(found))


def _sections(detail: Detail) -> list[tuple[str, list[Paper]]]:
    return [
        (
            section.name or "",
            [
                published_paper(paper.name or "", count(paper.original_qty), count(paper.copy_qty))
                for paper in section.profile_components or ()
            ],
        )
        for section in detail.cases
    ]


def _forms(detail: Detail, sections: Iterable[tuple[str, list[Paper]]]) -> tuple[str, ...]:
    """The names of the papers that have a file to fill in.

    Args:
        sections: What was read of those of `detail`.
    """
    found = [
        paper.name
        for published, (_, papers) in zip(detail.cases, sections, strict=True)
        for component, paper in zip(published.profile_components or (), papers, strict=True)
        if component.attachments and paper.name
    ]
    return tuple(dict.fromkeys(found)) if found else ()


@lru_cache  # one of four
def _flags(by_post: bool, anywhere: bool) -> frozenset[Flag]:
    marks = ((Flag.POSTAL, by_post), (Flag.NON_TERRITORIAL, anywhere))
    return frozenset([flag for flag, holds in marks if holds])


@lru_cache  # one of eight
def _online(only_offline: bool, whole: bool, online: bool) -> OnlineLevel | None:
    if only_offline:
        return None
    if whole:
        return OnlineLevel.FULL
    return OnlineLevel.PARTIAL if online else None


def _basis(detail: Detail) -> tuple[str, ...]:
    """As in "18/2026/NĐ-CP: Nghị định sửa đổi …", each document once."""
    found = [_document(each) for each in detail.legal_basises_details or () if each]
    return tuple(dict.fromkeys([each for each in found if each]))


@lru_cache(4096)
def _document(named: Document) -> str:
    code, name = text(named.code), text(named.name)
    return name if code in name else f"{code}: {name}" if name else code


def _sequence(detail: Detail) -> tuple[str, ...]:
    """Each step with its name, where it has one, on a line of its own."""
    steps = [
        f"{name}\n{said}".strip() if name else said
        for step in detail.execution_steps or ()
        for name, said in ((text(step.name), lines(step.description)),)
    ]
    return tuple([step for step in steps if step])


def _read(method: Method, terms: list[ChannelTerms]) -> Sequence[tuple[Why, dict[str, str]]]:
    """Add to `terms` those of `method`; returns what could not be understood."""
    channels = _channels(method.submission_method)
    if not channels:
        return ((Why.CHANNEL_UNKNOWN, {"channel": text(method.submission_method)}),)
    unit = method.processing_time_unit
    limit, stated, known = time_limit(method.processing_time, unit)
    fees = _fees(method.fees) if method.fees else ()
    note = text(method.description)
    terms += [
        ChannelTerms(channel=channel, limit=limit, stated=stated, note=note, fees=fees)
        for channel in channels
    ]
    return () if known else ((Why.UNIT_UNKNOWN, {"unit": text(unit)}),)


@lru_cache(64)
def _channels(published: str | None) -> Sequence[Channel]:
    return _CHANNELS.get(text(published).upper(), ())


@lru_cache(4096)  # the same for each channel, and for many procedures
def _fees(fees: tuple[Fee, ...]) -> tuple[FeeLine, ...]:
    return tuple([_fee(fee) for fee in fees])


@lru_cache(4096)
def _fee(fee: Fee) -> FeeLine:
    amount = whole(fee.value)
    note = text(fee.description)
    currency = text(fee.currency_name)
    if currency not in _DONG:
        note = " ".join(part for part in (f"{amount or ''} {currency}".strip(), note) if part)
        amount = None
    return FeeLine(
        amount=amount,
        kind=_FEES.get(text(fee.type).upper(), FeeKind.UNSTATED),
        note=note,
        unit=published_unit(note),
    )
