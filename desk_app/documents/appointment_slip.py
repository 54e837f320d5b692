"""Phiếu hẹn trả kết quả, as plain content: when and where to come, and with what."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One moment, said at the lengths the papers have room for."""

    time: str  # "11 giờ 30 phút"; empty when only the day is promised
    weekday: str  # "Thứ Hai"
    date: str  # "ngày 23 tháng 11 năm 2026"
    short_date: str  # "ngày 23/11/2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentSlip:
    """Every field already worded as it is printed. It carries no personal number.

    An empty field leaves its line out.
    """

    letterhead: Letterhead
    code: str  # bare dossier code: in words and as Code 128
    qr: str  # text of the QR; its first field, up to "*", is the code
    place_date: str  # "Ninh Kiều, ngày 20 tháng 11 năm 2026"
    applicant: str  # as forms before `owner` say it: who handed in, and for whom
    procedure: str  # its name
    received: str  # "15 giờ 20 phút, ngày 20 tháng 11 năm 2026"
    received_short: str  # "15:20 ngày 20/11/2026"
    papers: str  # "03 bản chính, 06 bản sao"
    fee: str  # "24.000 đồng, đã thu"
    due: Appointment | None  # None: the edition's words for "no due date"
    place: str
    officer: str
    hotline: str = ""
    hints: tuple[str, ...] = ()  # further lines below "what to bring"
    visit_line: str = ""  # "Hồ sơ 2/3 của một lượt nộp, cùng các mã: …"
    owner: str = ""
    authorised: str = ""  # hands in, or collects, by a paper; empty: nobody does
    submitter: str = ""  # handed in for the owner without one; empty: nobody did
    who_comes: str = ""  # "Người đến nhận kết quả": they bring something; empty: it is sent
    sent: str = ""  # how a result that is sent reaches its receiver; empty: somebody comes
    trial: bool = False
    reprint: str = ""
