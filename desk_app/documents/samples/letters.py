"""Invented letters of the office about a dossier, usual ones and extreme ones."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from desk_app.documents.citizen_notice import notice_words
from desk_app.documents.office.letters_of import citizen_letter_of, commitment_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.public import FACTS
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, LostReceipt
from desk_app.domain.handling.telling import CitizenNotice, NoticeAbout, NoticeWay
from desk_app.domain.ids import OfficerId

AT: Final = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)
_WHO: Final = OfficerId(UUID(int=2))


def _told(dossier: Dossier) -> Dossier:
    about = NoticeAbout.RESULT_READY
    words = notice_words(about, dossier, FACTS.unit)
    notice = CitizenNotice(
        key=UUID(int=1), about=about, way=NoticeWay.PAPER, to="", words=words, at=AT, by=_WHO
    )
    return replace(dossier, notices=(notice,))


def _collected(dossier: Dossier, commitment: str) -> Dossier:
    lost = LostReceipt(commitment=commitment, confirmed_by=_WHO, confirmed_name="Nguyễn Hữu Nghĩa")
    collector = Collector(
        kind=CollectorKind.OWNER,
        name=dossier.applicant.name,
        id_number=dossier.applicant.id_number,
        receipt_given_back=False,
        lost=lost,
    )
    return replace(dossier, collector=collector, returned_at=AT)


_LOST: Final = (
    "Tôi đã làm mất Giấy tiếp nhận hồ sơ và hẹn trả kết quả, cam kết chịu trách nhiệm nếu giấy đó "
    "được người khác dùng."
)
TOLD: Final = citizen_letter_of(_told(dossiers.BUSINESS), FACTS)
LONG_TOLD: Final = citizen_letter_of(_told(dossiers.LONG), replace(FACTS, trial=True))
COMMITTED: Final = commitment_of(_collected(dossiers.BUSINESS, _LOST), FACTS)
LONG_COMMITTED: Final = commitment_of(
    _collected(dossiers.LONG, " ".join([_LOST] * 6)), replace(FACTS, trial=True)
)
