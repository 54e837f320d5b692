"""Biên bản bàn giao hồ sơ, as plain content: the desk gives dossiers to a department.

No personal number stands on it, no address and no telephone.
"""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One row: a dossier with its papers."""

    code_start: str  # "H13.45.12-261120-"
    serial: str  # "0015": what eyes compare, printed bold
    applicant: str
    procedure: str  # its name, whole
    received: str  # "20/11" and, on a line of its own, "09:15"
    due: str  # like `received`; "–" where nothing is promised
    papers: str  # "4"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverMinutes:
    """Every field already worded as it is printed.

    Whoever takes over and is not known yet is written by hand.
    """

    letterhead: Letterhead
    number: str  # "03/BBBG-TTPVHCC"
    list_number: str  # "BG-261120-03": in words and as QR
    place_date: str  # "Ninh Kiều, ngày 20 tháng 11 năm 2026"
    moment: str  # "14 giờ 10 phút, ngày 20 tháng 11 năm 2026"
    unit_name: str  # "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    giver_unit: str  # "Bộ phận Một cửa"
    giver: str  # printed under the left signature too
    taker_unit: str
    taker: str
    dossiers: str  # "12"
    papers: str  # "55", of all rows
    rows: tuple[HandedOver, ...]
    trial: bool = False
    reprint: str = ""
