"""Numbers, checks and footnotes of a report in words."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.counting.period import Period, PeriodKind
from desk_app.reports.report import Cell, Check, Column, ColumnKind, Note, Report, Row, Value
from desk_app.reports.source import source_words
from ui import formats
from ui.screens.books.asking.question import Against
from ui.widgets.tables.cells import Cell as Drawn
from ui.widgets.tables.cells import NumberCell, Words

translate = QCoreApplication.translate

_NAMING: Final = 2  # columns that say which row it is


def told(value: Value, kind: ColumnKind) -> str:
    """As it is read: ``1.250``, ``98,25``, ``09:00, 05/11/2026``."""
    match value:
        case None:
            return ""
        case str():
            return value
        case datetime():
            return formats.moment(value)
        case date():
            return formats.day(value)
        case Decimal():
            return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return formats.money(value) if kind is ColumnKind.MONEY else formats.count(value)


def drawn(cell: Cell, column: Column, *, strong: bool) -> Drawn:
    """Numbers at the right; a word in a number's place too, so that a column keeps its edge."""
    words = told(cell.value, column.kind)
    if column.kind in {ColumnKind.TEXT, ColumnKind.MOMENT, ColumnKind.DAY} or (
        isinstance(cell.value, str)
    ):
        return Words(words, strong=strong)
    return NumberCell(words, strong=strong, opens=cell.opens is not None)


def place(report: Report, row: Row, column: int) -> str:
    """The current cell: ``Hộ tịch · Tiếp nhận – Trực tuyến: 12``. Wide tables leave it out of
    sight, and who hears the page has nothing else."""
    head = report.columns[column]
    what = " – ".join([*head.group, head.heading])
    names = [cell.value for cell in row.cells[:_NAMING] if isinstance(cell.value, str)]
    name = " ".join(each for each in names if len(each) > 1 and not each.isdigit())
    value = told(row.cells[column].value, head.kind)
    if column < _NAMING or not value:
        return name or value
    return f"{name} · {what}: {value}"


def check(one: Check) -> str:
    if one.holds:
        return translate("books", "{words}: khớp").format(words=one.words)
    said = translate("books", "{words}: KHÔNG KHỚP").format(words=one.words)
    if not one.where:
        return said
    return translate("books", "{said} ở {where}").format(said=said, where="; ".join(one.where))


def note(one: Note) -> str:
    if not one.source:
        return one.words
    return translate("books", "{words} Nguồn: {source}.").format(
        words=one.words, source=source_words(one.source)
    )


def as_of(report: Report) -> str:
    return translate("books", "Số liệu đến {to}, lập lúc {at}").format(
        to=formats.moment(report.counted_to), at=formats.moment(report.as_of)
    )


def days_of(period: Period) -> str:
    if period.first == period.last:
        return formats.long_day(period.first)
    return translate("books", "{first} đến {last}").format(
        first=formats.day(period.first), last=formats.day(period.last)
    )


def named(period: Period) -> str:
    """``Tháng 10/2026, 01/10/2026 đến 31/10/2026``; a span says its days already."""
    if period.kind in {PeriodKind.SPAN, PeriodKind.DAY}:
        return period.words
    return f"{period.words}, {days_of(period)}"


def kinds() -> Sequence[tuple[PeriodKind, str]]:
    return [
        (PeriodKind.MONTH, translate("books", "Tháng")),
        (PeriodKind.QUARTER, translate("books", "Quý")),
        (PeriodKind.HALF, translate("books", "6 tháng")),
        (PeriodKind.NINE_MONTHS, translate("books", "9 tháng")),
        (PeriodKind.YEAR, translate("books", "Năm")),
        (PeriodKind.WEEK, translate("books", "Tuần")),
        (PeriodKind.DAY, translate("books", "Ngày")),
        (PeriodKind.SPAN, translate("books", "Từ ngày đến ngày")),
    ]


def againsts() -> Sequence[tuple[Against, str]]:
    return [
        (Against.NOTHING, translate("books", "Không so")),
        (Against.BEFORE, translate("books", "Kỳ trước")),
        (Against.YEAR, translate("books", "Cùng kỳ năm trước")),
        (Against.CHOSEN, translate("books", "Kỳ khác, tự chọn")),
    ]
