"""A dossier worded for handing out its result: whom to compare, what to hand over."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier, PaperKind, ReturnWay
from desk_app.domain.handling.flow import HANDLED, Status
from ui import formats
from ui.dossiers import words
from ui.dossiers.fees import open_fee_lines
from ui.dossiers.portals import decision_words
from ui.dossiers.post_words import standing_words
from ui.dossiers.words import Wording
from ui.formats import BadgeFact

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFacts:
    code: str
    badges: Sequence[BadgeFact]
    procedure: str
    owner: str
    birth: str
    number: str  # masked but for the last four
    authorised: str  # named on the dossier; may be empty
    received: str
    due: str
    way: str  # how the result was asked for
    other_way: bool  # not asked for at the counter
    result: str  # what came back, as noted
    originals: Sequence[str]  # papers handed in as originals
    on_loan: Sequence[str]  # originals left with the office until they are given back
    fees: Sequence[tuple[str, int | str]]  # name, đồng or words where nobody knows
    standing: str  # where the result is, or when and to whom it went


def facts_of(dossier: Dossier, wording: Wording) -> ReturnFacts:
    person, known, chosen = dossier.applicant, dossier.may_collect, dossier.procedure
    return ReturnFacts(
        code=str(dossier.code),
        badges=_badges(dossier, wording),
        procedure=f"{chosen.name} – {chosen.case}" if chosen.case else chosen.name,
        owner=person.name,
        birth=words.birth(person.birth),
        number=formats.masked_number(person.id_number) if person.id_number else "–",
        authorised=known.name if known else "",
        received=formats.moment(dossier.received_at),
        due=formats.moment(dossier.due.at) if dossier.due.at else "–",
        way=words.return_way(dossier.return_way),
        other_way=dossier.return_way is not ReturnWay.COUNTER,
        result=_result(dossier),
        originals=tuple(
            _counted(paper.name, paper.count)
            for paper in dossier.papers
            if paper.kind is PaperKind.ORIGINAL
        ),
        on_loan=tuple(_counted(each.name, each.count) for each in dossier.citizen.originals_here),
        fees=open_fee_lines(dossier),
        standing=_standing(dossier),
    )


def _badges(dossier: Dossier, wording: Wording) -> Sequence[BadgeFact]:
    due = wording.badge(dossier.due.at, dossier.status)
    if dossier.status is Status.RESULT_BACK and due != formats.result_badge():
        return due, formats.result_badge()
    return (due,)


def _result(dossier: Dossier) -> str:
    if dossier.result_back_at is None:
        return translate("return", "Chưa về quầy")
    decision = decision_words(dossier.decision) if dossier.decision is not None else ""
    said = "; ".join(part for part in (decision, dossier.result_note) if part)
    return said or translate("return", "Đã về quầy, không có ghi chú")


def _counted(name: str, count: int) -> str:
    if count == 1:
        return name
    return translate("return", "{name}, {n} bản").format(name=name, n=count)


def _standing(dossier: Dossier) -> str:
    if said := standing_words(dossier.post):
        return said
    if dossier.status in HANDLED and dossier.due.at is not None:
        return translate("return", "Phòng chuyên môn đang giải quyết, hẹn trả {moment}.").format(
            moment=formats.moment(dossier.due.at)
        )
    if dossier.status in HANDLED:
        return translate("return", "Phòng chuyên môn đang giải quyết, chưa có ngày hẹn trả.")
    if dossier.returned_at is None or dossier.collector is None:
        return "" if dossier.status is Status.RESULT_BACK else f"{words.place(dossier.status)}."
    return translate("return", "Trả lúc {moment} cho {name}, {kind}.").format(
        moment=formats.moment(dossier.returned_at),
        name=dossier.collector.name,
        kind=words.collector_kind(dossier.collector.kind),
    )


def returned_title(dossier: Dossier) -> str:
    name = dossier.collector.name if dossier.collector else dossier.applicant.name
    return translate("return", "Đã trả kết quả hồ sơ {code} cho {name}.").format(
        code=dossier.code, name=name
    )
