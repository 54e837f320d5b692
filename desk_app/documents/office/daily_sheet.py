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
    ended: str = ""  # given back, withdrawn or stopped
    voided: str = ""
    refused: str = ""  # never received
    supplements: str = ""  # asked, before receiving or after


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
class SeriesRow:
    """Numbers of one series that one desk gave."""

    series: str  # "Mã hồ sơ"
    desk: str
    used: str  # "1001–1037"
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRow:
    """Numbers without a dossier or paper that stands."""

    series: str
    desk: str
    numbers: str  # "1012", "1020–1022"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintsRow:
    """One form against the records of the day."""

    form: str
    wanted: str
    printed: str
    again: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CashRow:
    """One shift, sums in đồng; or the sum of all."""

    who: str  # "Quầy 2, Lê Thu Hoa"
    cash: str
    elsewhere: str  # by transfer and POS
    back: str
    expected: str
    counted: str  # "chưa chốt" of an open one
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What changed a day that was sealed before."""

    day: str  # "19/11/2026"
    what: str
    who: str  # officer and desk
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """What a leader marked as seen."""

    what: str  # "Quá hạn: 12 việc"
    who: str
    at: str
    remark: str


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
    sealed: str = ""  # "Khóa sổ lúc 17 giờ 05 phút, ngày …"; empty: not sealed
    series: tuple[SeriesRow, ...] = ()
    missing: tuple[MissingRow, ...] = ()
    prints: tuple[PrintsRow, ...] = ()
    papers: tuple[str, ...] = ()  # those that are not out
    cash: tuple[CashRow, ...] = ()
    cash_notes: tuple[str, ...] = ()  # differences, shifts left open
    changes: tuple[ChangeRow, ...] = ()  # after seals of days before
    marks: tuple[SeenRow, ...] = ()
    proof: tuple[str, ...] = ()  # what the digest is over, and the digest itself
