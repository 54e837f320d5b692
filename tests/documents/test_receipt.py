"""Mẫu 01: what stands on the paper, and what a scanner reads from it."""

from dataclasses import replace

import pytest

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.receipt import Receipt
from desk_app.documents.samples.receipts import AUTHORISED, LONG, USUAL
from tests.documents.reading import boxes_of, overlaps, pages_of, scan, text_of

EDITION = shipped_editions().all[0]
MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20}
MM = 72 / 25.4

GOLDEN = """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Số: 0015/TNHS-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026
Mã hồ sơ: H13.45.12-261120-0015
GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ
Trung tâm Phục vụ hành chính công phường Ninh Kiều
Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: NGUYỄN THỊ LAN
Số định danh cá nhân/tổ chức: 092304001234
Địa chỉ: Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ
Số điện thoại: 0912 345 678 Email: lan.nguyen@example.vn
Nội dung yêu cầu giải quyết: Đăng ký thành lập hộ kinh doanh (mã 1.001612)
Thành phần hồ sơ nộp gồm: STT Tên giấy tờ Loại Số lượng
1 Giấy đề nghị đăng ký hộ kinh doanh Bản chính 01
2 Thẻ căn cước của chủ hộ kinh doanh Bản chụp 01
3 Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ kinh doanh Bản sao 01
4 Biên bản họp thành viên hộ gia đình về việc đăng ký hộ kinh doanh Bản sao 01
5 Hợp đồng thuê địa điểm kinh doanh Điện tử 01
Số lượng hồ sơ: 01 (bộ)
Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc
Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 20 tháng 11 năm 2026
Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 15 phút, ngày 26 tháng 11 năm 2026
Đăng ký nhận kết quả tại: Quầy trả kết quả, Trung tâm Phục vụ hành chính công phường Ninh Kiều
Vào Sổ theo dõi hồ sơ, Quyển số: 02 Số thứ tự: 0015
NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Lan
NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên; ký số nếu là biểu mẫu điện tử) Trần Văn Đức
Chú ý: Người đến nhận kết quả mang theo Giấy này và thẻ căn cước; người nhận thay mang thêm
giấy ủy quyền. Phí, lệ phí: 150.000 đồng, đã thu.
Tra cứu tình trạng hồ sơ trên Cổng Dịch vụ công quốc gia bằng mã hồ sơ (quét mã bên trái).
Điện thoại: 0292 381 2345.
Mẫu 01 – Thông tư 03/2025/TT-VPCP Liên 1: Lưu
"""


def a_receipt(content: Receipt = USUAL, *copies: str) -> bytes:
    return pdf(RECEIPT, content, EDITION, manner=Manner(copies=copies or ("Liên 1: Lưu",)))


def test_that_the_paper_says_exactly_what_the_content_and_the_form_say() -> None:
    assert text_of(a_receipt()) == " ".join(GOLDEN.split())


@pytest.mark.parametrize(
    ("content", "dpi"), [(USUAL, 203), (USUAL, 300), (LONG, 203)], ids=["21", "21, 300", "24"]
)
def test_that_bars_and_qr_read_as_the_code_from_a_print_of_dots(
    content: Receipt, dpi: float
) -> None:
    pdf = a_receipt(content)
    last = len(pages_of(pdf)) - 1
    assert scan(pdf, dpi)["Code128"] == content.code
    assert scan(pdf, dpi, last)["QRCode"] == content.code


def test_that_the_code_is_the_first_field_of_a_longer_qr() -> None:
    assert AUTHORISED.qr != AUTHORISED.code
    read = scan(a_receipt(AUTHORISED), 203)
    assert read["QRCode"] == AUTHORISED.qr
    assert read["QRCode"].split("*")[0] == read["Code128"] == AUTHORISED.code


def test_that_a_usual_receipt_is_one_page_below_40_kilobytes() -> None:
    pdf = a_receipt()
    assert len(pages_of(pdf)) == 1
    assert len(pdf) < 40_000


def test_that_every_copy_says_whose_it_is() -> None:
    first, second = pages_of(pdf(RECEIPT, USUAL, EDITION))
    assert first.endswith("Liên 1: Lưu")
    assert second.endswith("Liên 2: Giao người nộp hồ sơ")
    assert first.removesuffix("Liên 1: Lưu") == second.removesuffix("Liên 2: Giao người nộp hồ sơ")


