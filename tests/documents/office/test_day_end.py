"""The sheet of a sealed day, as it is printed."""

from dataclasses import replace
from datetime import date

import pytest

from desk_app.documents import kinds
from desk_app.documents.editions import own_editions
from desk_app.documents.office.day_end import words
from desk_app.documents.office.day_end.sheet_of import SheetAsked, day_sheet_of
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples import sealed_days as samples
from desk_app.documents.samples.public import FACTS
from desk_app.domain.acts import kinds as acts
from desk_app.domain.day_end.held import OF_A_LIST, asks_why
from desk_app.domain.day_end.papers import MAIN, WANTED
from desk_app.domain.day_end.sheet import NumberWhy, PaperWhy
from desk_app.domain.watching.findings import Trouble
from tests.documents.reading import pages_of, text_of

EDITION = own_editions().on(date(2026, 11, 20), "daily-sheet")


def said(content: object) -> str:
    return text_of(pdf(kinds.DAILY_SHEET, content, EDITION))


def test_that_the_sealed_sheet_says_who_sealed_what_and_its_digest() -> None:
    text = said(samples.SEALED)
    assert "Khóa sổ lúc 17 giờ 05 phút, ngày 20 tháng 11 năm 2026" in text
    assert "Tổng cộng 44 37 1 1 1 3 38 3" in text
    assert "Mã hồ sơ Quầy 2 2012–2013 Lãnh đạo ghi: máy treo khi cấp số, đã lập biên bản" in text
    assert "Mã hồ sơ Quầy 1 1014 Hồ sơ đã hủy: nhận nhầm thủ tục" in text
    assert "thiếu 3.000 đồng; thiếu tiền lẻ, đã lập biên bản" in text
    assert "Hủy hồ sơ H13.45.12-261119-1003 Lê Văn Đạt, quầy 1" in text
    assert "làm trước khi khóa, về sau khi khóa" in text
    assert samples.SEAL.digest.hex() in text.replace(" ", "")
    assert "NGƯỜI KHÓA SỔ" in text
    assert "Lê Văn Đạt" in text


def test_that_papers_that_are_not_out_stand_under_what_is_the_matter() -> None:
    assert samples.SEALED.papers == (
        "Chưa in Giấy tiếp nhận hồ sơ và hẹn trả kết quả: H13.45.12-261120-2019 (quầy 2)",
        "In lỗi Giấy tiếp nhận hồ sơ và hẹn trả kết quả: H13.45.12-261120-2007 (quầy 2)",
    )


def test_that_an_open_day_is_not_taken_for_a_sealed_one() -> None:
    text = said(samples.EMPTY)
    assert "Chưa khóa sổ: số liệu tại lúc lập" in text
    assert "SHA-256" not in text
    assert "Không cấp số nào" in text
    assert "Không có ca thu" in text


def test_that_what_a_leader_saw_stands_with_who_when_and_the_remark() -> None:
    text = said(samples.SEALED)
    assert (
        "Quá hạn: H13.45.12-261103-0012 Nguyễn Hữu Nghĩa 09:05 ngày 20/11/2026 đã gọi phòng, "
        "chiều nay trả" in text
    )
    assert "Chưa in: 2 việc Nguyễn Hữu Nghĩa 16:05 ngày 20/11/2026" in text


def test_that_an_open_shift_and_an_early_hour_are_told_with_the_leader_s_words() -> None:
    text = said(samples.LONG)
    assert "ca chưa chốt;" in text
    assert "Khóa trước khi hết giờ làm việc: mất điện toàn phường từ 15 giờ" in text
    assert "Ngày trước chưa khóa: 17/11/2026, 18/11/2026" in text


def test_that_a_usual_day_is_two_pages() -> None:
    assert len(pages_of(pdf(kinds.DAILY_SHEET, samples.SEALED, EDITION))) == 2


@pytest.mark.parametrize("officers", [1, 2])
def test_that_a_sum_never_begins_a_page(officers: int) -> None:
    """However far down the first page it comes."""
    sheet = samples.SHEET
    for fields in range(25, 32):
        counted = replace(
            sheet,
            by_field=tuple(replace(sheet.by_field[0], name=f"Lĩnh vực {n}") for n in range(fields)),
            by_officer=sheet.by_officer[:1] * officers,
            cash=sheet.cash[:1],
        )
        text = said(day_sheet_of(SheetAsked(sheet=counted), FACTS))
        assert text.count("Tổng cộng") == 3
        assert "Quá hạn Tổng cộng" not in text
        assert "Đếm được Tổng cộng" not in text


def test_that_everything_a_day_may_hold_has_words() -> None:
    every = {value for value in vars(acts).values() if isinstance(value, str)}
    assert words.DEEDS.keys() == {each for each in every if asks_why(each)} - OF_A_LIST
    assert words.PAPER_WHYS.keys() == set(PaperWhy)
    assert words.TROUBLES.keys() == set(Trouble)
    line = samples.SHEET.numbers[0]
    assert all(words.number_words(replace(line, why=why), {}) for why in NumberWhy)
    forms = {form for several in WANTED.values() for form in several} | set(MAIN.values())
    assert forms <= kinds.KINDS.keys()


@pytest.mark.parametrize("desk", ["Q3", "QUAY", "~1.abc"])
def test_that_every_desk_is_called_something(desk: str) -> None:
    assert words.desk_words(desk, FACTS)


def test_that_a_reprint_is_marked() -> None:
    content = day_sheet_of(
        SheetAsked(sheet=samples.SHEET, seal=samples.SEAL, reprint="Bản in lại lần 1"), FACTS
    )
    assert "Bản in lại lần 1" in said(content)
