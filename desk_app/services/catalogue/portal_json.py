"""One procedure as the national portal answers it (2026): `get-formality-by-citizen`.

Its `cases` are those of electronic forms: their names are not those of the cases of papers,
and some are trials. So their times are not read; the times by channel are.
"""

from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from desk_app.domain.law.fees import FeeKind, FeeLine, published_unit
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.published import cases_of, component_name, published_paper
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    Why,
    code_and_name,
    count,
    day_of_epoch,
    lines,
    names,
    objects,
    raw_text,
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
_LEVELS: Final[Mapping[str, Level]] = {
    "isMinistry": Level.MINISTRY,
    "isProvince": Level.PROVINCE,
    "isWard": Level.COMMUNE,
    "isOtherAgency": Level.OTHER,
}
_FEES: Final[Mapping[str, FeeKind]] = {
    "FEE": FeeKind.FEE,
    "SERVICE_FEE": FeeKind.LEVY,
    "PRICE_LEVEL": FeeKind.PRICE,
}
_DONG: Final = frozenset({"", "Việt Nam Đồng", "VND", "VNĐ"})
_DECIDE: Final = ("unitGroupsAuthority", "departmentsAuthority")
_EXECUTE: Final = ("unitGroupsExecuting", "departmentsExecuting")


def is_portal_detail(entry: Mapping[str, Any]) -> bool:
    return "executionMethods" in entry or "executionCases" in entry


def portal_procedure(
    detail: Mapping[str, Any],
) -> tuple[Procedure, Sequence[CatalogueProblem]]:
    """The procedure, and what of it could not be understood.

    Raises:
        NotRead: it has no code or no name.
    """
    code, name = code_and_name(detail.get("code"), detail.get("name"))
    proposal = detail.get("procedureProposal")
    proposal = proposal if isinstance(proposal, dict) else {}
    problems: list[CatalogueProblem] = []
    terms: list[ChannelTerms] = []
    for method in objects(detail.get("executionMethods")):
        terms += _terms(method, code, problems)
    channels = {each.channel for each in terms}
    procedure = Procedure(
        code=code,
        name=name,
        field="; ".join(names(detail.get("categoriesDetails"))),
        levels=frozenset(level for flag, level in _LEVELS.items() if detail.get(flag) is True),
        decision=text(proposal.get("proposalNumber")) or text(detail.get("decisionNo")),
        decided_on=day_of_epoch(proposal.get("decisionDate")),
        authority=_bodies(detail, _DECIDE) or _bodies(detail, _EXECUTE),
        cases=cases_of(_sections(detail)),
        terms=tuple(terms),
        results=names(detail.get("resultsDetails")),
        forms=_forms(detail),
        flags=_flags(detail, channels),
        online=_online(detail, channels),
        source=SOURCE,
        subjects=names(detail.get("subjectTypesDetails")),
        conditions=lines(detail.get("requirementsAndConditions")),
        basis=_basis(detail),
        sequence=_sequence(detail),
    )
    return procedure, problems


def _sections(detail: Mapping[str, Any]) -> list[PaperCase]:
    return [
        PaperCase(
            text(section.get("name")),
            tuple(
                published_paper(
                    raw_text(paper.get("name")),
                    count(paper.get("originalQty")),
                    count(paper.get("copyQty")),
                )
                for paper in objects(section.get("profileComponents"))
            ),
        )
        for section in objects(detail.get("executionCases"))
    ]


def _forms(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the papers that have a file to fill in."""
    found = (
        component_name(text(paper.get("name")))
        for section in objects(detail.get("executionCases"))
        for paper in objects(section.get("profileComponents"))
        if paper.get("attachments")
    )
    return tuple(dict.fromkeys(name for name in found if name))


def _flags(detail: Mapping[str, Any], channels: Set[Channel]) -> frozenset[Flag]:
    marks = {
        Flag.POSTAL: Channel.POST in channels,
        Flag.NON_TERRITORIAL: detail.get("isNonTerritorial") is True,
    }
    return frozenset(flag for flag, holds in marks.items() if holds)


def _online(detail: Mapping[str, Any], channels: Set[Channel]) -> OnlineLevel | None:
    if detail.get("isOfflineOnly") is True:
        return None
    if detail.get("isFullProcess") is True:
        return OnlineLevel.FULL
    return OnlineLevel.PARTIAL if Channel.ONLINE in channels else None


def _basis(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """As in "18/2026/NĐ-CP: Nghị định sửa đổi …", each document once."""
    found: list[str] = []
    for document in objects(detail.get("legalBasisesDetails")):
        code, name = text(document.get("code")), text(document.get("name"))
        found.append(name if code in name else f"{code}: {name}" if name else code)
    return tuple(dict.fromkeys(each for each in found if each))


def _sequence(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """Each step with its name, where it has one, on a line of its own."""
    steps = (
        f"{text(step.get('name'))}\n{lines(step.get('description'))}".strip()
        for step in objects(detail.get("executionSteps"))
    )
    return tuple(step for step in steps if step)


def _terms(
    method: Mapping[str, Any], code: str, problems: list[CatalogueProblem]
) -> list[ChannelTerms]:
    way = text(method.get("submissionMethod"))
    channels = _CHANNELS.get(way.upper())
    if channels is None:
        problems.append(CatalogueProblem(code, Why.CHANNEL_UNKNOWN, {"channel": way}))
        return []
    unit = method.get("processingTimeUnit")
    limit, stated, known = time_limit(method.get("processingTime"), unit)
    if not known:
        problems.append(CatalogueProblem(code, Why.UNIT_UNKNOWN, {"unit": text(unit)}))
    fees = tuple(_fee(fee) for fee in objects(method.get("fees")))
    note = text(method.get("description"))
    return [
        ChannelTerms(channel=channel, limit=limit, stated=stated, note=note, fees=fees)
        for channel in channels
    ]


def _fee(fee: Mapping[str, Any]) -> FeeLine:
    amount = whole(fee.get("value"))
    note = text(fee.get("description"))
    currency = text(fee.get("currencyName"))
    if currency not in _DONG:
        note = " ".join(part for part in (f"{amount or ''} {currency}".strip(), note) if part)
        amount = None
    kind = _FEES.get(text(fee.get("type")).upper(), FeeKind.UNSTATED)
    return FeeLine(amount=amount, kind=kind, note=note, unit=published_unit(note))


def _bodies(detail: Mapping[str, Any], keys: Sequence[str]) -> str:
    found = [name for key in keys for name in names(detail.get(key))]
    return "; ".join(dict.fromkeys(found))