def test_that_pages_are_numbered_only_where_there_are_several() -> None:
    assert "Trang" not in text_of(a_receipt())
    first, second = pages_of(a_receipt(LONG))
    assert first.endswith("Trang 1/2 (còn tiếp)")
    assert second.startswith(f"2/2 Mã hồ sơ: {LONG.code}")
    assert second.endswith("Trang 2/2")


def test_that_several_pages_are_to_be_brought_along_all() -> None:
    assert "mang theo đủ 02 trang của Giấy này" in text_of(a_receipt(LONG))
    assert "mang theo Giấy này" in text_of(a_receipt())


def test_that_signatures_never_stand_without_the_due_moment() -> None:
    _, last = pages_of(a_receipt(LONG))
    assert LONG.due in last
    assert "NGƯỜI NỘP HỒ SƠ" in last


def test_that_the_head_of_the_table_is_repeated() -> None:
    assert all("STT Tên giấy tờ Loại Số lượng" in page for page in pages_of(a_receipt(LONG)))


def test_that_an_authorised_person_is_named_only_when_there_is_one() -> None:
    assert "Người được ủy quyền: LÊ VĂN HẬU" in text_of(a_receipt(AUTHORISED))
    assert "ủy quyền:" not in text_of(a_receipt())


def test_that_the_book_is_left_out_where_there_is_none() -> None:
    assert "Quyển số" not in text_of(a_receipt(AUTHORISED))


def test_that_a_field_of_the_form_keeps_its_label_when_nothing_is_known() -> None:
    text = text_of(a_receipt(replace(USUAL, email="", address="")))
    assert "Địa chỉ: Số điện thoại: 0912 345 678 Email: Nội dung" in text


def test_that_papers_of_the_demo_say_so_on_every_page() -> None:
    mark = "BẢN DÙNG THỬ – KHÔNG CÓ GIÁ TRỊ"
    for page in pages_of(a_receipt(replace(LONG, trial=True))):
        assert page.count(mark) == 2
    assert mark not in text_of(a_receipt())


def test_that_a_reprint_says_who_made_it_and_when() -> None:
    assert AUTHORISED.reprint in text_of(a_receipt(AUTHORISED))


@pytest.mark.parametrize("content", [USUAL, LONG, AUTHORISED], ids=["usual", "long", "trial"])
def test_that_no_words_stand_on_each_other_and_only_the_foot_is_in_the_margins(
    content: Receipt,
) -> None:
    for page in boxes_of(a_receipt(content)):
        assert overlaps(page) == []
        for box in page:
            assert box.right <= (210 - MARGINS["right"]) * MM + 1
            assert box.left >= (MARGINS["left"] * MM - 1 if not content.trial else 5 * MM)
            assert box.bottom >= 9 * MM


def test_that_equal_content_gives_equal_bytes_when_asked() -> None:
    twice = [pdf(RECEIPT, USUAL, EDITION, manner=Manner(invariant=True)) for _ in range(2)]
    assert twice[0] == twice[1]


def test_that_decomposed_vietnamese_keeps_its_marks() -> None:
    decomposed = "Nguye\u0302\u0303n Ta\u0302\u0301n"
    assert "Tổ chức: Nguyễn Tấn" in text_of(a_receipt(replace(USUAL, applicant=decomposed)))


@pytest.mark.parametrize("name", ["Y Ŏ Niê Kdăm", "H'Ƀlŏ Ksơr", "Rơ Châm Hčĭ", "ĐẶNG THÙY TRANG"])
def test_that_names_of_all_peoples_of_vietnam_can_be_printed(name: str) -> None:
    assert f"Tổ chức: {name} Số định danh" in text_of(a_receipt(replace(USUAL, applicant=name)))


def test_that_stars_and_braces_of_a_name_are_printed_as_they_are() -> None:
    name = "CÔNG TY **SAO** {code} <b>&amp;"
    assert name in text_of(a_receipt(replace(USUAL, applicant=name)))
