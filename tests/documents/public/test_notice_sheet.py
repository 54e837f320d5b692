"""The notice-board sheet: everything published, nothing made up, whatever its length."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desk_app.documents.editions import own_editions
from desk_app.documents.kinds import NOTICE_SHEET
from desk_app.documents.paper.draw import pdf
from desk_app.documents.public.notice_sheet import NoticeFee, NoticeSheet, NoticeTime
from desk_app.documents.public.notice_sheet_of import notice_sheet_of
from desk_app.documents.samples import public as samples
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.terms import ChannelTerms
from tests.documents.reading import boxes_of, overlaps, pages_of, text_of

EDITION = own_editions().all[0]
MM = 72 / 25.4


def sheet_of(**changes: Any) -> NoticeSheet:
    procedure: Procedure = replace(samples.PROCEDURE, **changes)
    return notice_sheet_of(procedure, samples.FACTS, samples.DAY)


def with_fee(fee: FeeLine) -> NoticeFee:
    terms = ChannelTerms(channel=Channel.DIRECT, limit=None, fees=(fee,))
    return sheet_of(terms=(terms,)).fees[0]


def test_that_the_sheet_says_exactly_what_is_published() -> None:
    assert text_of(pdf(NOTICE_SHEET, samples.NOTICE, EDITION)) == (
        "UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT "
        "NAM Độc lập - Tự do - Hạnh phúc Ninh Kiều, ngày 20 tháng 11 năm 2026 NIÊM YẾT THỦ TỤC "
        "HÀNH CHÍNH Đăng ký thành lập hộ kinh doanh Mã thủ tục: 1.001612 Quyết định công bố: "
        "0000/QĐ-MẪU ngày 05/02/2026 Lĩnh vực: Thành lập và hoạt động của hộ kinh doanh Cấp thực "
        "hiện: Cấp xã Cơ quan giải quyết: Phòng Kinh tế, Hạ tầng và Đô thị phường Đối tượng thực "
        "hiện: Công dân Việt Nam; Hộ gia đình Trực tuyến: Toàn trình Đặc điểm: Liên thông cùng "
        "cấp, Bưu chính công ích 1. Thành phần hồ sơ Trường hợp: Cá nhân đăng ký STT Tên giấy tờ "
        "Bản chính Bản sao 1 Giấy đề nghị đăng ký hộ kinh doanh 01 – Giấy tờ phải xuất trình 2 "
        "Thẻ căn cước của chủ hộ 01 – Trường hợp: Hộ gia đình cùng đăng ký STT Tên giấy tờ Bản "
        "chính Bản sao 1 Giấy đề nghị đăng ký hộ kinh doanh 01 – 2 Biên bản họp thành viên hộ "
        "gia đình – 01 3 Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ "
        "hộ kinh doanh – 01 Bản sao chỉ cần khi thông tin chưa có trong cơ sở dữ liệu 2. Thời "
        "hạn giải quyết Hình thức nộp Trường hợp Thời hạn Theo quy định (nếu đã rút ngắn) Trực "
        "tiếp Mọi trường hợp 02 ngày làm việc 03 ngày làm việc Trực tuyến Mọi trường hợp 01 ngày "
        "làm việc 03 ngày làm việc Bưu chính Mọi trường hợp 03 ngày làm việc – 3. Phí, lệ phí "
        "Khoản thu Mức thu Căn cứ Lệ phí đăng ký chưa có dữ liệu Hội đồng nhân dân cấp tỉnh quy "
        "định 4. Kết quả giải quyết Giấy chứng nhận đăng ký hộ kinh doanh 5. Mẫu đơn, mẫu tờ "
        "khai Giấy đề nghị đăng ký hộ kinh doanh Niêm yết công khai thủ tục hành chính Trang 1/2 "
        "(còn tiếp) 2/2 Mã thủ tục: 1.001612 6. Yêu cầu, điều kiện Ngành, nghề đăng ký không "
        "thuộc ngành, nghề cấm kinh doanh. 7. Căn cứ pháp lý Văn bản mẫu thứ nhất về đăng ký hộ "
        "kinh doanh Văn bản mẫu thứ hai 8. Trình tự thực hiện Bước 1: Người nộp hồ sơ chuẩn bị "
        "giấy tờ và nộp tại nơi tiếp nhận. Bước 2: Cán bộ kiểm tra, tiếp nhận và hẹn ngày trả "
        "kết quả. Nguồn: Danh mục mẫu của chương trình. In ngày 20/11/2026. Điện thoại: 0292 381 "
        "2345. Niêm yết công khai thủ tục hành chính Trang 2/2"
    )


def test_that_a_name_of_1094_and_a_paper_of_6962_characters_are_whole_and_legible() -> None:
    drawn = pdf(NOTICE_SHEET, samples.LONG_NOTICE, EDITION)
    wanted = Counter(samples.LONG.name.split())
    for case in samples.LONG.cases:
        for paper in case.papers:
            wanted += Counter(paper.name.split())
    for step in samples.LONG.sequence:
        wanted += Counter(step.split())
    assert wanted - Counter(text_of(drawn).split()) == Counter()
    for page in boxes_of(drawn):
        assert overlaps(page) == []
        assert all(box.bottom >= 9 * MM and box.top <= 290 * MM for box in page)
        assert all(box.left >= 29 * MM and box.right <= 195 * MM + 1 for box in page)


def test_that_every_page_of_several_says_which_it_is_and_of_what() -> None:
    pages = pages_of(pdf(NOTICE_SHEET, samples.LONG_NOTICE, EDITION))
    assert len(pages) == 5
    for number, text in enumerate(pages, 1):
        assert f"Trang {number}/5" in text
        assert number == 1 or text.startswith(f"{number}/5 Mã thủ tục: 1.013823")


def test_that_no_letter_is_missing_in_any_sample() -> None:
    for sheet in (samples.NOTICE, samples.LONG_NOTICE, samples.BARE_NOTICE):
        assert "□" not in text_of(pdf(NOTICE_SHEET, sheet, EDITION))


def test_that_what_is_not_on_record_is_said_and_not_guessed() -> None:
    text = text_of(pdf(NOTICE_SHEET, samples.BARE_NOTICE, EDITION))
    assert "Quyết định công bố: chưa có dữ liệu" in text
    assert "Phí, lệ phí chưa có dữ liệu chưa có dữ liệu" in text
    assert "Mọi trường hợp chưa có dữ liệu –" in text
    assert text.count("Chưa có dữ liệu") == 6  # papers, result, forms, conditions, basis, sequence
    assert "(Đã bãi bỏ từ ngày 05/08/2026)" in text
    assert "BẢN DÙNG THỬ" in text


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        (FeeLine(amount=8_000, unit=FeeUnit.COPY), "8.000 đồng/bản"),
        (
            FeeLine(amount=2_000, unit=FeeUnit.PAGE, tiers=(FeeTier(3, 1_000),), ceiling=200_000),
            "2.000 đồng/trang; từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản",
        ),
        (FeeLine(amount=0, note="Miễn lệ phí"), "không thu"),
        (
            FeeLine(amount=0),
            "chưa có dữ liệu (công bố ghi “0 đồng”, cần kiểm tra lại)",
        ),
        (
            FeeLine(amount=100),
            "chưa có dữ liệu (công bố ghi “100 đồng”, cần kiểm tra lại)",
        ),
        (FeeLine(amount=None), "chưa có dữ liệu"),
    ],
)
def test_that_a_fee_is_posted_as_it_stands_and_a_doubtful_one_is_not(
    fee: FeeLine, said: str
) -> None:
    assert with_fee(fee).amount == said


def test_that_a_fee_names_its_circular_and_its_time_and_one_that_ended_is_gone() -> None:
    fee = FeeLine(
        amount=8_000, source="Thông tư 1", since=date(2026, 8, 15), until=date(2027, 2, 28)
    )
    assert with_fee(fee).source == "Thông tư 1, từ ngày 15/08/2026, đến hết ngày 28/02/2027"
    assert with_fee(replace(fee, until=date(2026, 11, 19))).source == "chưa có dữ liệu"


def test_that_a_time_that_is_no_limit_is_shown_as_it_was_published() -> None:
    terms = ChannelTerms(channel=Channel.DIRECT, limit=None, stated="1")
    three = Limit(Decimal(3), LimitUnit.DAY)
    online = ChannelTerms(channel=Channel.ONLINE, limit=three, case="Cấp lại")
    assert sheet_of(terms=(terms, online, terms)).times == (
        NoticeTime(
            channel="Trực tiếp", case="Mọi trường hợp", limit="1 (như công bố)", statutory="–"
        ),
        NoticeTime(channel="Trực tuyến", case="Cấp lại", limit="03 ngày", statutory="–"),
    )


def test_that_a_fee_of_some_channels_says_which() -> None:
    paid = ChannelTerms(channel=Channel.DIRECT, limit=None, fees=(FeeLine(amount=8_000),))
    free = ChannelTerms(channel=Channel.ONLINE, limit=None, fees=(FeeLine(amount=4_000),))
    assert [fee.name for fee in sheet_of(terms=(paid, free)).fees] == [
        "Phí, lệ phí (Trực tiếp)",
        "Phí, lệ phí (Trực tuyến)",
    ]


def test_that_a_paper_for_one_channel_only_says_so() -> None:
    paper = Paper(name="Bản scan", copies=1, channels=frozenset({Channel.ONLINE}))
    case = replace(samples.PROCEDURE.cases[0], papers=(paper,))
    assert sheet_of(cases=(case,)).groups[0].rows[0].name == "Bản scan (chỉ nộp trực tuyến)"
