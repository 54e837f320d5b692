"""Invented papers to look at: `python -m desk_app forms DIR` draws them. No real person."""

from dataclasses import replace
from typing import Final

from desk_app.documents.appointment_slip import Appointment, AppointmentSlip
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.receipt import AuthorisedPerson, ListedPaper, Receipt
from desk_app.documents.receipt_of import SENT, WHO_COMES
from desk_app.domain.dossier import ReturnWay

SHORT_CODE: Final = "H13.45.12-261120-0015"  # 21 characters: bars fit an 80 mm roll
LONG_CODE: Final = "H13.45.12.07-261120-0975"  # 24 characters: they do not

WARD: Final = Letterhead(
    parent=("UBND PHƯỜNG NINH KIỀU",), unit=("TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG")
)
BRANCH: Final = Letterhead(
    parent=("VĂN PHÒNG UBND TP CẦN THƠ",),
    unit=("TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG", "TP CẦN THƠ – CHI NHÁNH SỐ 12"),
)

USUAL: Final = Receipt(
    letterhead=WARD,
    number="0015/TNHS-TTPVHCC",
    code=SHORT_CODE,
    qr=SHORT_CODE,
    place_date="Ninh Kiều, ngày 20 tháng 11 năm 2026",
    unit_name="Trung tâm Phục vụ hành chính công phường Ninh Kiều",
    applicant="NGUYỄN THỊ LAN",
    id_number="092304001234",
    address="Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ",
    phone="0912 345 678",
    email="lan.nguyen@example.vn",
    request="Đăng ký thành lập hộ kinh doanh",
    procedure="1.001612",
    papers=(
        ListedPaper(name="Giấy đề nghị đăng ký hộ kinh doanh", kind="Bản chính", count="01"),
        ListedPaper(name="Thẻ căn cước của chủ hộ kinh doanh", kind="Bản chụp", count="01"),
        ListedPaper(
            name="Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ "
            "kinh doanh",
            kind="Bản sao",
            count="01",
        ),
        ListedPaper(
            name="Biên bản họp thành viên hộ gia đình về việc đăng ký hộ kinh doanh",
            kind="Bản sao",
            count="01",
        ),
        ListedPaper(name="Hợp đồng thuê địa điểm kinh doanh", kind="Điện tử", count="01"),
    ),
    sets="01",
    limit="03 ngày làm việc",
    received="09 giờ 15 phút, ngày 20 tháng 11 năm 2026",
    due="09 giờ 15 phút, ngày 26 tháng 11 năm 2026",
    return_place="Quầy trả kết quả, Trung tâm Phục vụ hành chính công phường Ninh Kiều",
    book="02",
    book_serial="0015",
    submitter="Nguyễn Thị Lan",
    officer="Trần Văn Đức",
    fee="150.000 đồng, đã thu",
    hotline="0292 381 2345",
    who_comes=WHO_COMES,
)

