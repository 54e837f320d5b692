"""Invented letters, control slips and books: usual ones, and the longest an office ever met."""

from dataclasses import replace
from typing import Final

from desk_app.documents.legal.control_slip import ControlSlip, ControlStep
from desk_app.documents.legal.notices import Apology, Refusal, StopNotice, SupplementRequest
from desk_app.documents.legal.register_book import RegisterBook, RegisterRow
from desk_app.documents.samples.receipts import BRANCH, LONG, LONG_CODE, USUAL, WARD

_PLACE_DATE: Final = "Ninh Kiều, ngày 20 tháng 11 năm 2026"
_ADDRESS: Final = "Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ"
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

SUPPLEMENT: Final = SupplementRequest(
    letterhead=WARD,
    number="0007/PBS-TTPVHCC",
    code="",
    place_date=_PLACE_DATE,
    applicant="LÊ VĂN HẬU",
    request="Đăng ký thành lập hộ kinh doanh",
    procedure="1.001612",
    address=_ADDRESS,
    phone="0918 765 432",
    email="hau.le@example.vn",
    contents=_CONTENTS,
    reason=_REASON,
    contact="Trần Văn Đức, Quầy 2, Trung tâm Phục vụ hành chính công phường Ninh Kiều",
    hotline="0292 381 2345",
    officer="Trần Văn Đức",
    qr="7/PBS-TTPVHCC",
)
SUPPLEMENT_LATER: Final = replace(
    SUPPLEMENT,
    code="H13.45.12-261120-0021",
    trial=True,
    reprint="Bản in lại lần 1, 16:40 20/11/2026, Trần Văn Đức",
)
LONG_SUPPLEMENT: Final = replace(
    SUPPLEMENT,
    letterhead=BRANCH,
    code=LONG_CODE,
    applicant=LONG.applicant,
    request=ENDLESS,
    address=LONG.address,
    email="",
    contents=tuple(f"{paper.name}: nộp bản sao có chứng thực." for paper in LONG.papers) * 3,
    reason=f"{_REASON} " * 6,
)

REFUSED: Final = Refusal(
    letterhead=WARD,
    number="0003/PTC-TTPVHCC",
    code="",
    place_date=_PLACE_DATE,
    applicant="PHẠM QUỐC BẢO",
    id_number="092089001122",
    address=_ADDRESS,
    phone="0907 111 222",
    email="",
    request="Cấp giấy phép môi trường",
    procedure="",
    reason="Thủ tục này thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp tỉnh, không thuộc "
    "thẩm quyền của phường. Đề nghị Ông nộp tại Trung tâm Phục vụ hành chính công thành phố hoặc "
    "trên Cổng Dịch vụ công quốc gia.",
    submitter="Phạm Quốc Bảo",
    officer="Trần Văn Đức",
    qr="3/PTC-TTPVHCC",
)
LONG_REFUSAL: Final = replace(
    REFUSED,
    letterhead=BRANCH,
    code=LONG_CODE,
    applicant=LONG.applicant,
    address=LONG.address,
    email=LONG.email,
    request=ENDLESS,
    procedure="1.013823",
    reason=f"{_REASON} " * 12,
    submitter="",
    trial=True,
    reprint="Bản in lại lần 2, 08:00 21/11/2026, Trần Văn Đức",
)

SORRY: Final = Apology(
    letterhead=WARD,
    number="0002/PXL",
    code="H13.45.12-261120-0015",
    place_date="Ninh Kiều, ngày 25 tháng 11 năm 2026",
    applicant="NGUYỄN THỊ LAN",
    id_number="092304001234",
    procedure_name="Đăng ký thành lập hộ kinh doanh",
    agency="Trung tâm Phục vụ hành chính công phường Ninh Kiều",
    received="Ngày 20 tháng 11 năm 2026",
    due="09 giờ 15 phút, ngày 26 tháng 11 năm 2026",
    reason="Cơ sở dữ liệu đăng ký kinh doanh tạm ngừng để nâng cấp, chưa tra cứu được tên hộ kinh "
    "doanh.",
    new_due="16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
    head="Võ Thị Mỹ Hạnh",
)
LONG_SORRY: Final = replace(
    SORRY,
    letterhead=BRANCH,
    code=LONG_CODE,
    applicant=LONG.applicant,
    id_number="",
    procedure_name=ENDLESS,
    agency=LONG.unit_name,
    reason=f"{_REASON} " * 10,
    head="",
    trial=True,
)

