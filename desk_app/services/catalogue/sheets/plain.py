"""A list of one table, a row each: read by its heads from a workbook or CSV, and its template."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Final, TypeAlias

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.sheets.archive import ZIP, foreign_kind
from desk_app.services.catalogue.sheets.columns import Column, head_words
from desk_app.services.catalogue.sheets.csv_file import table_in
from desk_app.services.catalogue.sheets.table import Line, bounded_lines
from desk_app.services.catalogue.sheets.xlsx_file import tables_in

_HEAD_WITHIN: Final = 15  # offices put titles above the head
_FEWEST_HEADS: Final = 2
_GUIDE: Final = "Hướng dẫn"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a table program would run


@dataclass(frozen=True, slots=True)
class PlainRow:
    line: int  # of the file, from 1
    cells: Mapping[str, str]  # by the key of the column; empty cells are left out


@dataclass(frozen=True, slots=True)
class PlainTable:
    title: str
    keys: frozenset[str]  # columns the file has
    rows: Sequence[PlainRow]


def read_plain(
    file: str, raw: bytes, columns: Sequence[Column], needed: frozenset[str], most: int
) -> PlainTable:
    """The first table of `file` that has the columns `needed`.

    Args:
        most: Rows with something in them.

    Raises:
        SheetRefused: another kind of file, damaged, with formulas, too large, without the heads.
    """
    if reason := foreign_kind(raw):
        raise SheetRefused(file, reason)
    heads = {head_words(said): each.key for each in columns for said in (each.title, *each.also)}
    find = partial(_plain_table, heads, needed, most)
    if raw.startswith(ZIP):
        return tables_in(file, raw, find)[0]
    return table_in(file, raw, find, frozenset(heads))


def _plain_table(
    heads: Mapping[str, str],
    needed: frozenset[str],
    most: int,
    file: str,
    title: str,
    lines: Iterable[Line],
) -> PlainTable | None:
    bounded = bounded_lines(file, title, lines)
    for n, line in enumerate(bounded):
        keys = [heads.get(head_words(cell), "") for cell in line.cells]
        if needed <= set(keys) and len(set(keys) - {""}) >= _FEWEST_HEADS:
            rows = tuple(_rows(keys, bounded))
            if len(rows) > most:
                raise SheetRefused(file, "too_many_rows", title)
            return PlainTable(title, frozenset(keys) - {""}, rows)
        if n >= _HEAD_WITHIN:
            return None
    return None


def _rows(keys: Sequence[str], lines: Iterable[Line]) -> Iterable[PlainRow]:
    for line in lines:
        cells: dict[str, str] = {}
        for key, cell in zip(keys, line.cells, strict=False):
            if key and cell:
                cells.setdefault(key, cell)
        if cells:
            yield PlainRow(line.number, cells)


def plain_workbook(title: str, columns: Sequence[Column], how: Sequence[str]) -> bytes:
    """An empty .xlsx file with the heads, and a page that says how it is filled."""
    import xlsxwriter

    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"}
    )
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    page, guide = book.add_worksheet(title), book.add_worksheet(_GUIDE)
    page.freeze_panes(1, 1)
    guide.set_column(0, 0, 28, body)
    guide.set_column(1, 1, 90, body)
    for n, column in enumerate(columns):
        page.set_column(n, n, column.width, body)
        page.write_string(0, n, column.title, head)
    for line, words in enumerate(how):
        guide.merge_range(line, 0, line, 1, words, body)
    for line, column in enumerate(columns, start=len(how) + 1):
        guide.write_string(line, 0, column.title, head)
        guide.write_string(line, 1, column.what, body)
    book.close()
    return into.getvalue()


def plain_csv(columns: Sequence[Column]) -> bytes:
    """The heads alone; UTF-8 with its mark, semicolons, as Excel in Vietnam reads it."""
    into = io.StringIO(newline="")
    csv.writer(into, delimiter=";", lineterminator="\r\n").writerow(
        [column.title for column in columns]
    )
    return into.getvalue().encode("utf-8-sig")


Cell: TypeAlias = str | int | date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet of a workbook."""

    title: str  # at most 31 letters, none of []:*?/\\
    above: Sequence[str]  # lines over the head: what the table is of
    heads: Sequence[tuple[str, int]]  # with the width of their columns, in characters
    lines: Iterable[Sequence[Cell]]


def table_workbook(
    title: str,
    above: Sequence[str],
    heads: Sequence[tuple[str, int]],
    lines: Iterable[Sequence[str | int]],
) -> bytes:
    """An .xlsx file of one sheet; see `pages_workbook`."""
    return pages_workbook(title, [Page(title=title, above=above, heads=heads, lines=lines)])


def pages_workbook(title: str, pages: Iterable[Page]) -> bytes:
    """An .xlsx file: words are text and never a formula, whole numbers figures, days dates.

    Moments are written as they are given: the caller turns them to the office's clock.
    """
    import xlsxwriter

    into = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    book = xlsxwriter.Workbook(into, options)
    book.set_properties({"title": title})
    bold = book.add_format({"bold": True})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"}
    )
    looks = [
        book.add_format({"num_format": form, "valign": "top", "text_wrap": form == "@"})
        for form in ("@", "#,##0", "dd/mm/yyyy", "hh:mm dd/mm/yyyy")
    ]
    for each in pages:
        page, top = book.add_worksheet(each.title), len(each.above) + 1
        for n, said in enumerate(each.above):
            page.write_string(n, 0, said, bold)
        page.freeze_panes(top + 1, 0)
        for n, (said, width) in enumerate(each.heads):
            page.set_column(n, n, width)
            page.write_string(top, n, said, head)
        for at, line in enumerate(each.lines, start=top + 1):
            for n, cell in enumerate(line):
                _write(page, (at, n), cell, looks)
    book.close()
    return into.getvalue()


def _write(page: Any, place: tuple[int, int], cell: Cell, looks: Sequence[Any]) -> None:
    """Args: looks: Of words, figures, days and moments."""
    words, figures, days, moments = looks
    match cell:
        case str():
            page.write_string(*place, cell, words)
        case datetime():
            page.write_datetime(*place, cell, moments)
        case date():
            page.write_datetime(*place, cell, days)
        case _:
            page.write_number(*place, cell, figures)


def table_csv(
    above: Sequence[str], heads: Sequence[str], lines: Iterable[Sequence[str | int]]
) -> bytes:
    """The same as CSV. A blank before what a table program takes for a formula: it is text then."""
    into = io.StringIO(newline="")
    writer = csv.writer(into, delimiter=";", lineterminator="\r\n")
    for said in above:
        writer.writerow([_as_text(said)])
    writer.writerow(heads)
    for line in lines:
        writer.writerow([_as_text(cell) if isinstance(cell, str) else cell for cell in line])
    return into.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    return f" {cell}" if cell.startswith(_FORMULA) else cell