_LAND_PAPERS: Final = (
    ListedPaper(
        name="Đơn đề nghị giao đất/thuê đất/chuyển mục đích sử dụng đất/giao đất và giao "
        "rừng/cho thuê đất và cho thuê rừng",
        kind="Bản chính",
        count="01",
    ),
    ListedPaper(
        name="Một trong các loại giấy tờ sau: bản sao văn bản phê duyệt dự án đầu tư, quyết "
        "định chấp thuận chủ trương đầu tư, quyết định chấp thuận chủ trương đầu tư "
        "đồng thời chấp thuận nhà đầu tư theo quy định của pháp luật về đầu tư công, "
        "pháp luật về đầu tư; văn bản phê duyệt kết quả lựa chọn nhà đầu tư đối với dự "
        "án đầu tư theo phương thức đối tác công tư (nếu có); bản sao văn bản của cơ "
        "quan nhà nước có thẩm quyền chấp thuận nhà đầu tư theo quy định của pháp luật "
        "về đầu tư đối với trường hợp quy định tại khoản 5 Điều 124 Luật Đất đai; bản "
        "sao văn bản về kết quả đấu giá quyền sử dụng đất không thành quy định tại điểm"
        " b khoản 6 Điều 125 Luật Đất đai",
        kind="Bản sao chứng thực",
        count="01",
    ),
    ListedPaper(
        name="Trích lục bản đồ địa chính thửa đất hoặc mảnh trích đo bản đồ địa chính thửa đất",
        kind="Bản chính",
        count="01",
    ),
    ListedPaper(
        name="Phương án sử dụng tầng đất mặt theo Mẫu số 26 ban hành kèm theo Nghị định số "
        "151/2025/NĐ-CP (đối với trường hợp chuyển mục đích sử dụng đất chuyên trồng "
        "lúa)",
        kind="Bản chính",
        count="02",
    ),
    ListedPaper(
        name="Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
        kind="Bản chính",
        count="03",
    ),
    ListedPaper(
        name="Văn bản của cơ quan có thẩm quyền cho phép gia hạn thời hạn hoạt động của dự "
        "án đầu tư hoặc thể hiện thời hạn hoạt động của dự án đầu tư theo quy định của "
        "pháp luật về đầu tư đối với trường hợp sử dụng đất để thực hiện dự án đầu tư",
        kind="Bản sao",
        count="01",
    ),
    ListedPaper(
        name="Quyết định giao đất, quyết định cho thuê đất, quyết định cho phép chuyển mục "
        "đích sử dụng đất của cơ quan nhà nước có thẩm quyền qua các thời kỳ",
        kind="Bản chụp",
        count="04",
    ),
    ListedPaper(
        name="Báo cáo điều tra, đánh giá hiện trạng rừng và bản đồ hiện trạng rừng theo quy "
        "định của pháp luật về lâm nghiệp",
        kind="Bản chính",
        count="01",
    ),
    ListedPaper(
        name="Phương án bồi thường, hỗ trợ, tái định cư đã được phê duyệt",
        kind="Bản sao",
        count="01",
    ),
    ListedPaper(
        name="Quyết định phê duyệt kết quả thẩm định báo cáo đánh giá tác động môi trường "
        "hoặc giấy phép môi trường của dự án",
        kind="Bản sao chứng thực",
        count="01",
    ),
    ListedPaper(
        name="Văn bản đại diện theo quy định của pháp luật về dân sự",
        kind="Bản chính",
        count="01",
    ),
    ListedPaper(
        name="Chứng từ thực hiện nghĩa vụ tài chính; giấy tờ liên quan đến việc miễn, giảm "
        "nghĩa vụ tài chính về đất đai, tài sản gắn liền với đất (nếu có)",
        kind="Điện tử",
        count="05",
    ),
    ListedPaper(
        name="Giấy chứng nhận đăng ký doanh nghiệp",
        kind="Điện tử",
        count="01",
    ),
    ListedPaper(
        name="Giấy ủy quyền số 118/2026/GUQ-TGĐ ngày 16 tháng 11 năm 2026",
        kind="Bản chính",
        count="01",
    ),
)

LONG: Final = replace(
    USUAL,
    letterhead=BRANCH,
    number="0975/TNHS-TTPVHCC",
    code=LONG_CODE,
    qr=LONG_CODE,
    place_date="Cần Thơ, ngày 20 tháng 11 năm 2026",
    unit_name="Trung tâm Phục vụ hành chính công TP Cần Thơ – Chi nhánh số 12",
    applicant="CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN ĐẦU TƯ PHÁT TRIỂN NÔNG NGHIỆP CÔNG "
    "NGHỆ CAO VÀ DỊCH VỤ LOGISTICS ĐỒNG BẰNG SÔNG CỬU LONG",
    id_number="0100109106",
    address="Lô B2-17, đường số 5, Khu công nghiệp Sông Hậu giai đoạn 1, ấp Phú Thạnh, xã Đông "
    "Phước, TP Cần Thơ (địa chỉ trước ngày 01 tháng 7 năm 2025: ấp Phú Thạnh, xã Đông Phú, "
    "huyện Châu Thành, tỉnh Hậu Giang)",
    phone="0292 381 2345",
    email="vanphong.phapche@logistics-dbscl.example.vn",
    authorised=AuthorisedPerson(
        name="TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN",
        address="Số 118/27/9, đường Trần Hưng Đạo nối dài, khu vực 5, phường Cái Khế, TP Cần Thơ",
        id_number="092178005678",
        phone="0918 765 432",
        email="uyen.ton@example.vn",
        paper="Giấy ủy quyền số 118/2026/GUQ-TGĐ ngày 16 tháng 11 năm 2026",
    ),
    request="Giao đất, cho thuê đất, chuyển mục đích sử dụng đất đối với trường hợp giao đất, cho "
    "thuê đất không đấu giá quyền sử dụng đất, không đấu thầu lựa chọn nhà đầu tư thực hiện dự "
    "án có sử dụng đất; trường hợp giao đất, cho thuê đất thông qua đấu thầu lựa chọn nhà đầu tư "
    "thực hiện dự án có sử dụng đất; giao đất và giao rừng; cho thuê đất và cho thuê rừng; gia "
    "hạn sử dụng đất khi hết thời hạn sử dụng đất",
    procedure="1.013823",
    papers=_LAND_PAPERS,
    limit="15 ngày",
    received="10 giờ 40 phút, ngày 20 tháng 11 năm 2026",
    due="10 giờ 40 phút, ngày 07 tháng 12 năm 2026",
    return_place="nhà, qua dịch vụ bưu chính công ích, theo địa chỉ nêu trên của TÔN NỮ NGUYỄN "
    "THỊ PHƯƠNG UYÊN; không phải đến nhận",
    book="07",
    book_serial="0975",
    submitter="Tôn Nữ Nguyễn Thị Phương Uyên",
    fee="theo thông báo của cơ quan giải quyết, chưa thu",
    who_comes="",
    sent=SENT[ReturnWay.POST],
)

