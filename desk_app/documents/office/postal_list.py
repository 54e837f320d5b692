"""Danh sách giao nhận bưu chính, as plain content: results the post takes to the applicants.

Telephone and address stand on it, because the post delivers by them; no personal number does.
"""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalRow:
    """One item, or the line that sums them up."""

    order: str = ""  # "1"
    code_start: str = ""  # "H13.45.12-261120-"
    serial: str = ""  # "0015", printed bold
    receiver: str = ""
    contact: str = ""  # "ĐT 0912 345 678; Số 27, đường Nguyễn Trãi, …"
    fee: str = ""  # đồng to be collected on delivery: "35.000"
    tracking: str = ""  # number of the item; empty: written or stuck on by hand
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalList:
    """Every field already worded as it is printed. Who is not known yet is written by hand."""

    letterhead: Letterhead
    number: str  # "02/DSBC-TTPVHCC"
    list_number: str  # "BC-261120-02": in words and as QR
    place_date: str
    moment: str
    unit_name: str
    giver: str
    post: str  # "Bưu điện phường Ninh Kiều"
    taker: str
    items: str  # "08"
    fees_in_words: str  # "Ba trăm nghìn đồng": to be collected on delivery
    rows: tuple[PostalRow, ...]  # the total last
    trial: bool = False
    reprint: str = ""
