"""Letters of the office about one dossier, as plain content: Giấy báo, Giấy cam kết."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenLetter:
    """What a citizen is told on paper. Every field already worded as it is printed.

    Legal: [citizen.notices]
    """

    letterhead: Letterhead
    code: str
    place_date: str
    about: str  # "đã có kết quả"
    addressee: str
    address: str  # empty: not on record
    procedure: str
    words: str  # as the notice says them
    hotline: str
    trial: bool = False
    reprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What is signed by who takes a result without the receipt. Legal: [return.identity]"""

    letterhead: Letterhead
    code: str
    place_date: str
    unit_name: str
    collector: str
    role: str  # "chủ hồ sơ", "người được ủy quyền"
    id_number: str  # shown at the counter; empty: none is on record
    applicant: str
    procedure: str
    commitment: str
    returned: str  # "15 giờ 20 phút, ngày 20 tháng 11 năm 2026"
    supervisor: str  # who confirmed it
    trial: bool = False
    reprint: str = ""
