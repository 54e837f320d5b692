"""The sheet as a workbook: figures that can be added up, days that are dates, no formula."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desk_app.documents.office.day_end.sheet_of import SheetAsked
from desk_app.documents.samples.public import FACTS
from desk_app.documents.samples.sealed_days import SEAL, SHEET
from desk_app.domain.day_end.faults import SheetUnwritable
from desk_app.domain.errors import RightMissing
from desk_app.services.day_end.sheet_file import write_sheet
from desk_app.wiring.day_end.pages import pages_of
from tests.builders import an_officer
from tests.services.day_end.evening import BOSS

PAGES = pages_of(SheetAsked(sheet=SHEET, seal=SEAL), FACTS)


def test_that_every_part_is_a_page_with_real_figures_and_dates(tmp_path: Path) -> None:
    assert write_sheet("Phiếu ngày", PAGES, tmp_path / "phieu", BOSS) == "phieu.xlsx"
    book = load_workbook(tmp_path / "phieu.xlsx")
    officers = [[cell.value for cell in line] for line in book["Theo cán bộ"].iter_rows(min_row=4)]
    assert officers[0][:3] == ["Cán bộ", "Tiếp nhận", "Đã trả"]
    assert officers[-1] == ["Tổng cộng", 44, 37, 1, 1, 1, 3, 38, 3]
    changes = [[cell.value for cell in line] for line in book["Thay đổi sau khóa"].iter_rows(5)]
    assert changes[0][0].isoformat() == "2026-11-19T00:00:00"
    assert changes[0][4].isoformat() == "2026-11-20T08:05:00"
    assert changes[1][5] == "làm trước khi khóa, về sau khi khóa"
    cash = [[cell.value for cell in line] for line in book["Chốt ca"].iter_rows(5)]
    assert cash[0][8:11] == [1_623_000, 1_620_000, -3_000]
    data = dict(line[:2] for line in book["Dữ liệu của phiếu"].iter_rows(5, values_only=True))
    assert data["Ngày"].isoformat() == "2026-11-20T00:00:00"
    assert data["Mã kiểm tra của ngày (SHA-256)"] == SEAL.digest.hex()
    assert book.worksheets[0]["A2"].value == (
        "Phiếu tổng hợp ngày 20/11/2026, khóa lúc 17:05 20/11/2026"
    )


def test_that_no_word_of_the_day_becomes_a_formula(tmp_path: Path) -> None:
    trap = "=HYPERLINK(1)"
    sheet = replace(
        SHEET,
        by_officer=(replace(SHEET.by_officer[0], name=trap),),
        numbers=(replace(SHEET.numbers[0], said=trap),),
        changes=(replace(SHEET.changes[0], said="+1+1", officer="@SUM(A1)"),),
    )
    write_sheet("x", pages_of(SheetAsked(sheet=sheet), FACTS), tmp_path / "a.xlsx", BOSS)
    book = load_workbook(tmp_path / "a.xlsx")
    cells = [cell for page in book.worksheets for line in page.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert trap in {cell.value for cell in cells}


def test_that_an_open_day_says_so(tmp_path: Path) -> None:
    pages = pages_of(SheetAsked(sheet=SHEET), FACTS)
    write_sheet("x", pages, tmp_path / "a.xlsx", BOSS)
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert page["A2"].value == "Phiếu tổng hợp ngày 20/11/2026, chưa khóa sổ"


def test_that_only_who_sees_the_whole_day_takes_it_away(tmp_path: Path) -> None:
    with pytest.raises(RightMissing):
        write_sheet("x", PAGES, tmp_path / "a.xlsx", an_officer())
    assert not list(tmp_path.iterdir())


def test_that_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(SheetUnwritable):
        write_sheet("x", PAGES, tmp_path / "a.xlsx", BOSS)
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def test_that_a_day_is_a_date_and_not_a_moment(tmp_path: Path) -> None:
    write_sheet("x", PAGES, tmp_path / "a.xlsx", BOSS)
    page = load_workbook(tmp_path / "a.xlsx")["Thay đổi sau khóa"]
    assert page["A5"].number_format == "dd/mm/yyyy"
    assert page["A5"].value.date() == date(2026, 11, 19)
