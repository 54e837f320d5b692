"""Sổ theo dõi hồ sơ (Mẫu 07), as plain content."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One dossier of the book."""

    code: str
    procedure: str
    applicant: str
    contact: str  # address and telephone
    agency: str
    received: str  # "09:15 20/11/2026"
    due: str
    returned: str  # empty: not yet
    return_way: str  # "Tại quầy", "Bưu chính", "Điện tử"
    signed: str  # who signed for it; empty: signed by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBook:
    """Kept for a field or a group of fields. Legal: [forms.register]"""

    letterhead: Letterhead
    number: str  # "02/STD-TTPVHCC"
    place_date: str
    subject: str  # "Lĩnh vực: Hộ tịch"
    period: str  # "Từ ngày 01/11/2026 đến ngày 30/11/2026"
    rows: tuple[RegisterRow, ...]
    counted: str  # "Tổng số: 40 hồ sơ"
    keeper: str
    trial: bool = False
    reprint: str = ""
