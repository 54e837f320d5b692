"""A report written to a file: streamed, put in place when whole, given up when asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from desk_app.documents.editions import newest_with
from desk_app.documents.kinds import KINDS, REGISTER_BOOK
from desk_app.domain.office import DeskFacts
from desk_app.reports.as_json import report_json_parts
from desk_app.reports.report import Report, Row
from desk_app.services.tables.csv_file import write_csv
from desk_app.services.tables.page import AT_ONCE, Stopped
from desk_app.services.tables.whole import whole_file
from desk_app.services.tables.workbook import write_workbook
from desk_app.wiring.reports.paper import book_of, book_rows
from desk_app.wiring.reports.table import page_of


class FileKind(StrEnum):
    """The value is the ending of the file's name, without its dot."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Watching:
    """Who waits for a file. Both are called from the thread that writes."""

    progress: Callable[[int, int], None] = lambda _done, _of: None  # rows written, rows in all
    cancelled: Callable[[], bool] = lambda: False


NOBODY_WAITS: Final = Watching()


@dataclass(frozen=True, slots=True)
class Long:
    """Rows of a report that come page by page, and how many they are."""

    pages: Iterator[Sequence[Row]]
    length: int


def export_report(
    report: Report,
    kind: FileKind,
    path: Path,
    watching: Watching = NOBODY_WAITS,
    long: Long | None = None,
    facts: DeskFacts | None = None,
) -> bool:
    """Write `report` to `path`, which is replaced by the whole file or stays as it was.

    Args:
        facts: Whose letterhead a PDF has; None: the name of the unit alone. Screens ask
            `ReportsDesk.export`, which knows.
        long: The rows where they are too many to be held at once; `report.rows` is not read then.

    Returns:
        False: it was cancelled.

    Raises:
        FileUnwritable: disk full, folder not writable, or the file open in another program.
        TooManyRows: more than a sheet holds; CSV does.
    """
    try:
        with whole_file(path) as whole:
            rows = _watched(report, long, watching)
            if kind is FileKind.PDF:
                _pdf(whole, report, rows, facts)
            else:
                _WRITERS[kind](whole, report, rows)
    except Stopped:
        return False
    return True


def _watched(report: Report, long: Long | None, watching: Watching) -> Iterator[Row]:
    """The rows; each page of them is told, and the end of waiting noticed."""
    pages, length = _in_pages(report.rows), len(report.rows)
    if long is not None:
        pages, length = long.pages, long.length
    written = 0
    for page in pages:
        if watching.cancelled():
            raise Stopped
        yield from page
        written += len(page)
        watching.progress(written, max(length, written))


def _in_pages(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for place in range(0, len(rows), AT_ONCE):
        yield rows[place : place + AT_ONCE]


def _xlsx(into: Path, report: Report, rows: Iterable[Row]) -> None:
    write_workbook(into, report.title, [page_of(report, rows)])


def _csv(into: Path, report: Report, rows: Iterable[Row]) -> None:
    write_csv(into, page_of(report, rows))


def _pdf(into: Path, report: Report, rows: Iterable[Row], facts: DeskFacts | None) -> None:
    from desk_app.documents.paper.books.draw import write_book

    edition = newest_with(KINDS[REGISTER_BOOK])
    with into.open("wb") as out:
        write_book(out, book_of(report, facts), book_rows(report, rows), edition)


def _json(into: Path, report: Report, rows: Iterable[Row]) -> None:
    with into.open("wb") as out:
        out.writelines(report_json_parts(report, rows))


_WRITERS: Final[dict[FileKind, Callable[[Path, Report, Iterable[Row]], None]]] = {
    FileKind.XLSX: _xlsx,
    FileKind.CSV: _csv,
    FileKind.JSON: _json,
}
