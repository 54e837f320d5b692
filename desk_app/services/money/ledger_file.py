"""The ledger by beneficiary as a workbook or CSV: what was typed is text, never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from db.queries.till import LedgerRow
from desk_app.domain.counting.faults import FileUnwritable
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.faults import LedgerUnwritable
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.tables.csv_file import write_csv
from desk_app.services.tables.page import Page
from desk_app.services.tables.whole import whole_file
from desk_app.services.tables.workbook import write_workbook

_HEADS: Final = (  # with the width of their columns, in characters
    ("Đơn vị thụ hưởng", 34),
    ("Loại khoản thu", 16),
    ("Khoản thu", 40),
    ("Số hồ sơ", 10),
    ("Tiền mặt (đồng)", 16),
    ("Chuyển khoản (đồng)", 18),
    ("POS (đồng)", 14),
    ("Đã hoàn (đồng)", 16),
    ("Còn phải nộp (đồng)", 18),
)
_KINDS: Final = {
    FeeKind.FEE: "Phí",
    FeeKind.LEVY: "Lệ phí",
    FeeKind.PRICE: "Giá dịch vụ",
    FeeKind.UNSTATED: "Khoản thu khác",
}
_UNKNOWN: Final = "Chưa ghi trong danh mục"
_BEYOND: Final = "Nộp thừa, chờ hoàn"
_TITLE: Final = "Sổ thu"
_DAY: Final = "%d/%m/%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What was collected in a period, the unit it was collected by, and its days, inclusive."""

    rows: Sequence[LedgerRow]
    first: date
    last: date
    unit: str


def ledger_page(ledger: Ledger) -> Page:
    """One table; the sum of each column last."""
    return Page(title=_TITLE, above=_titles(ledger), heads=_HEADS, lines=_lines(ledger))


def _lines(ledger: Ledger) -> Sequence[Sequence[str | int]]:
    return [*map(_cells, ledger.rows), _sums(ledger.rows)]


def _titles(ledger: Ledger) -> tuple[str, str]:
    days = f"từ {ledger.first.strftime(_DAY)} đến {ledger.last.strftime(_DAY)}"
    return ledger.unit, f"{_TITLE} theo đơn vị thụ hưởng, {days}"


def _cells(row: LedgerRow) -> tuple[str | int, ...]:
    return (
        row.beneficiary or _UNKNOWN,
        _KINDS[row.kind],
        row.name or _BEYOND,
        row.dossiers,
        row.cash,
        row.transfer,
        row.pos,
        row.given_back,
        row.net,
    )


def _sums(rows: Sequence[LedgerRow]) -> tuple[str | int, ...]:
    """Dossiers of several fees would be counted twice: their column has no sum."""
    return (
        "Tổng cộng",
        "",
        "",
        "",
        sum(row.cash for row in rows),
        sum(row.transfer for row in rows),
        sum(row.pos for row in rows),
        sum(row.given_back for row in rows),
        sum(row.net for row in rows),
    )


def write_ledger(ledger: Ledger, into: Path, officer: Officer) -> str:
    """Write the ledger where `into` says; by its ending CSV, otherwise a workbook.

    Returns:
        The name of the file.

    Raises:
        RightMissing: who neither collects nor leads; the ledger holds what everybody took.
        LedgerUnwritable: nothing was written, and a file of that name is as it was.
    """
    if not officer.may(Right.SEE_WHOLE_DAY):
        officer.need(Right.COLLECT)
    known = into.suffix.lower() in {".csv", ".xlsx"}
    file = into if known else into.with_name(f"{into.name}.xlsx")  # "so thu 11.2026" stays whole
    try:
        with whole_file(file) as whole:
            if file.suffix.lower() == ".csv":
                write_csv(whole, ledger_page(ledger))
            else:
                write_workbook(whole, _TITLE, [ledger_page(ledger)])
    except FileUnwritable as error:
        raise LedgerUnwritable(file.name) from error
    return file.name
