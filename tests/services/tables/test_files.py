"""Tables as files: text stays text, nothing half written stays behind."""

import csv
import errno
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desk_app.domain.counting.faults import FileUnwritable, TooManyRows
from desk_app.services.tables import workbook
from desk_app.services.tables.csv_file import csv_into, write_csv
from desk_app.services.tables.page import FORMULA, BoldLine, Cell, Page, Said
from desk_app.services.tables.whole import whole_file, whole_folder
from desk_app.services.tables.workbook import write_workbook

DAY, MORNING = map(datetime.fromisoformat, ("2026-11-20", "2026-11-20 09:15"))
HEADS = [("STT", 7), ("Lĩnh vực", 30), ("Trực tuyến", 11), ("Trực tiếp", 11), ("Tỷ lệ", 11)]
GROUPS = [(), (), ("Tiếp nhận", "Trong kỳ"), ("Tiếp nhận", "Trong kỳ"), ("Tiếp nhận",)]
LINES: Sequence[Sequence[Cell]] = [
    (1, "Hộ tịch", 3, None, Decimal("98.25")),
    (2, date(2026, 11, 20), MORNING, timedelta(seconds=95), "N/A"),
    BoldLine((None, "Tổng số", 7, 8, Decimal(100))),
]
PAGE = Page(
    title="II.06a",
    above=("Phường Ninh Kiều", "Tháng 11/2026"),
    heads=HEADS,
    groups=GROUPS,
    numbers=["(1)", "(2)", "(3)", "(4)", "(5)"],
    lines=LINES,
    below=[Said("Kiểm tra 3 = 4 + 5: khớp"), Said("Chưa đủ: quầy 2", grave=True)],
    beside=2,
)


def of_words(*words: str) -> Page:
    return Page(title="T", above=words, heads=[(w or "x", 9) for w in words], lines=[words])


def half_write(whole: Path) -> None:
    whole.write_text("một nửa")
    assert whole.parent.stat().st_mode & 0o077 == 0
    raise OSError(errno.EIO, "broken")


def write_where_it_is_full(whole: Path) -> None:
    whole.symlink_to("/dev/full")
    write_csv(whole, PAGE)


def test_that_a_sheet_has_real_types_a_head_of_several_rows_and_what_stands_below(
    tmp_path: Path,
) -> None:
    write_workbook(tmp_path / "a.xlsx", "Báo cáo", [PAGE])
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert rows[3] == ["STT", "Lĩnh vực", "Tiếp nhận", None, None]
    assert rows[5] == [None, None, "Trực tuyến", "Trực tiếp", None]
    assert rows[6] == ["(1)", "(2)", "(3)", "(4)", "(5)"]
    assert rows[7] == [1, "Hộ tịch", 3, None, 98.25]
    assert rows[8][1:4] == [DAY, MORNING, LINES[1][3]]
    assert [line[0] for line in rows[-2:]] == ["Kiểm tra 3 = 4 + 5: khớp", "Chưa đủ: quầy 2"]
    joined = {str(one) for one in sheet.merged_cells.ranges}
    assert joined == {"A4:A6", "B4:B6", "C4:E4", "C5:D5", "E5:E6"}
    assert sheet.freeze_panes == "C8"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet["B10"].font.bold
    assert not sheet["B8"].font.bold
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


@given(st.text(max_size=12), st.sampled_from([*FORMULA, "<r>", "_x0041_", "'"]), st.booleans())
def test_that_no_words_of_the_data_are_ever_a_formula_or_markup(
    rest: str, start: str, ended: bool
) -> None:
    words = start + rest + ("</r>" if ended else "")
    out = io.StringIO(newline="")
    csv_into(out, of_words(words))
    out.seek(0)
    cells = [cell for line in csv.reader(out, delimiter=";") for cell in line]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]


@pytest.mark.parametrize(
    "words", ["=1+1", "+84*2", "-1", "@SUM(A1)", "\t=1", "<r>x</t></r>", "{=1}"]
)
def test_that_words_stay_words_in_a_workbook(words: str, tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", words, [of_words(words, "y")])
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    said = sheet.cell(sheet.max_row, 1)
    assert str(said.value).strip() == words.strip()
    assert said.number_format == "@"  # stays text when somebody types in the cell


def test_that_csv_is_what_excel_in_vietnam_reads(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", PAGE)
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[2] == (
        "STT;Lĩnh vực;Tiếp nhận – Trong kỳ – Trực tuyến;Tiếp nhận – Trong kỳ – Trực tiếp;"
        "Tiếp nhận – Tỷ lệ"
    )
    assert lines[4:6] == ["1;Hộ tịch;3;;98,25", "2;20/11/2026;20/11/2026 09:15;0:01:35;N/A"]


def test_that_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("của hôm qua")
    with pytest.raises(FileUnwritable), whole_file(file) as whole:
        half_write(whole)
    assert file.read_text() == "của hôm qua"
    with whole_file(file) as whole:
        whole.write_text("trọn vẹn")
        assert file.read_text() == "của hôm qua"
    assert file.read_text() == "trọn vẹn"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "full"), "full"),
        (OSError(errno.EROFS, "read-only"), "read-only"),
        (OSError(errno.EIO, "broken"), "other"),
    ],
)
def test_that_what_kept_it_from_being_written_is_said(
    error: OSError, reason: str, tmp_path: Path
) -> None:
    def lines() -> Iterator[Sequence[Cell]]:
        yield (1,)
        raise error

    file = tmp_path / "a.xlsx"
    page = Page(title="T", above=(), heads=[("x", 9)], lines=lines())
    with pytest.raises(FileUnwritable) as told, whole_file(file) as whole:
        write_workbook(whole, "T", [page])
    assert (told.value.file, told.value.reason) == ("a.xlsx", reason)
    assert not list(tmp_path.iterdir())


def test_that_a_disk_that_is_full_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable) as told, whole_file(tmp_path / "a.csv") as whole:
        write_where_it_is_full(whole)
    assert told.value.reason == "full"
    assert not list(tmp_path.iterdir())


def test_that_a_folder_that_is_not_there_or_keeps_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable) as told, whole_file(tmp_path / "không có" / "a.csv"):
        pass
    assert told.value.reason == "gone"
    (tmp_path / "a.csv").write_text("tệp, không phải thư mục")
    with pytest.raises(FileUnwritable), whole_file(tmp_path / "a.csv" / "b.csv"):
        pass


def test_that_a_file_open_in_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows answers; elsewhere an open file may be replaced."""

    def refused(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(FileUnwritable) as told, whole_file(tmp_path / "a.csv") as whole:
        write_csv(whole, PAGE)
    assert told.value.reason == "open"
    assert not list(tmp_path.iterdir())


def test_that_more_rows_than_a_sheet_holds_are_never_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 12)
    with pytest.raises(TooManyRows), whole_file(tmp_path / "a.xlsx") as whole:
        write_workbook(whole, "T", [PAGE])
    assert not list(tmp_path.iterdir())


def test_that_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "thanh-tra"

    def fill_the_disk() -> None:
        with whole_folder(folder) as room:
            (room / "a.txt").write_text("x", "utf-8")
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(FileUnwritable) as told:
        fill_the_disk()
    assert told.value.reason == "full"
    assert list(tmp_path.iterdir()) == []
    with whole_folder(folder) as room:
        (room / "a.txt").write_text("x", "utf-8")
    assert [file.name for file in tmp_path.rglob("*")] == ["thanh-tra", "a.txt"]
    with pytest.raises(FileUnwritable) as told, whole_folder(folder):
        raise AssertionError("nothing is written over what is there")
    assert told.value.reason == "there"
