"""Invented content of the office's own papers, to look at. No real decision, no real fee."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Final

from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.checklist_of import Unprepared, checklist_of
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.public.notice_sheet_of import notice_sheet_of
from desk_app.domain.ids import DeskId, ProcedureCode, UnitCode
from desk_app.domain.law.calendar import Session, WorkingCalendar
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeAuthority, FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.office import DeskFacts, UnitFacts

FACTS: Final = DeskFacts(
    unit=UnitFacts(
        code=UnitCode("H13.45.12"),
        name="Phường Ninh Kiều",
        full_name="Trung tâm Phục vụ hành chính công phường Ninh Kiều",
        parent_line="UBND PHƯỜNG NINH KIỀU",
        unit_lines=("TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG"),
        place="Ninh Kiều",
        phone="02923812345",
    ),
    desk=DeskId("Q2"),
    desk_name="Quầy 2",
    central="",
)
CALENDAR: Final = WorkingCalendar(
    edition="mẫu",
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    days_off={},
    worked={},
    sessions=(Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
)
NOW: Final = datetime(2026, 11, 20, 8, 20, tzinfo=UTC)
DAY: Final = date(2026, 11, 20)


def _days(count: int, unit: LimitUnit = LimitUnit.WORKING_DAY) -> Limit:
    return Limit(Decimal(count), unit)


_LEVY: Final = FeeLine(
    amount=None,
    kind=FeeKind.LEVY,
    name="Lệ phí đăng ký",
    authority=FeeAuthority.PROVINCE,
)
PROCEDURE: Final = Procedure(
    code=ProcedureCode("1.001612"),
    name="Đăng ký thành lập hộ kinh doanh",
    field="Thành lập và hoạt động của hộ kinh doanh",
    levels=frozenset({Level.COMMUNE}),
    decision="0000/QĐ-MẪU",
    decided_on=date(2026, 2, 5),
    authority="Phòng Kinh tế, Hạ tầng và Đô thị phường",
    subjects=("Công dân Việt Nam", "Hộ gia đình"),
    online=OnlineLevel.FULL,
    flags=frozenset({Flag.POSTAL, Flag.INTERLINKED_LEVEL}),
    cases=(
        PaperCase(
            "Cá nhân đăng ký",
            (
                Paper(name="Giấy đề nghị đăng ký hộ kinh doanh", original=1, required=True),
                Paper(name="Thẻ căn cước của chủ hộ", group="Giấy tờ phải xuất trình", original=1),
            ),
        ),
        PaperCase(
            "Hộ gia đình cùng đăng ký",
            (
                Paper(name="Giấy đề nghị đăng ký hộ kinh doanh", original=1, required=True),
                Paper(name="Biên bản họp thành viên hộ gia đình", copies=1, required=True),
                Paper(
                    name="Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ "
                    "hộ kinh doanh",
                    copies=1,
                    required=True,
                ),
                Paper(name="Bản sao chỉ cần khi thông tin chưa có trong cơ sở dữ liệu", note=True),
            ),
        ),
    ),
    terms=(
        ChannelTerms(channel=Channel.DIRECT, limit=_days(2), statutory=_days(3), fees=(_LEVY,)),
        ChannelTerms(channel=Channel.ONLINE, limit=_days(1), statutory=_days(3), fees=(_LEVY,)),
        ChannelTerms(channel=Channel.POST, limit=_days(3), fees=(_LEVY,)),
    ),
    results=("Giấy chứng nhận đăng ký hộ kinh doanh",),
    forms=("Giấy đề nghị đăng ký hộ kinh doanh",),
    conditions="Ngành, nghề đăng ký không thuộc ngành, nghề cấm kinh doanh.",
    basis=("Văn bản mẫu thứ nhất về đăng ký hộ kinh doanh", "Văn bản mẫu thứ hai"),
    sequence=(
        "Bước 1: Người nộp hồ sơ chuẩn bị giấy tờ và nộp tại nơi tiếp nhận.",
        "Bước 2: Cán bộ kiểm tra, tiếp nhận và hẹn ngày trả kết quả.",
    ),
    source="Danh mục mẫu của chương trình",
)

_COPYING: Final = FeeLine(
    amount=2_000,
    kind=FeeKind.FEE,
    name="Phí chứng thực bản sao",
    unit=FeeUnit.PAGE,
    tiers=(FeeTier(3, 1_000),),
    ceiling=200_000,
    authority=FeeAuthority.STATE,
    source="Thông tư mẫu về phí chứng thực",
    since=date(2025, 7, 1),
)
_SENTENCE: Final = (
    "Một trong các loại giấy tờ sau: bản sao văn bản phê duyệt dự án đầu tư, quyết định chấp thuận "
    "chủ trương đầu tư đồng thời chấp thuận nhà đầu tư theo quy định của pháp luật về đầu tư; "
)
_NAME: Final = (
    "Giao đất, cho thuê đất, chuyển mục đích sử dụng đất đối với trường hợp giao đất, cho thuê đất "
    "không đấu giá quyền sử dụng đất, không đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử "
    "dụng đất; gia hạn sử dụng đất khi hết thời hạn sử dụng đất; "
)
LONG: Final = replace(
    PROCEDURE,
    code=ProcedureCode("1.013823"),
    name=(_NAME * 5)[:1_094].strip(),
    cases=(
        PaperCase("", tuple(Paper(name=f"Giấy tờ thứ {n}", copies=n % 3) for n in range(1, 20))),
        PaperCase("Đất chuyên trồng lúa", (Paper(name=(_SENTENCE * 40)[:6_962], original=1),)),
    ),
    terms=(
        ChannelTerms(channel=Channel.DIRECT, limit=_days(15), fees=(_COPYING,)),
        ChannelTerms(
            channel=Channel.DIRECT,
            case="Đất chuyên trồng lúa",
            limit=None,
            stated="20",
            note="Công bố không ghi đơn vị của thời hạn.",
            fees=(FeeLine(amount=100, name="Lệ phí"), FeeLine(amount=0)),
        ),
    ),
    sequence=tuple(f"Bước {n}: {_SENTENCE * 2}" for n in range(1, 8)),
)
BARE: Final = Procedure(
    code=ProcedureCode("2.000000"),
    name="Thủ tục chỉ có tên",
    abolished_on=date(2026, 8, 5),
)

NOTICE: Final[NoticeSheet] = notice_sheet_of(PROCEDURE, FACTS, DAY)
LONG_NOTICE: Final[NoticeSheet] = notice_sheet_of(LONG, FACTS, DAY)
BARE_NOTICE: Final[NoticeSheet] = notice_sheet_of(BARE, replace(FACTS, trial=True), DAY)

_FAMILY: Final = "Hộ gia đình cùng đăng ký"
TO_PREPARE: Final[TakeHomeChecklist] = checklist_of(
    Unprepared(procedure=PROCEDURE, case=_FAMILY), FACTS, CALENDAR, NOW
)
PARTLY_THERE: Final[TakeHomeChecklist] = checklist_of(
    Unprepared(
        procedure=PROCEDURE,
        case=_FAMILY,
        there=frozenset({PROCEDURE.cases[1].papers[0].key}),
    ),
    replace(FACTS, trial=True),
    CALENDAR,
    NOW,
)
LONG_CHECKLIST: Final[TakeHomeChecklist] = checklist_of(
    Unprepared(procedure=LONG, case="Đất chuyên trồng lúa"), FACTS, CALENDAR, NOW
)
