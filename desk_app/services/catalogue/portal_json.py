"""One procedure as the national portal answers it (2026): `get-formality-by-citizen`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desk_app.domain.law.fees import FeeKind, FeeLine
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.law.published import cases_of, published_paper
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.reading import (
    CatalogueProblem,
    Why,
    code_and_name,
    count,
    day_of_epoch,
    names,
    objects,
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
        source=SOURCE,
    )
    return procedure, problems


def _sections(detail: Mapping[str, Any]) -> list[PaperCase]:
    return [
        PaperCase(
            text(section.get("name")),
            tuple(
                published_paper(
                    text(paper.get("name")),
                    count(paper.get("originalQty")),
                    count(paper.get("copyQty")),
                )
                for paper in objects(section.get("profileComponents"))
            ),
        )
        for section in objects(detail.get("executionCases"))
    ]


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
    return FeeLine(amount=amount, kind=kind, note=note)


def _bodies(detail: Mapping[str, Any], keys: Sequence[str]) -> str:
    found = [name for key in keys for name in names(detail.get(key))]
    return "; ".join(dict.fromkeys(found))
