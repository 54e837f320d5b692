"""Invented dossiers for the office's own papers. No real person."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from desk_app.documents.samples import public, receipts
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import ChosenProcedure, Dossier, PaperKind, SubmittedPaper
from desk_app.domain.ids import DeskId, DossierId, OfficerId, ProcedureCode
from desk_app.domain.law.due import SAME_DAY, Limit, LimitUnit, due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.kept import fee_due_from
from desk_app.domain.people.person import ApplicantKind, Person

RECEIVED: Final = datetime(2026, 11, 20, 0, 35, tzinfo=UTC)  # 07:35 at the office
_FIRST: Final = 1002
_MORNING: Final = 40  # serials of a morning
_CALENDAR: Final = replace(public.CALENDAR, last=date(2027, 12, 31))
LONGEST_NAME: Final = public.LONG.name  # 1,094 characters
COMPANY: Final = Person(
    name=receipts.LONG.applicant,
    kind=ApplicantKind.BUSINESS,
    address=receipts.LONG.address,
    phone="02923812345",
)


def a_dossier(serial: int, name: str, procedure: str, papers: int, days: int) -> Dossier:
    """Received five minutes after `serial - 1`, due after so many working days; 0: that day."""
    limit = Limit(Decimal(days), LimitUnit.WORKING_DAY) if days else SAME_DAY
    received = RECEIVED + timedelta(minutes=5 * ((serial - _FIRST) % _MORNING))
    return Dossier(
        id=DossierId(UUID(int=serial)),
        code=DossierCode.given("H13.45.12", received, serial),
        order=serial,
        unit=public.FACTS.unit.code,
        desk=DeskId("Q2"),
        officer=OfficerId(UUID(int=1)),
        officer_name="Trần Văn Đức",
        procedure=ChosenProcedure(code=ProcedureCode("1.001612"), name=procedure, edition="mẫu"),
        channel=Channel.DIRECT,
        applicant=Person(
            name=name,
            id_number="092304001234",
            address="Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ",
            phone="0912345678",
        ),
        papers=tuple(
            SubmittedPaper(name=f"Giấy tờ {number}", kind=PaperKind.COPY)
            for number in range(1, papers + 1)
        ),
        received_at=received,
        due=due_moment(received, limit, _CALENDAR),
    )


COPYING: Final = fee_due_from(
    {
        "name": "Phí chứng thực bản sao",
        "amount": 24_000,
        "kind": "fee",
        "unit": "page",
        "counted": {"pages": 3, "copies": 6},
    }
)
LEVY: Final = fee_due_from(
    {"name": "Lệ phí đăng ký hộ kinh doanh", "amount": 150_000, "kind": "levy"}
)

BUSINESS: Final = replace(
    a_dossier(1037, "NGUYỄN THỊ LAN", "Đăng ký thành lập hộ kinh doanh", 5, 3),
    fees=(COPYING, LEVY),
)
LONG: Final = replace(
    a_dossier(1975, "", LONGEST_NAME, 44, 42),
    code=DossierCode.parse(receipts.LONG_CODE),
    applicant=COMPANY,
)

LISTED: Final = tuple(
    a_dossier(_FIRST + 3 * at, name, procedure, papers, days)
    for at, (name, procedure, papers, days) in enumerate(
        (
            ("NGUYỄN VĂN ĐỨC", "Đăng ký khai sinh", 4, 0),
            ("TRẦN THỊ BÍCH NGỌC", "Đăng ký kết hôn", 5, 0),
            ("LÊ HOÀNG KHÁNH VY", "Cấp Giấy xác nhận tình trạng hôn nhân", 2, 3),
            (
                "PHẠM QUỐC BẢO",
                "Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở",
                9,
                5,
            ),
            (
                "VÕ THỊ MỸ HẠNH",
                "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
                3,
                3,
            ),
            ("NGÔ MINH TRÍ", "Đăng ký nhận cha, mẹ, con", 5, 3),
            ("ĐẶNG THÙY TRANG", "Đăng ký khai tử", 5, 0),
            ("TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN", "Đăng ký lại khai sinh", 3, 5),
            (
                "HUỲNH CÔNG LÝ",
                "Ghi vào Sổ hộ tịch việc kết hôn của công dân Việt Nam đã giải quyết ở nước ngoài",
                4,
                5,
            ),
            ("BÙI ANH TUẤN", "Đăng ký giám hộ", 4, 3),
            ("THẠCH SÔ PHA", "Xác nhận thông tin hộ tịch", 1, 3),
            (
                "LÂM GIA HÂN",
                "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ",
                7,
                15,
            ),
        )
    )
)
