"""Invented slips, tickets and labels of the office, usual ones and extreme ones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from desk_app.documents.office.folder_label_of import folder_label_of
from desk_app.documents.office.payment_slip_of import FeesTaken, payment_slip_of
from desk_app.documents.office.queue_ticket_of import QueuePlace, queue_ticket_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.office_lists import REPRINT
from desk_app.documents.samples.public import CALENDAR, FACTS
from desk_app.domain.law.due import NO_LIMIT, due_moment
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.relief import ALL, Relief

AT: Final = datetime(2026, 11, 20, 8, 20, tzinfo=UTC)
_TRIAL: Final = replace(FACTS, trial=True)

TAKEN: Final = FeesTaken(
    dossier=dossiers.BUSINESS,
    fees=dossiers.BUSINESS.fees,
    at=AT,
    method="Tiền mặt",
    collector="Trần Thị Bích Ngọc",
)
PAYMENT: Final = payment_slip_of(TAKEN, FACTS)
_MANY: Final = tuple(
    replace(dossiers.LEVY, name=dossiers.LONGEST_NAME[: 40 * at], amount=98_765_432, kind=kind)
    for kind in FeeKind
    for at in range(1, 4)
)
LONG_PAYMENT: Final = payment_slip_of(
    FeesTaken(
        dossier=replace(
            dossiers.LONG, fees=_MANY, unpriced_fees=("Lệ phí trước bạ", "Tiền sử dụng đất")
        ),
        fees=_MANY,
        at=AT,
        method="Chuyển khoản, mã giao dịch FT26324123456789",
        collector="Tôn Nữ Nguyễn Thị Phương Uyên",
    ),
    _TRIAL,
    REPRINT,
)
_WAIVED: Final = replace(
    dossiers.LEVY,
    amount=0,
    full=150_000,
    relief=Relief(id="poor", share=ALL, reason="Hộ nghèo", source="giấy chứng nhận"),
)
FREE_PAYMENT: Final = payment_slip_of(replace(TAKEN, fees=(_WAIVED,)), FACTS)

PLACE: Final = QueuePlace(
    number="C027",
    field="Hộ tịch, chứng thực",
    counters=("Quầy 2", "Quầy 3"),
    at=datetime(2026, 11, 20, 1, 5, tzinfo=UTC),
    ahead=12,
    wait=timedelta(minutes=23),
    follow="https://sothutu.example.vn/ninh-kieu/261120/C027",
)
TICKET: Final = queue_ticket_of(PLACE, FACTS)
LONG_TICKET: Final = queue_ticket_of(
    replace(
        PLACE,
        number="ĐẤT-1027",
        field=dossiers.LONGEST_NAME,
        counters=tuple(f"Quầy {number}" for number in range(1, 13)),
        ahead=312,
        wait=timedelta(hours=7, minutes=51),
        follow="https://sothutu.example.vn/ninh-kieu/261120/C027?" + "theo-doi=1&" * 12,
    ),
    _TRIAL,
    REPRINT,
)
BARE_TICKET: Final = queue_ticket_of(
    replace(PLACE, number="7", counters=(), ahead=0, wait=None, follow="", hints=()), FACTS
)

_DEPARTMENT: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"
LABEL: Final = folder_label_of(
    replace(
        dossiers.BUSINESS,
        procedure=replace(
            dossiers.BUSINESS.procedure,
            name="Đăng ký thay đổi nội dung đăng ký hộ kinh doanh, tạm ngừng kinh doanh",
        ),
    ),
    FACTS,
    _DEPARTMENT,
    "1/2",
)
LONG_LABEL: Final = folder_label_of(
    dossiers.LONG, FACTS, f"{_DEPARTMENT} thuộc Ủy ban nhân dân phường Ninh Kiều", "12/12"
)
TRIAL_LABEL: Final = folder_label_of(dossiers.LISTED[7], _TRIAL, _DEPARTMENT, "2/2")
BARE_LABEL: Final = folder_label_of(
    replace(
        dossiers.BUSINESS,
        due=due_moment(dossiers.RECEIVED, NO_LIMIT, CALENDAR),
    ),
    FACTS,
    "",
    "",
)
