"""A dossier of which only the row is here, in words."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from db.queries.rows import DossierLine
from ui import formats
from ui.dossiers import words

translate = QCoreApplication.translate


class Fetching(Enum):
    NOT_YET = auto()
    UNDER_WAY = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFacts:
    code: str
    applicant: str
    procedure: str
    received: str
    status: str
    told: str  # where the rest of it is, and how it is got


def left_facts(line: DossierLine | None, fetching: Fetching) -> LeftFacts | None:
    """None where there is no such row."""
    if line is None:
        return None
    return LeftFacts(
        code=line.code,
        applicant=line.applicant,
        procedure=line.procedure,
        received=formats.moment(line.received_at),
        status=words.place(line.status, line.papers_at),
        told=_told(fetching),
    )


def _told(fetching: Fetching) -> str:
    if fetching is Fetching.FAILED:
        return translate(
            "left", "Chưa lấy được toàn bộ hồ sơ từ trung tâm. Có mạng thì mở lại trang này."
        )
    if fetching is Fetching.DONE:
        return translate("left", "Trung tâm không gửi được hồ sơ này. Báo quản trị trung tâm.")
    return translate("left", "Đang lấy toàn bộ hồ sơ từ trung tâm; lấy xong trang này tự hiện ra.")
