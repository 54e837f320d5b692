"""A report as a book on paper."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.books.book import Book, BookColumn, BookRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.reports import index_766, register
from desk_app.reports.report import Column, ColumnKind, Report, Row, RowKind, Value
from desk_app.wiring.reports.table import ORDER, below, counted_words, numbers, period_words

_SHARES: Final = {  # millimetres of Mẫu 07; of other tables in proportion
    "number": 10,
    "code": 42,
    "procedure": 40,
    "applicant": 30,
    "address": 33,
    "agency": 24,
    "received": 18,
    "due": 18,
    "returned": 18,
    "way": 15,
    "signed": 15,
}
_SHARES_766: Final = {"code": 12, "value": 24}  # short codes; words where there is no figure
_OF_KIND: Final = {ColumnKind.TEXT: 40, ColumnKind.MONEY: 22, ColumnKind.MOMENT: 20}
_FIGURE: Final = 13
_HOUR, _MINUTE = 3600, 60


def book_of(report: Report, facts: DeskFacts | None) -> Book:
    """All but its rows. Args: facts: None: the paper has the unit's name, and no more."""
    is_register = report.name == register.NAME
    above = [period_words(report)]
    if report.whose:
        above.append(f"Hồ sơ do {report.whose} tiếp nhận")
    above.append(counted_words(report))
    return Book(
        letterhead=_letterhead(report, facts),
        place_date=_place_date(report, facts),
        form=report.form,
        title=report.title,
        above=above,
        beside=report.unit_of_count,
        columns=[
            BookColumn(
                headings=(*one.group, one.heading),
                number=number,
                share=_share(one, report.name),
                text=one.kind is ColumnKind.TEXT and one.heading not in ORDER,
            )
            for one, number in zip(report.columns, numbers(report.columns), strict=True)
        ],
        below=list(below(report)),
        signer="NGƯỜI GHI SỔ" if is_register else "",
        trial=facts is not None and facts.trial,
    )


def _letterhead(report: Report, facts: DeskFacts | None) -> Letterhead:
    if facts is None:
        return Letterhead(parent=(), unit=(report.unit_name.upper(),))
    return letterhead_of(facts.unit)


def _place_date(report: Report, facts: DeskFacts | None) -> str:
    day = office_date(report.as_of)
    return w.date_words(day) if facts is None else w.place_date(facts.unit.place, day)


def book_rows(report: Report, rows: Iterable[Row]) -> Iterator[BookRow]:
    for row in rows:
        cells = [
            shown(cell.value, one.kind) for cell, one in zip(row.cells, report.columns, strict=True)
        ]
        yield BookRow(cells, strong=row.kind is not RowKind.BODY)


def shown(value: Value, kind: ColumnKind) -> str:
    """As people read it: ``1.250``, ``98,25``, ``09:15 20/11/2026``, ``1:02:05``."""
    match value:
        case str():
            return value
        case int() if kind is ColumnKind.SECONDS:
            hours, rest = divmod(value, _HOUR)
            return f"{hours}:{rest // _MINUTE:02}:{rest % _MINUTE:02}"
        case int() | Decimal():
            return f"{value:,}".translate(str.maketrans(",.", ".,"))
        case datetime():
            return f"{value.astimezone(OFFICE_TIME):%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
    return ""


def _share(column: Column, report: str) -> float:
    if report == register.NAME:
        return _SHARES[column.key]
    if report == index_766.NAME and column.key in _SHARES_766:
        return _SHARES_766[column.key]
    return _SHARES["number"] if column.heading in ORDER else _OF_KIND.get(column.kind, _FIGURE)
