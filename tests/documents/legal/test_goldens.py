"""Forms 02 to 07, word for word as the circular and the content say them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from desk_app.documents import kinds
from desk_app.documents.editions import shipped_editions
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples import legal
from tests.documents.reading import pages_of, text_of

EDITION = shipped_editions().all[0]
HEAD: Final = """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
"""
CONTENT: Final[Mapping[str, object]] = {
    kinds.SUPPLEMENT_REQUEST: legal.SUPPLEMENT_LATER,
    kinds.REFUSAL: legal.REFUSED,
    kinds.APOLOGY: legal.SORRY,
    kinds.STOP_NOTICE: legal.STOPPED,
    kinds.CONTROL_SLIP: legal.CONTROL,
    kinds.REGISTER_BOOK: legal.REGISTER,
}
GOLDEN: Final[Mapping[str, str]] = {
    kinds.SUPPLEMENT_REQUEST: """
Số: 0007/PBS-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026 Mã hồ sơ: H13.45.12-261120-0021
PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ Hồ sơ của: LÊ VĂN HẬU Nội dung yêu cầu giải quyết:
Đăng ký thành lập hộ kinh doanh 0007/PBS-TTPVHCC Mã thủ tục: 1.001612 Địa chỉ:
Số 118/27, đường Trần Hưng
Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ Số điện thoại: 0918 765 432 Email:
hau.le@example.vn Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau: 1. Giấy đề nghị đăng ký
hộ kinh doanh: kê khai lại mục ngành, nghề kinh doanh (đang để trống mã ngành cấp bốn) và
ký, ghi rõ họ tên tại trang cuối. 2. Văn bản ủy quyền của thành viên hộ gia đình cho một
thành viên làm chủ hộ kinh doanh: nộp bản sao có chứng thực; bản đã nộp chưa có chữ ký của
thành viên Lê Thị Mỹ Duyên. 3. Hợp đồng thuê địa điểm kinh doanh: bổ sung phụ lục gia hạn;
hợp đồng đã nộp hết hạn ngày 31 tháng 10 năm 2026. 4. Thẻ căn cước của chủ hộ kinh doanh:
xuất trình để đối chiếu, không phải nộp bản sao. Lý do: Thành phần hồ sơ và nội dung kê khai
chưa đáp ứng quy định tại Nghị định số 168/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ
về đăng ký doanh nghiệp. Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ
với Trần Văn Đức, Quầy 2, Trung tâm Phục vụ hành chính công phường Ninh Kiều, số điện thoại
0292 381 2345 để được hướng dẫn./. NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Trần Văn Đức Mẫu 02
– Thông tư 03/2025/TT-VPCP Liên 1: Lưu BẢN DÙNG THỬ – KHÔNG CÓ GIÁ TRỊ · Bản in lại lần 1
(in lần đầu: 16:40 20/11/2026, Trần Văn Đức) BẢN DÙNG THỬ – KHÔNG CÓ GIÁ TRỊ
""",
    kinds.REFUSAL: """
Số: 0003/PTC-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026 PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT
HỒ SƠ Tiếp nhận hồ sơ của: PHẠM QUỐC BẢO Số định danh cá nhân/tổ chức: 092089001122
0003/PTC-TTPVHCC Địa chỉ:
Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ Số điện thoại: 0907
111 222 Email: Nội dung yêu cầu giải quyết: Cấp giấy phép môi trường Qua xem xét, Bộ phận
Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể
như sau: Thủ tục này thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp tỉnh, không thuộc
thẩm quyền của phường. Đề nghị Ông nộp tại Trung tâm Phục vụ hành chính công thành phố hoặc
trên Cổng Dịch vụ công quốc gia. Xin thông báo cho Ông/Bà được biết và thực hiện./. NGƯỜI
NỘP HỒ SƠ (Ký và ghi rõ họ tên) Phạm Quốc Bảo NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)
Trần Văn Đức Mẫu 03 – Thông tư 03/2025/TT-VPCP Liên 1: Lưu
""",
    kinds.APOLOGY: """
