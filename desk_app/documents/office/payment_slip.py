"""Phiếu thu nội bộ, as plain content: what was taken for a dossier, for the office alone.

It is no receipt of tax law and says so; it carries no symbol and no number of one, only
the office's own number of internal slips.
"""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidLine:
    """One fee, the kind above its fees with their sum, or the sum of all."""

    name: str
    amount: str  # "24.000"
    heading: bool = False  # phí, lệ phí: the kinds stand apart
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSlip:
    """Every field already worded as it is printed. An empty field leaves its line out.

    Legal: [fees.receipt-content]
    """

    letterhead: Letterhead
    payer: str
    code: str  # bare dossier code: in words and as QR
    procedure: str  # its name
    lines: tuple[PaidLine, ...]
    total_in_words: str  # "Ba mươi hai nghìn đồng"
    method: str  # "Tiền mặt"
    paid: str  # "15:20 ngày 20/11/2026"
    place: str  # "Quầy 2, Trung tâm …"
    collector: str
    remarks: tuple[str, ...] = ()  # fees nobody knows the sum of; cash and change
    number: str = ""  # the office's own, "0007/PT"; never one of a biên lai
    trial: bool = False
    reprint: str = ""
