"""The appointment slip on A5 and on an 80 mm roll."""

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import A5, KINDS, ROLL
from desk_app.documents.kinds import SLIP as KIND
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples.receipts import LONG, NO_DUE_SLIP, SHORT_SLIP, SLIP
from tests.documents.reading import boxes_of, overlaps, pages_of, scan, text_of

EDITION = shipped_editions().all[0]
BOTH = pytest.mark.parametrize("paper", list(KINDS[KIND].files))


def a_slip(content: AppointmentSlip = SLIP, paper: str = A5) -> bytes:
    return pdf(KIND, content, EDITION, paper)


def test_that_the_roll_says_exactly_what_the_content_says() -> None:
    assert text_of(a_slip(SLIP, ROLL)) == (
        "UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHIẾU HẸN TRẢ KẾT QUẢ "
        "H13.45.12.07-261120-0975 Người nộp: NGUYỄN THỊ LAN Nội dung: Chứng thực bản sao từ bản "
        "chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp hoặc chứng "
        "nhận Nhận lúc: 15:20 ngày 20/11/2026 Giấy tờ: 03 bản chính, 06 bản sao Phí, lệ phí: "
        "24.000 đồng, đã thu HẸN TRẢ 11 giờ 30 phút Thứ Hai, ngày 23/11/2026 Quầy trả kết quả, "
        "Trung tâm Phục vụ hành chính công phường Ninh Kiều Người đến nhận kết quả mang theo phiếu "
        "này và thẻ căn cước; người nhận thay mang thêm giấy ủy quyền. Điện thoại: 0292 381 2345. "
        "Người tiếp nhận: Trần Văn Đức"
    )


def test_that_the_a5_slip_says_exactly_what_the_content_says() -> None:
    assert text_of(a_slip()) == (
        "UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM Độc lập - Tự do - Hạnh phúc Ninh Kiều, ngày 20 tháng 11 năm 2026 PHIẾU HẸN TRẢ KẾT "
        "QUẢ Mã hồ sơ: H13.45.12.07-261120-0975 Người nộp: NGUYỄN THỊ LAN Nội dung: Chứng thực "
        "bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp "
        "hoặc chứng nhận Nhận lúc: 15 giờ 20 phút, ngày 20 tháng 11 năm 2026 Giấy tờ: 03 bản "
        "chính, 06 bản sao Phí, lệ phí: 24.000 đồng, đã thu Trả kết quả tại: Quầy trả kết quả, "
        "Trung tâm Phục vụ hành chính công phường Ninh Kiều HẸN TRẢ KẾT QUẢ 11 giờ 30 phút Thứ Hai "
        "ngày 23 tháng 11 năm 2026 NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Trần Văn Đức "
        "H13.45.12.07-261120-0975 Người đến nhận kết quả mang theo phiếu này và thẻ căn cước; "
        "người nhận thay mang thêm giấy ủy quyền. Điện thoại: 0292 381 2345."
    )


@pytest.mark.parametrize("dpi", [203, 203.2])
@pytest.mark.parametrize(
    ("content", "paper", "symbol"),
    [
        (SHORT_SLIP, A5, "Code128"),
        (SLIP, A5, "Code128"),
        (SHORT_SLIP, ROLL, "Code128"),
        (SLIP, ROLL, "QRCode"),
    ],
    ids=["A5, 21", "A5, 24", "roll, 21", "roll, 24 characters: QR takes over"],
)
def test_that_a_scanner_reads_the_code_from_a_print_of_dots(
    content: AppointmentSlip, paper: str, symbol: str, dpi: float
) -> None:
    assert scan(a_slip(content, paper), dpi) == {symbol: content.code}


def test_that_a_roll_is_576_dots_wide_and_as_long_as_its_text() -> None:
    lengths = []
    for content in (SLIP, NO_DUE_SLIP):
        with pdfium.PdfDocument(a_slip(content, ROLL)) as document:
            assert len(document) == 1
            image = document[0].render(scale=203.2 / 72).to_pil()
        assert image.width == 576
        lengths.append(image.height)
    assert 900 < lengths[0] < lengths[1]


@BOTH
def test_that_a_slip_without_a_due_moment_says_what_happens_instead(paper: str) -> None:
    text = text_of(a_slip(NO_DUE_SLIP, paper))
    assert "Cơ quan giải quyết sẽ báo khi có kết quả" in text
    assert "11 giờ 30" not in text


def test_that_a_day_without_an_hour_is_shown_large() -> None:
    assert SLIP.due is not None
    text = text_of(a_slip(replace(SLIP, due=replace(SLIP.due, time=""))))
    assert "HẸN TRẢ KẾT QUẢ Thứ Hai ngày 23 tháng 11 năm 2026" in text


@BOTH
def test_that_nothing_is_said_about_a_fee_nobody_knows(paper: str) -> None:
    assert "Phí" not in text_of(a_slip(replace(SLIP, fee=""), paper))


@BOTH
def test_that_slips_of_the_demo_and_reprints_say_so(paper: str) -> None:
    text = text_of(a_slip(SHORT_SLIP, paper))
    assert "BẢN DÙNG THỬ" in text
    assert "KHÔNG CÓ GIÁ TRỊ" in text
    assert SHORT_SLIP.reprint in text
    assert "BẢN DÙNG THỬ" not in text_of(a_slip(SLIP, paper))


@BOTH
def test_that_no_words_stand_on_each_other(paper: str) -> None:
    for content in (SLIP, SHORT_SLIP, NO_DUE_SLIP):
        for page in boxes_of(a_slip(content, paper)):
            assert overlaps(page) == []


def test_that_a_very_long_slip_says_where_and_when_on_its_first_page() -> None:
    longest = replace(NO_DUE_SLIP, due=SLIP.due, procedure=f"{LONG.request}; " * 3)
    first, second = pages_of(a_slip(longest))
    assert SLIP.place in first
    assert "11 giờ 30 phút" in first
    assert first.endswith("Trang 1/2 (còn tiếp)")
    assert second.startswith(f"2/2 Mã hồ sơ: {SLIP.code}")