Số: 0002/PXL Ninh Kiều, ngày 25 tháng 11 năm 2026 Mã hồ sơ: H13.45.12-261120-0015 PHIẾU XIN
LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT Kính gửi: NGUYỄN THỊ LAN Ngày 20 tháng 11 năm
2026, Trung tâm Phục vụ hành chính công phường Ninh Kiều tiếp nhận giải quyết hồ sơ đề nghị
giải quyết thủ tục hành chính Đăng ký thành lập hộ kinh doanh của Ông/Bà/Tổ chức NGUYỄN THỊ
LAN; số định danh 092304001234; mã số hồ sơ H13.45.12-261120-0015. Thời gian hẹn trả kết quả
giải quyết hồ sơ: 09 giờ 15 phút, ngày 26 tháng 11 năm 2026. Tuy nhiên đến nay, Trung tâm
Phục vụ hành chính công phường Ninh Kiều chưa trả kết quả giải quyết hồ sơ cho Ông/Bà/Tổ
chức đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Lý do: Cơ sở dữ liệu
đăng ký kinh doanh tạm ngừng để nâng cấp, chưa tra cứu được tên hộ kinh doanh. Trung tâm
Phục vụ hành chính công phường Ninh Kiều xin lỗi Ông/Bà/Tổ chức vì sự chậm trễ này và sẽ trả
kết quả giải quyết hồ sơ vào 16 giờ 30 phút, ngày 01 tháng 12 năm 2026. Mong nhận được sự
thông cảm của Ông/Bà/Tổ chức./. THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ (Ký tên, đóng dấu) Võ Thị Mỹ Hạnh
Mẫu 04 – Thông tư 03/2025/TT-VPCP Liên 1: Lưu
""",
    kinds.STOP_NOTICE: """
Số: 0001/TBD-TTPVHCC Ninh Kiều, ngày 25 tháng 11 năm 2026 Mã hồ sơ: H13.45.12-261120-0015
THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ (Mẫu tạm, chờ đối chiếu) Kính gửi: NGUYỄN THỊ LAN Số định
danh cá nhân/tổ chức: 092304001234 Thủ tục hành chính: Đăng ký thành lập hộ kinh doanh (mã
1.001612) Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 20 tháng 11 năm 2026 Ngày đề nghị dừng
giải quyết: ngày 24 tháng 11 năm 2026 Lý do: Người nộp không còn nhu cầu thành lập hộ kinh
doanh. Giấy tờ hoàn trả: 1. Hợp đồng thuê địa điểm kinh doanh (01 bản sao) Phí, lệ phí: hoàn lại
100.000 đồng Xin thông báo cho Ông/Bà/Tổ chức được biết./. THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ (Ký tên, đóng
dấu) Võ Thị Mỹ Hạnh Mẫu 05 – Mẫu tạm, chờ đối chiếu Liên 1: Lưu
""",
    kinds.CONTROL_SLIP: """
Số: 0015/PKS-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026 PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI
QUYẾT HỒ SƠ Mã số hồ sơ: H13.45.12-261120-0015 Cơ quan (bộ phận) giải quyết: Phòng Kinh tế,
Hạ tầng và Đô thị Cơ quan phối hợp: Ngày nhận: 09 giờ 15 phút, ngày
20 tháng 11 năm 2026 Hẹn trả kết quả vào 09 giờ 15 phút, ngày 26 tháng 11 năm 2026 Tên đơn
vị Thời gian giao, nhận hồ sơ Kết quả giải quyết (trước hạn/ đúng hạn/quá hạn) Ghi chú 1.
Giao: Trung tâm Phục vụ hành chính công phường Ninh Kiều 2. Nhận: Phòng Kinh tế, Hạ tầng và Đô thị
giờ phút, ngày tháng năm Người giao Người nhận 1. Giao: 2. Nhận: giờ phút, ngày tháng năm
Người giao Người nhận 1. Giao: 2. Nhận: giờ phút, ngày tháng năm Người giao Người nhận 1.
Giao: 2. Nhận: giờ phút, ngày tháng năm Người giao Người nhận 1. Giao: 2. Nhận: giờ phút,
ngày tháng năm Người giao Người nhận Mẫu 06 – Thông tư 03/2025/TT-VPCP
""",
    kinds.REGISTER_BOOK: """
