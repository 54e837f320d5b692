"""A list of one table, a row each: read by its heads from a workbook or CSV, and its template."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.sheets.archive import ZIP, foreign_kind, need_workbook
from desk_app.services.catalogue.sheets.columns import Column, head_words
from desk_app.services.catalogue.sheets.csv_file import table_in
from desk_app.services.catalogue.sheets.table import Line, bounded_lines
from desk_app.services.catalogue.sheets.xlsx_file import tables_in

_HEAD_WITHIN: Final = 15  # offices put titles above the head
_FEWEST_HEADS: Final = 2
_GUIDE: Final = "Hướng dẫn"


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
    need_workbook(file, raw)
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
