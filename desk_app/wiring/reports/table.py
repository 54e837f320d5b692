"""A report as a table of a file: the same words and values, whatever the file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from desk_app.domain.office_time import OFFICE_TIME
from desk_app.reports.every import label_of
from desk_app.reports.report import Column, ColumnKind, Report, Row, RowKind, Value
from desk_app.services.tables.page import BoldLine, Cell, Page, Said

_WIDTHS: Final = {  # characters
    ColumnKind.TEXT: 30,
    ColumnKind.COUNT: 11,
    ColumnKind.SHARE: 11,
    ColumnKind.MEAN: 11,
    ColumnKind.MONEY: 16,
    ColumnKind.SECONDS: 12,
    ColumnKind.DAY: 12,
    ColumnKind.MOMENT: 17,
}
_NARROW: Final = 7  # of an order number
ORDER: Final = frozenset({"STT", "TT"})  # headings of an order number
_LONGEST_TITLE: Final = 31  # letters that a sheet's name may have
_KEPT_BESIDE: Final = 2  # columns that say which row it is
_FEW: Final = 3


def page_of(report: Report, rows: Iterable[Row]) -> Page:
    """Args: rows: Those of the report, or pages of them as they come."""
    columns = report.columns
    return Page(
        title=_sheet_name(label_of(report.name)),
        above=above(report),
        heads=[(one.heading, _width(one)) for one in columns],
        groups=[one.group for one in columns],
        numbers=numbers(columns),
        lines=(_line(row, columns) for row in rows),
        below=list(below(report)),
        beside=min(_KEPT_BESIDE, max(0, len(columns) - _FEW)),
    )


def above(report: Report) -> Sequence[str]:
    """What stands over the table; the unit first, how far it is counted last."""
    lines = [report.unit_name, report.form, report.title, period_words(report)]
    if report.whose:
        lines.append(f"Hồ sơ do {report.whose} tiếp nhận")
    lines += [counted_words(report), report.unit_of_count]
    if report.missing:
        lines.append("Số liệu có thể chưa đủ: xem các dòng cuối bảng.")
    return [line for line in lines if line]


def period_words(report: Report) -> str:
    first, last = report.period.first, report.period.last
    return f"{report.period.words} (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y})"


def counted_words(report: Report) -> str:
    return f"Số liệu đến {stamp(report.counted_to)}; lập lúc {stamp(report.as_of)}"


def below(report: Report) -> Iterator[Said]:
    """Checks, what has not arrived, and footnotes."""
    for check in report.checks:
        if check.holds:
            yield Said(f"Kiểm tra {check.words}: khớp")
        else:
            where = f" ở: {'; '.join(check.where)}" if check.where else ""
            yield Said(f"Kiểm tra {check.words}: KHÔNG KHỚP{where}", grave=True)
    for line in report.missing:
        yield Said(f"Chưa đủ: {line}", grave=True)
    for note in report.notes:
        yield Said(f"Ghi chú: {note.words}")


def numbers(columns: Sequence[Column]) -> Sequence[str]:
    return [f"({one.number})" if one.number else "" for one in columns]


def stamp(at: datetime) -> str:
    return f"{at.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"


def _line(row: Row, columns: Sequence[Column]) -> Sequence[Cell]:
    cells = [_cell(cell.value, one) for cell, one in zip(row.cells, columns, strict=True)]
    return cells if row.kind is RowKind.BODY else BoldLine(cells)


def _cell(value: Value, column: Column) -> Cell:
    if isinstance(value, datetime):
        return value.astimezone(OFFICE_TIME)
    if column.kind is ColumnKind.SECONDS and isinstance(value, int):
        return timedelta(seconds=value)
    return value


def _width(column: Column) -> int:
    if column.heading in ORDER:
        return _NARROW
    return _WIDTHS[column.kind]


def _sheet_name(label: str) -> str:
    return label.replace("/", "-")[:_LONGEST_TITLE]