Số: 02/STD-TTPVHCC Ninh Kiều, ngày 30 tháng 11 năm 2026 SỔ THEO DÕI HỒ SƠ Lĩnh vực: Thành
lập và hoạt động của hộ kinh doanh Từ ngày 20/11/2026 đến ngày 30/11/2026 STT Mã hồ sơ Tên
TTHC Tên tổ chức, cá nhân Địa chỉ, số điện thoại Cơ quan chủ trì giải quyết Nhận hồ sơ Hẹn
trả kết quả Trả kết quả Phương thức nhận Ký nhận 1 H13.45.12-261120-0015 Đăng ký thành lập
hộ kinh doanh NGUYỄN THỊ LAN Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP
Cần Thơ; 0912 345 678 Phòng Kinh tế, Hạ tầng và Đô thị 09:15 20/11/2026 09:15 26/11/2026
08:05 26/11/2026 Tại quầy Nguyễn Thị Lan 2 H13.45.12-261120-0016 Đăng ký thành lập hộ kinh
doanh LÊ VĂN HẬU Số 118/27, đường Trần Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ;
0912 345 678 Phòng Kinh tế, Hạ tầng và Đô thị 09:15 20/11/2026 26/11/2026 Bưu chính 3
H13.45.12-261123-0009 Đăng ký thành lập hộ kinh doanh THẠCH SÔ PHA Số 118/27, đường Trần
Hưng Đạo, khu vực 5, phường Ninh Kiều, TP Cần Thơ; 0912 345 678 Phòng Kinh tế, Hạ tầng và Đô
thị 09:15 20/11/2026 Tại quầy Tổng số: 3 hồ sơ./. NGƯỜI GHI
SỔ (Ký và ghi rõ họ tên) Trần Văn Đức Mẫu 07 – Thông tư 03/2025/TT-VPCP
""",
}


@pytest.mark.parametrize("kind", list(GOLDEN))
def test_that_each_form_says_exactly_what_the_circular_and_the_content_say(kind: str) -> None:
    one_copy = EDITION.forms[kinds.KINDS[kind].file("")].copies[:1]
    drawn = pdf(kind, CONTENT[kind], EDITION, manner=Manner(copies=one_copy))
    assert text_of(drawn) == " ".join((HEAD + GOLDEN[kind]).split())


def test_that_the_stand_in_for_form_05_says_that_it_is_one() -> None:
    text = text_of(pdf(kinds.STOP_NOTICE, legal.STOPPED, EDITION))
    assert text.count("Mẫu tạm, chờ đối chiếu") == 4  # title and foot of both copies


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (kinds.CONTROL_SLIP, legal.CONTROL, "Hẹn trả kết quả vào 09 giờ 15 phút, ngày 26"),
        (kinds.CONTROL_SLIP, legal.CONTROL_FOR_A_DAY, "Hẹn trả kết quả trong ngày 26 tháng 11"),
        (
            kinds.CONTROL_SLIP,
            legal.BARE_CONTROL,
            "Hẹn trả kết quả khi có thông báo của cơ quan giải quyết",
        ),
        (kinds.APOLOGY, legal.SORRY, "sẽ trả kết quả giải quyết hồ sơ vào 16 giờ 30 phút"),
        (kinds.APOLOGY, legal.SORRY_FOR_A_DAY, "kết quả giải quyết hồ sơ trong ngày 01 tháng 12"),
        (kinds.APOLOGY, legal.SORRY_FOR_A_DAY, "giải quyết hồ sơ: trong ngày 26 tháng 11"),
    ],
)
def test_that_an_hour_a_whole_day_and_no_day_each_read_as_a_sentence(
    kind: str, content: object, said: str
) -> None:
    assert said in text_of(pdf(kind, content, EDITION))


def test_that_the_book_tells_no_hour_where_none_was_promised() -> None:
    assert [row.due for row in legal.REGISTER.rows] == ["09:15 26/11/2026", "26/11/2026", ""]


def test_that_nobody_has_given_the_dossier_before_it_is_handed_over() -> None:
    (first,) = legal.CONTROL.steps
    assert (first.giver_name, first.taker_name, first.day) == ("", "", "")


def test_that_the_qr_of_a_letter_says_its_number_as_printed_and_its_year() -> None:
    for content in (legal.SUPPLEMENT, legal.REFUSED):
        assert content.qr == f"{content.number}*2026"


def test_that_no_page_is_turned_for_an_empty_block_of_the_control_slip() -> None:
    high = replace(
        legal.CONTROL,
        letterhead=Letterhead(parent=("UBND TP CẦN THƠ", "UBND PHƯỜNG NINH KIỀU"), unit=("A",)),
        agency="Phòng Kinh tế, Hạ tầng và Đô thị phường Ninh Kiều, thành phố Cần Thơ " * 2,
    )
    (only,) = pages_of(pdf(kinds.CONTROL_SLIP, high, EDITION))
    assert only.count("Người giao") == 4


def test_that_what_is_missing_in_a_sentence_is_left_open_where_it_belongs() -> None:
    text = text_of(pdf(kinds.SUPPLEMENT_REQUEST, replace(legal.SUPPLEMENT, hotline=""), EDITION))
    assert "số điện thoại …………………… để được hướng dẫn./. NGƯỜI HƯỚNG DẪN" in text
