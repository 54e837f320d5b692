"""Words the letters of the office about one dossier, from what its acts say."""

from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office.letters import CitizenLetter, Commitment
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.dossier import CollectorKind, Dossier
from desk_app.domain.handling.telling import CitizenNotice, NoticeAbout, NoticeWay
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

_ABOUT: Final = {
    NoticeAbout.RECEIVED: "tiếp nhận hồ sơ",
    NoticeAbout.SUPPLEMENT: "bổ sung hồ sơ",
    NoticeAbout.RESULT_READY: "kết quả giải quyết hồ sơ",
    NoticeAbout.APOLOGY: "hẹn lại ngày trả kết quả",
}
_ROLES: Final = {
    CollectorKind.OWNER: "chủ hồ sơ",
    CollectorKind.AUTHORISED: "người được ủy quyền",
    CollectorKind.ANOTHER: "người được ủy quyền nhận kết quả",
    CollectorKind.POST: "nhân viên bưu chính",
}


def last_letter(dossier: Dossier) -> CitizenNotice | None:
    """The last notice that went out on paper."""
    letters = [told for told in dossier.notices if told.way is NoticeWay.PAPER]
    return letters[-1] if letters else None


def lost_at(dossier: Dossier) -> datetime | None:
    """When the result was handed out without the receipt; None: it was not."""
    lost = dossier.collector.lost if dossier.collector is not None else None
    return dossier.returned_at if lost is not None else None


def citizen_letter_of(dossier: Dossier, facts: DeskFacts) -> CitizenLetter:
    """Giấy báo of the last notice on paper.

    Raises:
        ValueError: nothing was told on paper.
    """
    told = last_letter(dossier)
    if told is None:
        raise ValueError("told on no paper")
    unit = facts.unit
    return CitizenLetter(
        letterhead=letterhead_of(unit),
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(told.at)),
        about=_ABOUT[told.about],
        addressee=dossier.applicant.name,
        address=dossier.applicant.address,
        procedure=dossier.procedure.name,
        words=told.words,
        hotline=w.phone_words(unit.phone),
        trial=facts.trial,
    )


def commitment_of(dossier: Dossier, facts: DeskFacts) -> Commitment:
    """Giấy cam kết of who took the result without the receipt. Legal: [return.identity]

    Raises:
        ValueError: the receipt came back, or nothing was handed out.
    """
    collector, at = dossier.collector, lost_at(dossier)
    if collector is None or collector.lost is None or at is None:
        raise ValueError("no receipt was lost")
    unit = facts.unit
    return Commitment(
        letterhead=letterhead_of(unit),
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(at)),
        unit_name=unit.full_name,
        collector=collector.name,
        role=_ROLES[collector.kind],
        id_number=collector.id_number,
        applicant=dossier.applicant.name,
        procedure=dossier.procedure.name,
        commitment=collector.lost.commitment,
        returned=w.moment_words(at),
        supervisor=collector.lost.confirmed_name,
        trial=facts.trial,
    )
