"""Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 06), as plain content."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlStep:
    """The dossier goes from one hand to the next; what is empty is written by hand."""

    giver: str  # "Bộ phận Tiếp nhận và Trả kết quả"
    taker: str
    time: str = ""  # "14 giờ 10 phút,"
    day: str = ""  # "ngày 20 tháng 11 năm 2026"
    giver_name: str = ""
    taker_name: str = ""
    result: str = ""  # "Đúng hạn"; written by the side that takes over
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlip:
    """Travels with the dossier. Legal: [forms.control-slip]"""

    letterhead: Letterhead
    number: str  # "0015/PKS-TTPVHCC"
    code: str
    qr: str
    place_date: str
    agency: str  # who handles it; empty: written by hand
    cooperating: str
    received: str
    due: str  # "vào 09 giờ 15 phút, ngày …", "trong ngày …", or the words for "no due date"
    steps: tuple[ControlStep, ...]
    trial: bool = False
    reprint: str = ""
