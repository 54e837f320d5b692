"""Phiếu tổng hợp ngày, as plain content: one day of a desk or of the unit on paper."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """What came and went of one field or with one officer; or the sum."""

    name: str
    received: str
    sent_away: str  # not received: asked to supplement first, or refused
    returned: str
    open: str  # at the end of the day
    late: str  # of those open
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersRow:
    """Codes given at one desk, and a gap in them; further gaps have rows of their own."""

    desk: str
    used: str  # "1001–1037"
    count: str
    gap: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesRow:
    name: str  # "Phí", "Lệ phí"
    dossiers: str
    amount: str
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DailySheet:
    """Every field already worded as it is printed."""

    letterhead: Letterhead
    place_date: str
    day: str  # "Thứ Sáu, ngày 20 tháng 11 năm 2026"
    scope: str  # "Quầy 2", "Toàn đơn vị"
    unit_name: str
    by_field: tuple[CountRow, ...]
    by_officer: tuple[CountRow, ...]
    numbers: tuple[NumbersRow, ...]
    fees: tuple[FeesRow, ...]
    fee_notes: tuple[str, ...]
    exceptions: tuple[str, ...]
    printed: str  # "17 giờ 05 phút"
    officer: str  # printed under the left signature
    trial: bool = False
    reprint: str = ""
