"""The template and a copy of the catalogue: a workbook, or files of CSV side by side."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.sheets import (
    paper_rows,
    procedure_row,
    process_rows,
    term_rows,
    wording,
)
from desk_app.services.catalogue.sheets.columns import COLUMNS, Column, Sheet

_ROWS: Final[Mapping[Sheet, Callable[[Procedure], Sequence[Mapping[str, str]]]]] = {
    Sheet.PROCEDURES: lambda procedure: [procedure_row.row_of(procedure)],
    Sheet.TERMS: term_rows.rows_of,
    Sheet.PAPERS: paper_rows.rows_of,
    Sheet.PROCESS: process_rows.rows_of,
}
_FORMULA: Final = ("=", "+", "-", "@")  # what Excel takes for the beginning of a formula
_WITH_CHOICES: Final = 5_000  # rows of a list to choose from, below the head
_LONGEST: Final = 32_767  # characters Excel keeps in a cell
_GUIDE: Final = "Hướng dẫn"
_HOW: Final = (
    "Mỗi thủ tục một dòng ở trang Thủ tục; các trang khác nhiều dòng, nối với nhau bằng mã.",
    "Thứ tự cột tùy ý; có thể bỏ bớt trang, bớt cột. Điều không ghi thì chương trình giữ nguyên.",
    "Trang Thủ tục: ô trống giữ nguyên điều đang có, dấu - là xóa.",
    "Ba trang kia: mã nào có dòng thì các dòng đó thay toàn bộ phần tương ứng của thủ tục.",
    "Không dùng công thức: chép, rồi dán giá trị (Paste Special, Values).",
    "Trước khi áp dụng, chương trình luôn cho xem mọi thay đổi.",
)


def workbook(procedures: Iterable[Procedure]) -> bytes:
    """An .xlsx file of the four sheets and a guide; without procedures it is the template."""
    import xlsxwriter

    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Danh mục thủ tục"})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"}
    )
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    held = tuple(procedures)
    for sheet, columns in COLUMNS.items():
        page = book.add_worksheet(sheet.value)
        page.freeze_panes(1, 2)
        for n, column in enumerate(columns):
            page.set_column(n, n, column.width, body)
            page.write_string(0, n, column.title, head)
            if column.choices:
                _offer(page, n, column)
        for line, cells in enumerate(_cells(sheet, held), start=1):
            for n, cell in enumerate(cells):
                if cell and len(cell) <= _LONGEST:
                    page.write_string(line, n, cell, body)
    _guide(book.add_worksheet(_GUIDE), head, body)
    book.close()
    return into.getvalue()


def csv_files(procedures: Iterable[Procedure]) -> Mapping[str, bytes]:
    """One file a sheet, by name; UTF-8 with its mark, semicolons, as Excel in Vietnam reads it."""
    held = tuple(procedures)
    return {f"{sheet.value}.csv": _csv(sheet, held) for sheet in Sheet}


def _csv(sheet: Sheet, procedures: Iterable[Procedure]) -> bytes:
    into = io.StringIO(newline="")
    writer = csv.writer(into, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in COLUMNS[sheet]])
    for cells in _cells(sheet, procedures):
        # A blank before it: Excel takes it as text, and reading drops the blank again.
        writer.writerow([f" {cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return into.getvalue().encode("utf-8-sig")


def _cells(sheet: Sheet, procedures: Iterable[Procedure]) -> Iterable[Sequence[str]]:
    keys = [column.key for column in COLUMNS[sheet]]
    for procedure in procedures:
        for row in _ROWS[sheet](procedure):
            yield [row.get(key, "") for key in keys]


def _offer(page: Any, place: int, column: Column) -> None:
    """A list to choose from; other words are allowed, and told when they are read."""
    offer = {
        "validate": "list",
        "source": list(column.choices),
        "error_type": "warning",
        "error_title": "Giá trị lạ",
        "error_message": "Nên chọn trong danh sách.",
    }
    page.data_validation(1, place, _WITH_CHOICES, place, offer)


def _guide(page: Any, head: Any, body: Any) -> None:
    page.set_column(0, 0, 20, body)
    page.set_column(1, 1, 28, body)
    page.set_column(2, 2, 90, body)
    for line, words in enumerate(_HOW):
        page.merge_range(line, 0, line, 2, words, body)
    line = len(_HOW) + 1
    for n, title in enumerate(("Trang", "Cột", "Cách ghi")):
        page.write_string(line, n, title, head)
    for sheet, columns in COLUMNS.items():
        for column in columns:
            line += 1
            for n, words in enumerate((sheet.value, column.title, _explained(column))):
                page.write_string(line, n, words, body)


def _explained(column: Column) -> str:
    if column.choices and tuple(column.choices) != (wording.YES, wording.NO):
        return f"{column.what} ({', '.join(column.choices)})"
    return column.what
