"""Tables as an .xlsx file: words are text and never a formula, figures figures, days dates."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from desk_app.domain.counting.faults import TooManyRows
from desk_app.domain.counting.headings import depth_of, spans
from desk_app.services.tables.page import BoldLine, Cell, Page

MOST_ROWS: Final = 1_048_576  # of a sheet, by its format
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}
_HEAD: Final = {"bold": True, "text_wrap": True, "bg_color": "#E8EEF4"}
_SPREAD: Final = {"align": "center", "valign": "vcenter", "border": 1}
_FORMATS: Final = ("@", "#,##0", "#,##0.00", "dd/mm/yyyy", "hh:mm dd/mm/yyyy", "[h]:mm:ss")


def write_workbook(into: Path, title: str, pages: Iterable[Page]) -> None:
    """Line by line: what is written already waits beside `into`, not in memory.

    Raises:
        TooManyRows: more than a sheet holds.
        OSError: it cannot be written; what the lines raise. What is there then is no workbook.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "tmpdir": str(into.parent)}
    book = xlsxwriter.Workbook(str(into), {**options, **_OPTIONS})
    try:
        _write_pages(book, title, pages)
        book.close()
    except FileCreateError as error:
        raise OSError(*_told(error)) from error
    finally:
        for page in book.worksheets():
            with suppress(OSError):  # a full disk cannot take what is still to be written
                page.row_data_fh.close()


@dataclass(frozen=True, slots=True)
class _Looks:
    strong: Any  # lines over the table
    head: Any
    spread: Any  # heads under shared ones
    grave: Any
    body: Sequence[Any]  # in the order of _FORMATS
    sums: Sequence[Any]

    @classmethod
    def of(cls, book: Any) -> "_Looks":
        def looks(**more: Any) -> Sequence[Any]:
            return [
                book.add_format(
                    {"num_format": form, "valign": "top", "text_wrap": form == "@", **more}
                )
                for form in _FORMATS
            ]

        return cls(
            strong=book.add_format({"bold": True}),
            head=book.add_format({**_HEAD, "valign": "top"}),
            spread=book.add_format({**_HEAD, **_SPREAD}),
            grave=book.add_format({"bold": True, "font_color": "#B3261E"}),
            body=looks(),
            sums=looks(bold=True),
        )


def _write_pages(book: Any, title: str, pages: Iterable[Page]) -> None:
    book.set_properties({"title": title})
    looks = _Looks.of(book)
    for page in pages:
        _write_page(book.add_worksheet(page.title), page, looks)


def _write_page(sheet: Any, page: Page, looks: _Looks) -> None:
    """Rows in their order: those above are out of memory already."""
    for row, said in enumerate(page.above):
        _write_words(sheet, (row, 0), said, looks.strong)
    row = _write_head(sheet, page, looks)
    sheet.freeze_panes(row, page.beside)
    sheet.repeat_rows(len(page.above) + 1, row - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for line in page.lines:
        if row >= MOST_ROWS - len(page.below) - 1:
            raise TooManyRows(MOST_ROWS)
        formats = looks.sums if isinstance(line, BoldLine) else looks.body
        for column, cell in enumerate(line):
            _write_cell(sheet, (row, column), cell, formats)
        row += 1
    for words, grave in page.below:
        row += 1
        _write_words(sheet, (row, 0), words, looks.grave if grave else None)


def _write_head(sheet: Any, page: Page, looks: _Looks) -> int:
    """Returns the row below the head."""
    top, depth = len(page.above) + 1, depth_of(page.headings)
    for column, (_, width) in enumerate(page.heads):
        sheet.set_column(column, column, width)
    numbered = any(page.numbers)
    look = looks.spread if depth > 1 or numbered else looks.head
    cells = dict.fromkeys(((row, n) for row in range(depth) for n in range(len(page.heads))), "")
    for span in spans(page.headings):
        cells[span.row, span.column] = span.words
        if span.rows > 1 or span.columns > 1:
            bottom, right = span.row + span.rows - 1, span.column + span.columns - 1
            # WORKAROUND `merge_range` writes blanks down to the last row, and rows above the
            # one that is written are gone already: cells are joined without being written.
            sheet.merge.append([top + span.row, span.column, top + bottom, right])
    for (row, column), words in cells.items():
        _write_words(sheet, (top + row, column), words, look)
    for column, number in enumerate(page.numbers if numbered else ()):
        _write_words(sheet, (top + depth, column), number, looks.spread)
    return top + depth + numbered


def _write_words(sheet: Any, place: tuple[int, int], words: str, look: Any) -> None:
    """XlsxWriter takes ``<r>…</r>`` for markup of its own and writes it as it is."""
    if not words:
        sheet.write_blank(*place, None, look)
        return
    sheet.write_string(*place, f"{words} " if words.startswith("<r>") else words, look)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, looks: Sequence[Any]) -> None:
    """Args: looks: In the order of _FORMATS."""
    words, figures, fractions, days, moments, lengths = looks
    match cell:
        case None:
            pass
        case str():
            _write_words(sheet, place, cell, words)
        case datetime():
            sheet.write_datetime(*place, cell, moments)
        case date():
            sheet.write_datetime(*place, cell, days)
        case timedelta():
            sheet.write_datetime(*place, cell, lengths)
        case Decimal():
            sheet.write_number(*place, cell, fractions)
        case _:
            sheet.write_number(*place, cell, figures)


def _told(error: Exception) -> Sequence[Any]:
    """Number and words of the OSError that the library wrapped."""
    return error.args[0].args if error.args and isinstance(error.args[0], OSError) else ()
