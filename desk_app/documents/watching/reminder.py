"""Phiếu đôn đốc, as plain content: dossiers that one unit or officer is urged to act on."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRow:
    """One dossier. No personal number is in it."""

    order: str  # "1"
    code_start: str  # "H13.45.12-261120-"
    serial: str  # "0015", printed bold
    owner: str
    procedure: str
    received: str  # "09:15 20/11/2026"
    due: str  # likewise; "chưa có ngày hẹn" without an appointment
    stands: str  # "Quá hạn; đôn đốc lần 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderList:
    """Every field already worded as it is printed."""

    letterhead: Letterhead
    place_date: str
    whom: str  # "Phòng Kinh tế", or an officer's name
    unit_name: str
    count: str  # "08"
    printed: str  # "17 giờ 05 phút"
    reply_by: str  # "15:10 ngày 21/11/2026": the first of them
    officer: str
    rows: tuple[ReminderRow, ...]
    trial: bool = False
    reprint: str = ""
