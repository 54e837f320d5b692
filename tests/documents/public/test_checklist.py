"""The take-home checklist: what is missing, what is there, and that it is no receipt."""

from collections import Counter
from dataclasses import replace
from datetime import time

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.documents.editions import own_editions
from desk_app.documents.kinds import A5, CHECKLIST, KINDS, ROLL
from desk_app.documents.paper.draw import pdf
from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.checklist_of import Unprepared, checklist_of
from desk_app.documents.samples import public as samples
from desk_app.domain.law.calendar import Session
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from tests.documents.reading import boxes_of, overlaps, pages_of, scan, text_of

EDITION = own_editions().all[0]
BOTH = pytest.mark.parametrize("size", list(KINDS[CHECKLIST].files))
FAMILY = "Hộ gia đình cùng đăng ký"


def a_checklist(asked: Unprepared) -> TakeHomeChecklist:
    return checklist_of(asked, samples.FACTS, samples.CALENDAR, samples.NOW)


def test_that_the_roll_says_exactly_what_the_content_says() -> None:
    assert text_of(pdf(CHECKLIST, samples.PARTLY_THERE, EDITION, ROLL)) == (
        "BẢN DÙNG THỬ KHÔNG CÓ GIÁ TRỊ UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG "
        "PHIẾU HƯỚNG DẪN CHUẨN BỊ HỒ SƠ Không phải giấy tiếp nhận hồ sơ Thủ tục: Đăng ký thành "
        "lập hộ kinh doanh (mã 1.001612) Trường hợp: Hộ gia đình cùng đăng ký Cách nộp: Trực "
        "tiếp Thời hạn: 02 ngày làm việc Phí, lệ phí: chưa có dữ liệu Nơi nộp: Trung tâm Phục vụ "
        "hành chính công phường Ninh Kiều Giờ làm việc: Thứ Hai đến Thứ Sáu, 07:00–11:30 và "
        "13:30–17:00; nghỉ các ngày lễ Điện thoại: 0292 381 2345 Còn thiếu, cần mang theo Biên "
        "bản họp thành viên hộ gia đình (01 bản sao) Văn bản ủy quyền của thành viên hộ gia đình "
        "cho một thành viên làm chủ hộ kinh doanh (01 bản sao) Đã có Giấy đề nghị đăng ký hộ "
        "kinh doanh (01 bản chính) Mẫu đơn: Giấy đề nghị đăng ký hộ kinh doanh Lưu ý Bản sao chỉ "
        "cần khi thông tin chưa có trong cơ sở dữ liệu Hồ sơ chưa được tiếp nhận. In lúc 15:20 "
        "ngày 20/11/2026."
    )


@BOTH
def test_that_it_cannot_be_taken_for_a_receipt(size: str) -> None:
    drawn = pdf(CHECKLIST, samples.PARTLY_THERE, EDITION, size)
    assert "Không phải giấy tiếp nhận hồ sơ" in text_of(drawn)
    assert scan(drawn, 203) == {}


def test_that_when_and_where_to_come_never_wait_for_a_second_page() -> None:
    first, *others = pages_of(pdf(CHECKLIST, samples.LONG_CHECKLIST, EDITION, A5))
    assert others
    assert "Giờ làm việc: Thứ Hai" in first
    assert "Nơi nộp: Trung tâm" in first


def test_that_the_hours_tell_the_saturdays_the_desk_is_open_on() -> None:
    asked, saturday = Unprepared(procedure=samples.PROCEDURE), (Session(time(7, 30), time(11)),)
    calendar = replace(samples.CALENDAR, saturday=saturday)
    slip = checklist_of(asked, samples.FACTS, calendar, samples.NOW)
    assert slip.hours == (
        "Thứ Hai đến Thứ Sáu, 07:00–11:30 và 13:30–17:00; Thứ Bảy 07:30–11:00; nghỉ các ngày lễ"
    )


def test_that_without_a_look_every_paper_is_to_be_prepared() -> None:
    slip = a_checklist(Unprepared(procedure=samples.PROCEDURE, case=FAMILY))
    assert [paper.name for paper in slip.to_prepare][:2] == [
        "Giấy đề nghị đăng ký hộ kinh doanh",
        "Biên bản họp thành viên hộ gia đình",
    ]
    assert (slip.missing, slip.there) == ((), ())


def test_that_what_was_seen_is_there_and_the_rest_is_missing() -> None:
    seen = samples.PROCEDURE.cases[1].papers[1].key
    asked = Unprepared(procedure=samples.PROCEDURE, case=FAMILY, there=[seen])
    slip = a_checklist(asked)
    assert [paper.name for paper in slip.there] == ["Biên bản họp thành viên hộ gia đình"]
    assert len(slip.missing) == 2
    assert slip.to_prepare == ()


def test_that_nothing_seen_yet_is_another_thing_than_nobody_having_looked() -> None:
    slip = a_checklist(Unprepared(procedure=samples.PROCEDURE, case=FAMILY, there=()))
    assert len(slip.missing) == 3
    assert slip.to_prepare == ()


def test_that_a_heading_stands_once_above_its_papers() -> None:
    slip = a_checklist(Unprepared(procedure=samples.PROCEDURE, case="Cá nhân đăng ký"))
    assert [paper.heading for paper in slip.to_prepare] == ["", "Giấy tờ phải xuất trình"]


def test_that_a_channel_without_terms_of_its_own_has_those_of_the_counter() -> None:
    counter = replace(samples.PROCEDURE, terms=samples.PROCEDURE.terms[:1])
    slip = a_checklist(Unprepared(procedure=counter, channel=Channel.POST))
    assert (slip.limit, slip.channel) == ("02 ngày làm việc", "Bưu chính")


def test_that_the_roll_is_576_dots_wide_and_one_page() -> None:
    for content in (samples.TO_PREPARE, samples.LONG_CHECKLIST):
        with pdfium.PdfDocument(pdf(CHECKLIST, content, EDITION, ROLL)) as document:
            assert len(document) == 1
            assert document[0].render(scale=203.2 / 72).to_pil().width == 576


@BOTH
@settings(max_examples=10)
@given(
    names=st.lists(
        st.sampled_from([12, 240, 1_100, 6_962]).map(lambda n: ("Giấy Ỷ tờ Ễ bản " * n)[:n]),
        max_size=20,
    )
)
def test_that_papers_of_any_length_are_whole_and_legible(size: str, names: list[str]) -> None:
    papers = tuple(
        Paper(name=f"{n} {name}".strip(), copies=1, group="Nhóm" if n % 2 else "")
        for n, name in enumerate(names)
    )
    procedure = replace(samples.PROCEDURE, cases=(PaperCase("", papers),))
    drawn = pdf(CHECKLIST, a_checklist(Unprepared(procedure=procedure)), EDITION, size)
    wanted = sum((Counter(paper.name.split()) for paper in papers), Counter())
    assert wanted - Counter(text_of(drawn).split()) == Counter()
    assert "□" not in text_of(drawn)
    for page in boxes_of(drawn):
        assert overlaps(page) == []
