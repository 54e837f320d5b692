"""The four letters to the applicant: complete this, refused, late, stopped. Plain content."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequest:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02). Legal: [supplement.at-once]"""

    letterhead: Letterhead
    number: str  # "0007/PBS-TTPVHCC"
    code: str  # of the dossier; empty before anything is received
    place_date: str
    applicant: str
    request: str
    procedure: str  # its code; empty where no procedure was chosen
    address: str
    phone: str
    email: str
    contents: tuple[str, ...]  # everything that is to be completed, in one go
    reason: str
    contact: str  # "Trần Văn Đức, Quầy 2, Trung tâm Phục vụ hành chính công …"
    hotline: str
    officer: str
    trial: bool = False
    reprint: str = ""
    qr: str = ""  # the number and its year: who comes back is found by one scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03). Legal: [forms.refusal]"""

    letterhead: Letterhead
    number: str  # "0003/PTC-TTPVHCC"
    code: str  # empty: refused before a code was given
    place_date: str
    applicant: str
    id_number: str
    address: str
    phone: str
    email: str
    request: str
    procedure: str
    reason: str
    submitter: str
    officer: str
    trial: bool = False
    reprint: str = ""
    qr: str = ""  # the number and its year: who comes back is found by one scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology:
    """Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết (Mẫu 04). Legal: [forms.apology]"""

    letterhead: Letterhead
    number: str  # "0002/PXL"
    code: str
    place_date: str
    applicant: str
    id_number: str
    procedure_name: str
    agency: str  # who handles it: "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    received: str  # "Ngày 20 tháng 11 năm 2026": begins a sentence
    due: str  # "09 giờ 15 phút, ngày 26 tháng 11 năm 2026"
    reason: str
    new_due: str  # "vào 16 giờ 30 phút, ngày …", "trong ngày …"
    head: str  # who signs; empty: written by hand
    trial: bool = False
    reprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice:
    """Thông báo dừng giải quyết hồ sơ (Mẫu 05): the exact wording of the form is not on record.

    Legal: [forms.stop]
    """

    letterhead: Letterhead
    number: str
    code: str
    place_date: str
    applicant: str
    id_number: str
    procedure_name: str
    procedure: str
    received: str
    asked: str  # the day the applicant asked to stop
    reason: str
    papers_back: tuple[str, ...]  # "Giấy chứng nhận … (02 bản chính)"
    fee: str  # "được hoàn 150.000 đồng", "không hoàn"
    head: str
    trial: bool = False
    reprint: str = ""
