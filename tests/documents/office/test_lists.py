"""Lists handed over, and the day in sum: how they are worded and how they run over pages."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk_app.documents import kinds
from desk_app.documents.editions import own_editions
from desk_app.documents.office.daily_sheet_of import NumberGap, NumbersUsed, daily_sheet_of
from desk_app.documents.office.hand_over_minutes_of import (
    BatchDossier,
    HandOverBatch,
    hand_over_minutes_of,
)
from desk_app.documents.office.postal_list_of import postal_list_of
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples import dossiers
from desk_app.documents.samples import office_lists as samples
from desk_app.documents.samples.public import FACTS
from desk_app.documents.series import the_series
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.people.person import Person
from desk_app.domain.post.given import line_of
from tests.documents.reading import pages_of, text_of

EDITION = own_editions().all[0]
ONE_COPY = Manner(copies=("Liên 1",))


def of_rows(count: int) -> HandOverBatch:
    listed = [dossiers.LISTED[at % 12] for at in range(count)]
    return replace(samples.BATCH, dossiers=tuple(map(BatchDossier, listed)))


def minutes(batch: HandOverBatch) -> bytes:
    content = hand_over_minutes_of(batch, FACTS)
    return pdf(kinds.HAND_OVER_MINUTES, content, EDITION, manner=ONE_COPY)


def test_that_the_minutes_count_dossiers_and_papers_and_name_their_list() -> None:
    content = hand_over_minutes_of(samples.BATCH, FACTS)
    assert (content.dossiers, content.papers) == ("12", "52")
    assert content.number == "03/BBBG-TTPVHCC"
    assert content.list_number == "BG-261120-03"
    assert content.rows[0].code_start + content.rows[0].serial == "H13.45.12-261120-1002"
    assert content.rows[0].applicant == "Nguyễn Văn Đức"


def test_that_a_section_of_another_office_numbers_its_minutes_as_one() -> None:
    section = replace(FACTS, unit=replace(FACTS.unit, unit_lines=("BỘ PHẬN MỘT CỬA",)))
    assert hand_over_minutes_of(samples.BATCH, section).number == "03/BBBG-BPTNTKQ"


def test_that_an_office_with_a_group_of_its_own_numbers_its_lists_with_it() -> None:
    own = the_series(FACTS.unit, "MC-NK")
    assert hand_over_minutes_of(samples.BATCH, FACTS, series=own).number == "03/BBBG-MC-NK"
    given = replace(samples.POST, number=own.number("postal_list", 2026, 2))
    assert postal_list_of(given, FACTS).number == "02/DSBC-MC-NK"


def test_that_a_row_tells_the_year_only_where_it_is_another() -> None:
    due = ShownDue(datetime(2027, 1, 5, 1, 5, tzinfo=UTC))
    batch = replace(samples.BATCH, dossiers=(BatchDossier(dossiers.BUSINESS, due),))
    row = hand_over_minutes_of(batch, FACTS).rows[0]
    assert (row.received, row.due) == ("20/11\n10:30", "05/01\n2027\n08:05")


def test_that_a_day_without_an_hour_and_no_day_at_all_are_told_as_such() -> None:
    day = ShownDue(dossiers.RECEIVED, whole_day=True)
    no_due = replace(
        dossiers.BUSINESS, due=replace(dossiers.BUSINESS.due, at=None, counted_from=None)
    )
    batch = replace(
        samples.BATCH, dossiers=(BatchDossier(dossiers.BUSINESS, day), BatchDossier(no_due))
    )
    assert [row.due for row in hand_over_minutes_of(batch, FACTS).rows] == ["20/11", "–"]


@pytest.mark.parametrize("content", [samples.HAND_OVER, samples.LONG_HAND_OVER])
def test_that_no_personal_number_address_or_telephone_is_on_the_minutes(content: object) -> None:
    text = text_of(pdf(kinds.HAND_OVER_MINUTES, content, EDITION))
    assert "092304001234" not in text
    assert "0912" not in text
    assert "Nguyễn Trãi" not in text


def test_that_ten_dossiers_are_one_page_and_more_run_over() -> None:
    assert len(pages_of(minutes(of_rows(10)))) == 1
    first, second = pages_of(minutes(of_rows(16)))
    assert second.startswith("2/2 Biên bản bàn giao BG-261120-03 TT Mã hồ sơ")
    assert "Trang 1/2 (còn tiếp)" in first


@pytest.mark.parametrize("count", range(11, 20))
def test_that_nobody_signs_a_page_without_a_dossier_on_it(count: int) -> None:
    *_, last = pages_of(minutes(of_rows(count)))
    assert "H13.45.12-261120-" in last
    for words in (
        "Hồ sơ không nhận",
        "Bên nhận đã kiểm đếm, trừ hồ sơ không nhận",
        "BÊN GIAO",
        "BÊN NHẬN",
    ):
        assert words in last


def test_that_a_code_of_any_unit_stands_unbroken_on_its_line() -> None:
    for code in ("H13.45.12.07-261120-0975", "000.00.00.H30-230101-10001"):
        dossier = replace(dossiers.BUSINESS, code=DossierCode.parse(code))
        text = text_of(minutes(replace(samples.BATCH, dossiers=(BatchDossier(dossier),))))
        assert code in text


def test_that_the_postal_list_sums_up_what_is_collected() -> None:
    assert samples.POSTAL.rows[-1].receiver == "Tổng cộng"
    assert samples.POSTAL.rows[-1].fee == "192.000"
    assert samples.POSTAL.fees_in_words == "Một trăm chín mươi hai nghìn đồng"
    assert samples.POSTAL.list_number == "BC-261120-02"
    assert samples.POSTAL.number == "02/DSBC-TTPVHCC"


def test_that_the_post_delivers_to_whoever_may_collect() -> None:
    friend = Person(name="LÊ VĂN HẬU", phone="0918765432")
    line = line_of(replace(dossiers.BUSINESS, authorised=friend))
    row = postal_list_of(replace(samples.POST, lines=(line,)), FACTS).rows[0]
    assert (row.receiver, row.contact) == ("LÊ VĂN HẬU", "ĐT 0918 765 432; chưa có địa chỉ")


def test_that_gaps_in_the_numbers_are_told_with_their_reason() -> None:
    gaps = (NumberGap(1012, 1012, "mất điện"), NumberGap(1020, 1022, "giấy kẹt"))
    used = (NumbersUsed(desk="Quầy 2", first=1001, last=1046, gaps=gaps),)
    rows = daily_sheet_of(
        replace(samples.FIGURES, numbers=used), FACTS, "Trần Văn Đức", samples.AT
    ).numbers
    assert [(r.desk, r.used, r.count, r.gap, r.reason) for r in rows] == [
        ("Quầy 2", "1001–1046", "42", "1012", "mất điện"),
        ("", "", "", "1020–1022", "giấy kẹt"),
    ]


def test_that_the_sheet_of_a_day_sums_up_fields_and_officers() -> None:
    total = samples.DAY.by_field[-1]
    assert (total.received, total.sent_away, total.returned) == ("44", "4", "37")
    assert (total.open, total.late) == ("38", "3")
    assert samples.DAY.by_officer[-1] == total


def test_that_a_usual_day_is_one_page_and_a_day_without_anything_says_so() -> None:
    assert len(pages_of(pdf(kinds.DAILY_SHEET, samples.DAY, EDITION))) == 1
    assert "5. Việc bất thường trong ngày Không có." in text_of(
        pdf(kinds.DAILY_SHEET, samples.EMPTY_DAY, EDITION)
    )


@pytest.mark.parametrize("fields", range(4, 16))
def test_that_a_leader_never_signs_a_page_without_a_word_on_it(fields: int) -> None:
    row = samples.FIGURES.by_field[0]
    figures = replace(samples.FIGURES, by_field=(row,) * fields)
    content = daily_sheet_of(figures, FACTS, "Trần Văn Đức", samples.AT)
    *_, last = pages_of(pdf(kinds.DAILY_SHEET, content, EDITION))
    before = last.partition("CÁN BỘ LẬP PHIẾU")[0]
    assert "14:20 hẹn lại" in before


def test_that_names_and_procedures_are_whole_on_the_lists() -> None:
    company = Counter(dossiers.COMPANY.name.split())
    longest = Counter(dossiers.LONGEST_NAME.split())
    row = replace(samples.BATCH, dossiers=(BatchDossier(dossiers.LONG),))
    for drawn in (minutes(row), pdf(kinds.POSTAL_LIST, samples.LONG_POSTAL, EDITION)):
        assert company - Counter(text_of(drawn).split()) == Counter()
    assert longest - Counter(text_of(minutes(row)).split()) == Counter()
