"""An office's own tables, as they are really kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk_app.domain.law.due import SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag, Level, Procedure
from desk_app.services.catalogue.files import read_files
from desk_app.services.catalogue.reading import CatalogueProblem, NotRead, Why
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.columns import HEADS, Sheet, head_words
from tests.services.catalogue.sheets.books import Rows, a_book, a_csv
from tests.services.catalogue.sheets.procedures import FULL

HEAD = ("Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Cấp", "Hiệu lực từ")
BIRTH = ("1.001193", "Đăng ký khai sinh", "Hộ tịch", "Cấp xã", "01/07/2026")


def read_one(rows: Rows, title: str = "Sheet1") -> tuple[Procedure, list[CatalogueProblem]]:
    read = read_files([("tthc.xlsx", a_book({title: rows}))])
    (entry,) = read.own.values()
    return entry.onto(None), list(read.problems)


def onto_full(sheet: str, *rows: tuple[object, ...]) -> tuple[Procedure, list[CatalogueProblem]]:
    """The full procedure after an office's table with one sheet came in."""
    read = read_files([("a.xlsx", a_book({sheet: rows}))])
    return read.own[FULL.code].onto(FULL), list(read.problems)


def test_that_columns_are_recognised_in_any_order_and_below_a_title() -> None:
    title = ("DANH MỤC THỦ TỤC HÀNH CHÍNH", "", "", "", "")
    procedure, problems = read_one([title, (), HEAD[::-1], BIRTH[::-1]])
    assert problems == []
    assert (procedure.name, procedure.field) == ("Đăng ký khai sinh", "Hộ tịch")
    assert procedure.levels == frozenset({Level.COMMUNE})
    assert procedure.valid_from == date(2026, 7, 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_that_csv_is_read_with_any_delimiter_with_or_without_its_mark(
    delimiter: str, mark: bytes
) -> None:
    read = read_files([("tthc.csv", mark + a_csv(HEAD, BIRTH, delimiter=delimiter))])
    assert read.own["1.001193"].onto(None).name == "Đăng ký khai sinh"


def test_that_several_files_of_csv_make_one_procedure() -> None:
    times = a_csv(("Mã", "Kênh nộp", "Thời hạn"), ("1.001193", "Trực tiếp", "3 ngày làm việc"))
    papers = a_csv(("Mã", "Tên giấy tờ", "Bản chính"), ("1.001193", "Giấy chứng sinh", "1"))
    read = read_files([("a.csv", papers), ("b.csv", a_csv(HEAD, BIRTH)), ("c.csv", times)])
    procedure = read.own["1.001193"].onto(None)
    assert procedure.limit_for(Channel.DIRECT) == Limit(Decimal(3), LimitUnit.WORKING_DAY)
    assert [paper.name for paper in procedure.required_papers()] == ["Giấy chứng sinh"]


def test_that_days_and_numbers_of_excel_are_understood() -> None:
    days = date(2026, 7, 1)
    procedure, problems = read_one([(*HEAD, "Bãi bỏ từ"), (*BIRTH[:4], days, 1.5)])
    assert procedure.valid_from == date(2026, 7, 1)
    assert [(each.where, each.why) for each in problems] == [
        ("Sheet1, dòng 2", Why.CELL_UNREADABLE)
    ]
    assert problems[0].facts == {"column": "Bãi bỏ từ", "value": "1.5"}


def test_that_a_code_excel_made_a_number_of_gets_its_zeros_back_and_it_is_told() -> None:
    procedure, problems = read_one([HEAD, (1.00422, *BIRTH[1:])])
    assert procedure.code == "1.004220"
    assert [each.why for each in problems] == [Why.CODE_RESTORED]


def test_that_what_a_table_does_not_speak_of_stays() -> None:
    changed, problems = onto_full("Thủ tục", ("Mã", "Tên ngắn"), (FULL.code, "Sao y bản chính"))
    assert problems == []
    assert changed == replace(FULL, short="Sao y bản chính")


def test_that_an_empty_cell_leaves_and_a_dash_takes_away() -> None:
    head = ("Mã", "Tên ngắn", "Hiệu lực từ", "Bãi bỏ từ", "BCCI", "Phi địa giới", "Kết quả")
    row = (FULL.code, "", "", "-", "Không", "Có", "-")
    changed, problems = onto_full("Thủ tục", head, row)
    assert problems == []
    flags = frozenset({Flag.FIVE_ON_THE_SPOT, Flag.NON_TERRITORIAL})
    assert changed == replace(FULL, abolished_on=None, flags=flags, results=())


def test_that_rows_of_papers_replace_all_papers_and_the_office_decides_what_is_required() -> None:
    changed, _ = onto_full(
        "Giấy tờ",
        ("Mã", "Tên giấy tờ", "Bản chính", "Bắt buộc"),
        (FULL.code, "Bản chính", 1, "Không"),
        ("", "Nếu ủy quyền: văn bản ủy quyền", 1, ""),
        ("", "Phiếu riêng của phường", 0, "Có"),
    )
    assert [(paper.name, paper.required) for paper in changed.papers()] == [
        ("Bản chính", False),
        ("Nếu ủy quyền: văn bản ủy quyền", False),  # as its own words say
        ("Phiếu riêng của phường", True),
    ]
    assert changed.terms == FULL.terms


def test_that_rows_of_one_time_are_one_term_with_several_fees() -> None:
    changed, _ = onto_full(
        "Thời hạn và phí",
        ("Mã", "Kênh nộp", "Thời hạn", "Loại khoản thu", "Mức thu"),
        (FULL.code, "Trực tiếp", "Trong ngày", "Phí", "8.000 đ"),
        (FULL.code, "Trực tiếp", "Trong ngày", "Lệ phí", 5000),
        (FULL.code, "Trực tuyến", "3 ngày", "Phí", "không thu"),
    )
    first, second = changed.terms
    assert (first.limit, [fee.amount for fee in first.fees]) == (SAME_DAY, [8_000, 5_000])
    assert [fee.amount for fee in second.fees] == [None]


def test_that_a_list_of_fees_alone_leaves_the_times() -> None:
    changed, problems = onto_full(
        "Mức thu", ("Mã", "Tên khoản thu", "Mức thu"), (FULL.code, "Phí chứng thực", 3000)
    )
    assert problems == []
    assert [terms.limit for terms in changed.terms] == [terms.limit for terms in FULL.terms]
    assert {fee.amount for fee in changed.fees_for(Channel.POST)} == {3_000}


def test_that_a_list_of_times_alone_leaves_the_fees() -> None:
    changed, _ = onto_full(
        "Thời hạn", ("Mã", "Kênh nộp", "Thời hạn"), (FULL.code, "Trực tiếp", "5 ngày làm việc")
    )
    assert changed.limits_for(Channel.DIRECT) == (Limit(Decimal(5), LimitUnit.WORKING_DAY),)
    assert changed.fees_for(Channel.DIRECT) == FULL.fees_for(Channel.DIRECT)


def test_that_a_list_of_what_is_required_leaves_the_counts() -> None:
    changed, _ = onto_full(
        "Giấy tờ bắt buộc",
        ("Mã", "Trường hợp", "Tên giấy tờ", "Bắt buộc"),
        (FULL.code, "Ủy quyền", "- Giấy ủy quyền", "Có"),
    )
    (paper,) = changed.papers("Ủy quyền", Channel.POST)
    assert (paper.copies, paper.required, paper.channels) == (2, True, frozenset({Channel.POST}))


def test_that_a_number_without_a_unit_is_kept_as_words() -> None:
    changed, problems = onto_full(
        "Thời hạn và phí", ("Mã", "Kênh nộp", "Thời hạn"), (FULL.code, "Trực tiếp", 7)
    )
    assert problems == []
    assert [(terms.limit, terms.stated) for terms in changed.terms] == [(None, "7")]


def test_that_steps_leave_the_legs_alone() -> None:
    changed, _ = onto_full(
        "Quy trình", ("Mã", "Bước", "Vai trò", "Giờ"), (FULL.code, "Thẩm định", "Công chức", 4)
    )
    assert [step.name for step in changed.steps] == ["Thẩm định"]
    assert changed.legs == FULL.legs


def test_that_what_cannot_be_read_is_told_with_its_sheet_and_line() -> None:
    rows = [(*HEAD, "Số phòng"), BIRTH, ("", "Không mã"), ("mã lạ có dấu cách", "Tên")]
    read = read_files([("a.xlsx", a_book({"Xã A": rows}))])
    assert [(each.where, each.why) for each in read.problems] == [
        ("Thủ tục", Why.COLUMN_UNKNOWN),
        ("Xã A, dòng 3", Why.CODE_MISSING),
        ("Xã A, dòng 4", Why.CODE_MALFORMED),
    ]
    assert list(read.own) == ["1.001193"]


def test_that_a_new_procedure_needs_a_name() -> None:
    rows = [("Mã", "Tên ngắn"), ("1.009999", "Ngắn")]
    read = read_files([("a.xlsx", a_book({"Thủ tục": rows}))])
    with pytest.raises(NotRead) as told:
        read.own["1.009999"].onto(None)
    assert told.value.why is Why.NAME_MISSING


@pytest.mark.parametrize(
    ("cell", "unit", "limit"),
    [
        ("7 ngày làm việc", "", Limit(Decimal(7), LimitUnit.WORKING_DAY)),
        ("07", "ngày làm việc", Limit(Decimal(7), LimitUnit.WORKING_DAY)),
        ("7,5", "Ngày", Limit(Decimal("7.5"), LimitUnit.DAY)),
        ("1 giờ", "", Limit(Decimal(1), LimitUnit.WORKING_HOUR)),
        ("2 năm", "", Limit(Decimal(24), LimitUnit.MONTH)),
        ("", "Trong ngày", SAME_DAY),
        ("Trong ngày làm việc", "", SAME_DAY),
        ("7", "", None),
    ],
)
def test_that_a_time_is_read_from_one_cell_or_two(
    cell: str, unit: str, limit: Limit | None
) -> None:
    assert wording.limit(cell, unit) == limit


@pytest.mark.parametrize("cell", ["ngày", "7 tuần", "từ 3 đến 5 ngày", "0 ngày", "7 ngày 2 giờ"])
def test_that_a_time_that_is_none_is_not_guessed(cell: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        wording.limit(cell, "")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("20000", 20_000), ("20.000", 20_000), ("1,500,000 đồng", 1_500_000), ("20 000đ", 20_000)],
)
def test_that_money_is_read_as_offices_write_it(cell: str, amount: int) -> None:
    assert wording.money(cell) == amount


@pytest.mark.parametrize("cell", ["20.00", "1.5", "-5", "hai mươi", "1.000,5", "²"])
def test_that_money_is_never_guessed(cell: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        wording.money(cell)


def test_that_words_of_earlier_templates_are_still_read() -> None:
    before = wording.meant(wording.CUTOFFS, "Trước hết giờ 1 giờ")
    assert before is wording.meant(wording.CUTOFFS, "Trước khi hết giờ làm việc 1 giờ")
    assert before is Cutoff.HOUR_BEFORE_CLOSING
    assert HEADS[Sheet.TERMS][head_words("Lời công bố")] == "stated"