AUTHORISED: Final = replace(
    USUAL,
    code="H13.45.12-261120-0016",
    qr="H13.45.12-261120-0016*1.001612*261126",
    number="0016/TNHS-TTPVHCC",
    authorised=AuthorisedPerson(
        name="LÊ VĂN HẬU",
        address="Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ",
        id_number="092180004321",
        phone="0918 765 432",
        email="",
        paper="Giấy ủy quyền ngày 16 tháng 11 năm 2026, có chứng thực",
    ),
    submitter="Lê Văn Hậu",
    email="",
    due="khi có thông báo của cơ quan giải quyết",
    return_place="Cổng Dịch vụ công quốc gia (bản điện tử); không phải đến nhận",
    who_comes="",
    sent=SENT[ReturnWay.ELECTRONIC],
    book="",
    book_serial="",
    trial=True,
    reprint="Bản in lại lần 2 (in lần đầu: 14:05 21/11/2026, Trần Văn Đức)",
)

SLIP: Final = AppointmentSlip(
    letterhead=WARD,
    code=LONG_CODE,
    qr=LONG_CODE,
    place_date="Ninh Kiều, ngày 20 tháng 11 năm 2026",
    applicant="NGUYỄN THỊ LAN",
    procedure="Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền "
    "của Việt Nam cấp hoặc chứng nhận",
    received="15 giờ 20 phút, ngày 20 tháng 11 năm 2026",
    received_short="15:20 ngày 20/11/2026",
    papers="03 bản chính, 06 bản sao",
    fee="24.000 đồng, đã thu",
    due=Appointment(
        time="11 giờ 30 phút",
        weekday="Thứ Hai",
        date="ngày 23 tháng 11 năm 2026",
        short_date="ngày 23/11/2026",
    ),
    place="Quầy trả kết quả, Trung tâm Phục vụ hành chính công phường Ninh Kiều",
    officer="Trần Văn Đức",
    hotline="0292 381 2345",
    owner="NGUYỄN THỊ LAN",
    who_comes=WHO_COMES,
)
SHORT_SLIP: Final = replace(
    SLIP,
    code=SHORT_CODE,
    qr=SHORT_CODE,
    procedure="Chứng thực bản sao từ bản chính",
    trial=True,
    reprint="Bản in lại lần 2 (in lần đầu: 14:05 21/11/2026, Trần Văn Đức)",
)
NO_DUE_SLIP: Final = replace(
    SLIP,
    letterhead=BRANCH,
    applicant="CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN ĐẦU TƯ PHÁT TRIỂN NÔNG NGHIỆP CÔNG "
    "NGHỆ CAO VÀ DỊCH VỤ LOGISTICS ĐỒNG BẰNG SÔNG CỬU LONG",
    owner=LONG.applicant,
    authorised="TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN",
    procedure=LONG.request,
    due=None,
)
SENT_SLIP: Final = replace(
    SLIP,
    applicant="LÊ VĂN HẬU, cho NGUYỄN THỊ LAN",
    submitter="LÊ VĂN HẬU",
    place="nhà, qua dịch vụ bưu chính công ích; không phải đến nhận",
    who_comes="",
    sent=SENT[ReturnWay.POST],
)
ELECTRONIC_SLIP: Final = replace(
    SHORT_SLIP,
    place="Cổng Dịch vụ công quốc gia (bản điện tử); không phải đến nhận",
    who_comes="",
    sent=SENT[ReturnWay.ELECTRONIC],
)
