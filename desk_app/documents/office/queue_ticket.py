"""Phiếu số thứ tự, as plain content. Nobody's name and nobody's telephone stands on it."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueTicket:
    """Every field already worded as it is printed. An empty field leaves its line out."""

    letterhead: Letterhead
    number: str  # "C027": printed as large as the roll bears
    field: str  # or the procedure
    counters: str  # "Quầy 2, Quầy 3"
    printed: str  # "08:05 ngày 20/11/2026"
    waiting: str  # "12 người"
    wait: str  # "khoảng 25 phút"
    qr: str  # what a telephone follows the number by; empty: no QR
    qr_words: str  # below it
    hints: tuple[str, ...] = ()
    trial: bool = False
    reprint: str = ""
