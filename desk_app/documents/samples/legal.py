"""Invented letters, control slips and books: usual ones, and the longest an office ever met.

Made by the functions that word them at the desk, so that what is looked at is what is printed.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from desk_app.documents.legal.control_slip import ControlSlip, ControlStep
from desk_app.documents.legal.control_slip_of import control_slip_of
from desk_app.documents.legal.notices import Apology, Refusal, StopNotice, SupplementRequest
from desk_app.documents.legal.notices_of import (
    Late,
    Stopped,
    apology_of,
    refusal_of,
    stop_notice_of,
    supplement_request_of,
)
from desk_app.documents.legal.register_book import RegisterBook
from desk_app.documents.legal.register_of import Book, Entered, register_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.public import FACTS
from desk_app.documents.samples.receipts import BRANCH, LONG, LONG_CODE, SHORT_CODE
from desk_app.documents.series import the_series
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import (
    ChosenProcedure,
    Collector,
    CollectorKind,
    Dossier,
    ReturnWay,
)
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.people.person import Person
from desk_app.domain.sent_away import Answer, SentAway

_RECEIVED: Final = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)  # 09:15 at the office
_DUE: Final = datetime(2026, 11, 26, 2, 15, tzinfo=UTC)
_LATER: Final = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
_NEW_DUE: Final = ShownDue(datetime(2026, 12, 1, 9, 30, tzinfo=UTC))
_MIDNIGHT: Final = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)  # of the office, before 26/11
_WHOLE_DAY: Final = ShownDue(_MIDNIGHT, whole_day=True)
_SERIES: Final = PaperSeries({**the_series(FACTS.unit).suffixes, "stop_notice": "TBD-TTPVHCC"})
_TRIAL: Final = replace(FACTS, trial=True)
_BRANCH: Final = replace(
    FACTS,
    unit=replace(
        FACTS.unit,
        full_name=LONG.unit_name,
        parent_line="\n".join(BRANCH.parent),
        unit_lines=BRANCH.unit,
    ),
)
_TRIAL_BRANCH: Final = replace(_BRANCH, trial=True)
_ADDRESS: Final = "Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ"
_AGENCY: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"
_REPRINT: Final = "Bản in lại lần 1 (in lần đầu: 16:40 20/11/2026, Trần Văn Đức)"
_REASON: Final = (
    "Thành phần hồ sơ và nội dung kê khai chưa đáp ứng quy định tại Nghị định số 168/2025/NĐ-CP "
    "ngày 30 tháng 6 năm 2025 của Chính phủ về đăng ký doanh nghiệp."
)
# As long as the longest name of a procedure that was ever published: 1,094 characters.
ENDLESS: Final = (f"{LONG.request}; " * 3)[:1094].rstrip("; ")
_CONTENTS: Final = (
    (
        "Giấy đề nghị đăng ký hộ kinh doanh: kê khai lại mục ngành, nghề kinh doanh (đang để "
        "trống mã ngành cấp bốn) và ký, ghi rõ họ tên tại trang cuối."
    ),
    (
        "Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh: "
        "nộp bản sao có chứng thực; bản đã nộp chưa có chữ ký của thành viên Lê Thị Mỹ Duyên."
    ),
    (
        "Hợp đồng thuê địa điểm kinh doanh: bổ sung phụ lục gia hạn; hợp đồng đã nộp hết hạn "
        "ngày 31 tháng 10 năm 2026."
    ),
    "Thẻ căn cước của chủ hộ kinh doanh: xuất trình để đối chiếu, không phải nộp bản sao.",
)

_BUSINESS: Final = ChosenProcedure(
    code=ProcedureCode("1.001612"), name="Đăng ký thành lập hộ kinh doanh", edition="mẫu"
)
_AWAY: Final = SentAway(
    id=DossierId(UUID(int=7)),
    number=_SERIES.number("supplement", 2026, 7),
    answer=Answer.SUPPLEMENT,
    unit=FACTS.unit.code,
    desk=FACTS.desk,
    officer=dossiers.BUSINESS.officer,
    officer_name="TRẦN VĂN ĐỨC",
    at=_RECEIVED,
    applicant=Person(
        name="LÊ VĂN HẬU", address=_ADDRESS, phone="0918765432", email="hau.le@example.vn"
    ),
    request=_BUSINESS.name,
    procedure=_BUSINESS,
    contents=_CONTENTS,
    reason=_REASON,
)
SUPPLEMENT: Final[SupplementRequest] = supplement_request_of(_AWAY, FACTS)
SUPPLEMENT_LATER: Final = replace(
    supplement_request_of(_AWAY, _TRIAL, _REPRINT), code="H13.45.12-261120-0021"
)
LONG_SUPPLEMENT: Final = replace(
    supplement_request_of(
        replace(
            _AWAY,
            applicant=replace(dossiers.COMPANY, email=""),
            request=ENDLESS,
            contents=tuple(f"{paper.name}: nộp bản sao có chứng thực." for paper in LONG.papers)
            * 3,
            reason=f"{_REASON} " * 6,
        ),
        _BRANCH,
    ),
    code=LONG_CODE,
)

_REFUSED: Final = replace(
    _AWAY,
    number=_SERIES.number("refusal", 2026, 3),
    answer=Answer.REFUSED,
    applicant=Person(
        name="PHẠM QUỐC BẢO", id_number="092089001122", address=_ADDRESS, phone="0907111222"
    ),
    request="Cấp giấy phép môi trường",
    procedure=None,
    contents=(),
    reason="Thủ tục này thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp tỉnh, không thuộc "
    "thẩm quyền của phường. Đề nghị Ông nộp tại Trung tâm Phục vụ hành chính công thành phố hoặc "
    "trên Cổng Dịch vụ công quốc gia.",
)
REFUSED: Final[Refusal] = refusal_of(_REFUSED, FACTS)
LONG_REFUSAL: Final = replace(
    refusal_of(
        replace(
            _REFUSED,
            applicant=replace(dossiers.COMPANY, id_number=LONG.id_number, email=LONG.email),
            request=ENDLESS,
            procedure=_BUSINESS,
            reason=f"{_REASON} " * 12,
        ),
        _TRIAL_BRANCH,
        "Bản in lại lần 2 (in lần đầu: 08:00 21/11/2026, Trần Văn Đức)",
    ),
    code=LONG_CODE,
)

_DOSSIER: Final = replace(
    dossiers.BUSINESS,
    code=DossierCode.parse(SHORT_CODE),
    received_at=_RECEIVED,
    due=replace(dossiers.BUSINESS.due, at=_DUE),
)
_LONG_DOSSIER: Final = replace(
    dossiers.LONG,
    procedure=replace(dossiers.LONG.procedure, name=ENDLESS),
    received_at=_RECEIVED,
    due=replace(dossiers.LONG.due, at=_DUE),
)
_NOT_PROMISED: Final = replace(
    _DOSSIER, due=replace(_DOSSIER.due, at=None, counted_from=None), papers=()
)

_LATE: Final = Late(
    number=_SERIES.number("apology", 2026, 2),
    at=_LATER,
    reason="Cơ sở dữ liệu đăng ký kinh doanh tạm ngừng để nâng cấp, chưa tra cứu được tên hộ kinh "
    "doanh.",
    new_due=_NEW_DUE,
    head="VÕ THỊ MỸ HẠNH",
)
SORRY: Final[Apology] = apology_of(_DOSSIER, _LATE, FACTS)
SORRY_FOR_A_DAY: Final = apology_of(
    _DOSSIER, replace(_LATE, due=_WHOLE_DAY, new_due=replace(_NEW_DUE, whole_day=True)), FACTS
)
LONG_SORRY: Final = apology_of(
    _LONG_DOSSIER, replace(_LATE, reason=f"{_REASON} " * 10, head=""), _TRIAL_BRANCH
)

_STOPPED: Final = Stopped(
    number=_SERIES.number("stop_notice", 2026, 1),
    at=_LATER,
    asked_on=date(2026, 11, 24),
    reason="Người nộp không còn nhu cầu thành lập hộ kinh doanh.",
    papers_back=("Hợp đồng thuê địa điểm kinh doanh (01 bản sao)",),
    fee="hoàn lại 100.000 đồng",
    head="VÕ THỊ MỸ HẠNH",
)
STOPPED: Final[StopNotice] = stop_notice_of(_DOSSIER, _STOPPED, FACTS)
LONG_STOP: Final = stop_notice_of(
    _LONG_DOSSIER,
    replace(
        _STOPPED,
        papers_back=tuple(f"{paper.name} ({paper.count} bản)" for paper in LONG.papers) * 3,
        fee="",
        head="",
    ),
    _TRIAL_BRANCH,
)

CONTROL: Final[ControlSlip] = control_slip_of(_DOSSIER, FACTS, _AGENCY)
CONTROL_FOR_A_DAY: Final = control_slip_of(_DOSSIER, FACTS, _AGENCY, _WHOLE_DAY)
BARE_CONTROL: Final = control_slip_of(_NOT_PROMISED, _TRIAL)
_HANDED: Final = ControlStep(
    giver="Bộ phận TN&TKQ",
    taker=_AGENCY,
    time="14 giờ 10 phút,",
    day="ngày 20 tháng 11 năm 2026",
    giver_name="Trần Văn Đức",
)
HANDED_CONTROL: Final = replace(
    CONTROL, cooperating="Thuế cơ sở 1 TP Cần Thơ", steps=(_HANDED,), reprint=_REPRINT
)
LONG_CONTROL: Final = replace(
    control_slip_of(_LONG_DOSSIER, _BRANCH, LONG.unit_name),
    cooperating=f"{LONG.unit_name}; Thuế cơ sở 1 TP Cần Thơ; Chi nhánh Văn phòng Đăng ký đất đai",
    steps=tuple(
        replace(
            _HANDED,
            giver=LONG.unit_name,
            day=f"ngày {day} tháng 11 năm 2026",
            taker_name="Tôn Nữ Nguyễn Thị Phương Uyên",
            result="Đúng hạn",
            note="Chuyển kèm hồ sơ gốc",
        )
        for day in range(20, 28)
    ),
    reprint=_REPRINT,
)

_BOOK: Final = Book(
    number="02/STD-TTPVHCC",
    subject="Lĩnh vực: Thành lập và hoạt động của hộ kinh doanh",
    first=date(2026, 11, 20),
    last=date(2026, 11, 30),
    printed_at=datetime(2026, 11, 30, 9, 40, tzinfo=UTC),
    keeper="TRẦN VĂN ĐỨC",
)
_RETURNED: Final = replace(
    _DOSSIER,
    applicant=replace(_DOSSIER.applicant, address=_ADDRESS, phone="0912345678"),
    returned_at=datetime(2026, 11, 26, 1, 5, tzinfo=UTC),
    collector=Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN"),
)


def _another(code: str, name: str) -> Dossier:
    """Of the same morning, and not returned yet."""
    applicant = replace(_RETURNED.applicant, name=name)
    still = replace(_RETURNED, applicant=applicant, returned_at=None, collector=None)
    return replace(still, code=DossierCode.parse(code))


_BY_POST: Final = replace(
    _another("H13.45.12-261120-0016", "LÊ VĂN HẬU"), return_way=ReturnWay.POST
)
_OPEN: Final = replace(_another("H13.45.12-261123-0009", "THẠCH SÔ PHA"), due=_NOT_PROMISED.due)


REGISTER: Final[RegisterBook] = register_of(
    (
        Entered(_RETURNED, _AGENCY),
        Entered(_BY_POST, _AGENCY, _WHOLE_DAY),
        Entered(_OPEN, _AGENCY),
    ),
    _BOOK,
    FACTS,
)
EMPTY_REGISTER: Final = register_of((), _BOOK, _TRIAL)


def _entered(serial: int) -> Entered:
    """Now and then with the longest name, address or procedure there is."""
    code = DossierCode.parse(f"H13.45.12.07-261120-{serial:04}")
    applicant, name = _RETURNED.applicant, _RETURNED.procedure.name
    if serial % 7 == 0:
        applicant = replace(applicant, name=LONG.applicant)
    if serial % 6 == 0:
        applicant = replace(applicant, address=LONG.address)
    if serial % 9 == 0:
        name = ENDLESS
    elif serial % 5 == 0:
        name = LONG.request
    procedure = replace(_RETURNED.procedure, name=name)
    dossier = replace(_RETURNED, code=code, applicant=applicant, procedure=procedure)
    return Entered(dossier, _AGENCY)


LONG_REGISTER: Final = register_of(
    [_entered(serial) for serial in range(1, 41)],
    replace(
        _BOOK,
        subject="Lĩnh vực: Đất đai; Đo đạc, bản đồ và thông tin địa lý; Quản lý công sản",
    ),
    _BRANCH,
    "Bản in lại lần 1 (in lần đầu: 16:40 30/11/2026, Trần Văn Đức)",
)
