"""Which papers the law leaves unscanned, as far as a paper tells it of itself."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from typing import Final

from desk_app.domain.dossier import PaperKind, SubmittedPaper


class NotToScan(Enum):
    """Why a paper is not scanned. Legal: [digitisation.not-scanned]"""

    ELECTRONIC = "electronic"  # it was filed electronically: there is nothing to scan
    SHOWN_ONLY = "shown_only"  # shown at the counter and given back
    VERIFICATION = "verification"  # what one agency told another, unless the law says otherwise
    SECRET = "secret"  # noqa: S105  # state secrets


_PIECE: Final = re.compile(r"\w+")
# With their marks: "bản đồ mật độ" is not "độ mật".
_WORDS: Final[Mapping[NotToScan, tuple[str, ...]]] = {
    NotToScan.SECRET: ("bí mật nhà nước", "tối mật", "tuyệt mật", "độ mật"),
    NotToScan.SHOWN_ONLY: ("xuất trình",),
    NotToScan.VERIFICATION: ("kết quả xác minh", "văn bản xác minh", "phiếu xác minh"),
}


def not_to_scan(paper: SubmittedPaper) -> NotToScan | None:
    """Why `paper` is not to be scanned; None where nothing of it says so.

    Electronic papers are known for certain. The others are told by the words of their
    name, which may err both ways: the officer looks, and may scan with a reason.
    """
    if paper.kind is PaperKind.ELECTRONIC:
        return NotToScan.ELECTRONIC
    spelt = unicodedata.normalize("NFC", paper.name).casefold()
    name = f" {' '.join(_PIECE.findall(spelt))} "
    for why, said in _WORDS.items():
        if any(f" {one} " in name for one in said):
            return why
    return None