STOPPED: Final = StopNotice(
    letterhead=WARD,
    number="0001/TBD-TTPVHCC",
    code="H13.45.12-261120-0015",
    place_date="Ninh Kiều, ngày 25 tháng 11 năm 2026",
    applicant="NGUYỄN THỊ LAN",
    id_number="092304001234",
    procedure_name="Đăng ký thành lập hộ kinh doanh",
    procedure="1.001612",
    received="09 giờ 15 phút, ngày 20 tháng 11 năm 2026",
    asked="ngày 24 tháng 11 năm 2026",
    reason="Người nộp không còn nhu cầu thành lập hộ kinh doanh.",
    papers_back=("Hợp đồng thuê địa điểm kinh doanh (01 bản sao)",),
    fee="hoàn lại 100.000 đồng",
    head="Võ Thị Mỹ Hạnh",
)
LONG_STOP: Final = replace(
    STOPPED,
    letterhead=BRANCH,
    code=LONG_CODE,
    applicant=LONG.applicant,
    procedure_name=ENDLESS,
    papers_back=tuple(f"{paper.name} ({paper.count} bản)" for paper in LONG.papers) * 3,
    fee="",
    head="",
    trial=True,
)

CONTROL: Final = ControlSlip(
    letterhead=WARD,
    number="0015/PKS-TTPVHCC",
    code="H13.45.12-261120-0015",
    qr="H13.45.12-261120-0015",
    place_date=_PLACE_DATE,
    agency="Phòng Kinh tế, Hạ tầng và Đô thị",
    cooperating="Thuế cơ sở 1 TP Cần Thơ",
    received=USUAL.received,
    due=USUAL.due,
    steps=(
        ControlStep(
            giver="Bộ phận TN&TKQ",
            taker="Phòng Kinh tế, Hạ tầng và Đô thị",
            time="14 giờ 10 phút,",
            day="ngày 20 tháng 11 năm 2026",
            giver_name="Trần Văn Đức",
        ),
    ),
)
BARE_CONTROL: Final = replace(
    CONTROL,
    agency="",
    cooperating="",
    due="khi có thông báo của cơ quan giải quyết",
    steps=(ControlStep(giver="Trung tâm Phục vụ hành chính công phường Ninh Kiều", taker=""),),
    trial=True,
)
LONG_CONTROL: Final = replace(
    CONTROL,
    letterhead=BRANCH,
    code=LONG_CODE,
    qr=LONG_CODE,
    agency=LONG.unit_name,
    cooperating=f"{LONG.unit_name}; Thuế cơ sở 1 TP Cần Thơ; Chi nhánh Văn phòng Đăng ký đất đai",
    steps=tuple(
        ControlStep(
            giver=LONG.unit_name,
            taker="Phòng Kinh tế, Hạ tầng và Đô thị",
            time="14 giờ 10 phút,",
            day=f"ngày {day} tháng 11 năm 2026",
            giver_name="Trần Văn Đức",
            taker_name="Tôn Nữ Nguyễn Thị Phương Uyên",
            result="Đúng hạn",
            note="Chuyển kèm hồ sơ gốc",
        )
        for day in range(20, 28)
    ),
    reprint="Bản in lại lần 1, 16:40 20/11/2026, Trần Văn Đức",
)

_ROW: Final = RegisterRow(
    code="H13.45.12-261120-0015",
    procedure="Đăng ký thành lập hộ kinh doanh",
    applicant="NGUYỄN THỊ LAN",
    contact=f"{_ADDRESS}; 0912 345 678",
    agency="Phòng Kinh tế, Hạ tầng và Đô thị",
    received="09:15 20/11/2026",
    due="09:15 26/11/2026",
    returned="08:05 26/11/2026",
    return_way="Tại quầy",
    signed="Nguyễn Thị Lan",
)
REGISTER: Final = RegisterBook(
    letterhead=WARD,
    number="02/STD-TTPVHCC",
    place_date="Ninh Kiều, ngày 30 tháng 11 năm 2026",
    subject="Lĩnh vực: Thành lập và hoạt động của hộ kinh doanh",
    period="Từ ngày 20/11/2026 đến ngày 30/11/2026",
    rows=(
        _ROW,
        replace(
            _ROW,
            code="H13.45.12-261120-0016",
            applicant="LÊ VĂN HẬU",
            returned="",
            signed="",
            return_way="Bưu chính",
        ),
        replace(_ROW, code="H13.45.12-261123-0009", applicant="THẠCH SÔ PHA", due=""),
    ),
    counted="Tổng số: 3 hồ sơ",
    keeper="Trần Văn Đức",
)
EMPTY_REGISTER: Final = replace(REGISTER, rows=(), counted="Tổng số: 0 hồ sơ", trial=True)
LONG_REGISTER: Final = replace(
    REGISTER,
    letterhead=BRANCH,
    subject="Lĩnh vực: Đất đai; Đo đạc, bản đồ và thông tin địa lý; Quản lý công sản",
    rows=tuple(
        replace(
            _ROW,
            code=f"H13.45.12.07-261120-{serial:04}",
            procedure=ENDLESS
            if serial % 9 == 0
            else LONG.request
            if serial % 5 == 0
            else _ROW.procedure,
            applicant=LONG.applicant if serial % 7 == 0 else _ROW.applicant,
            contact=LONG.address if serial % 6 == 0 else _ROW.contact,
        )
        for serial in range(1, 41)
    ),
    counted="Tổng số: 40 hồ sơ",
    reprint="Bản in lại lần 1, 16:40 30/11/2026, Trần Văn Đức",
)
