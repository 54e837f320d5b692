"""Phiếu chi hoàn phí, lệ phí, as plain content: money given back for a dossier.

The office's own paper with a number of its own; it is no adjustment of a biên lai.
"""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead
from desk_app.documents.office.payment_slip import PaidLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundVoucher:
    """Every field already worded as it is printed. An empty field leaves its line out."""

    letterhead: Letterhead
    number: str  # "1003/PC"
    payee: str
    payee_reason: str  # why not to who paid; empty: to who paid
    code: str  # bare dossier code: in words and as QR
    procedure: str  # its name
    reason: str  # why it is given back
    lines: tuple[PaidLine, ...]
    total_in_words: str  # "Một trăm năm mươi nghìn đồng"
    method: str  # "Tiền mặt"
    paid: str  # "15:20 ngày 20/11/2026"
    place: str  # "Quầy 2, Trung tâm …"
    cashier: str  # out of whose drawer
    approved_by: str
    receipts: str = ""  # biên lai that were issued for it: "26TAB số 15"
    trial: bool = False
    reprint: str = ""
