"""A report as plain values: what a screen, a spreadsheet, a page and a JSON file all read.

A report is a table and what has to be said with it. Nobody who shows it reckons anything: each
number stands in a cell, each sentence is worded, each check is made. It is read like this:

- `report.columns` from left to right. `column.group` are the headings above it, outermost first;
  neighbours with the same words share one cell of the heading. `column.number` is the number
  the form gives it (``3``); empty where the form has none. `column.kind` says what is in its
  cells, and so their Python type:

  ======== ============================ =====================================================
  kind     Python type                  as shown
  ======== ============================ =====================================================
  TEXT     str                          as it is; never a formula of a spreadsheet
  COUNT    int                          ``1.250``
  SHARE    decimal.Decimal              in percent with two decimals: ``98,25`` is 98,25 %
  MEAN     decimal.Decimal              with two decimals, no percent
  MONEY    int                          đồng
  SECONDS  int                          a duration
  DAY      datetime.date                a day at the office
  MOMENT   datetime.datetime            aware, UTC; shown in the office's time
  ======== ============================ =====================================================

- `report.rows` from top to bottom; `row.cells` has one cell for each column. In a column of any
  kind a cell may hold None (nothing is there; the form leaves it empty) or a str (a word in the
  number's place, such as NOT_KNOWN or NOT_DIVISIBLE).
- `cell.opens` names the list of dossiers behind a number, None where there is none. A screen
  hands it back to the desk of reports as it is; a file leaves it out.
- `report.checks` are the identities of the form, made on these numbers. One that does not hold is
  shown in red, and printed; the report is shown all the same.
- `report.missing` are the sentences on what has not arrived yet; `report.notes` those under the
  table, with the key of their legal source (resources/legal/basis.toml) where they have one.

Sentences and headings are Vietnamese, worded by the edition of the report (resources/reports).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk_app.domain.counting.period import Period
from desk_app.domain.ids import UnitCode

NOT_KNOWN: Final = "không tính được tại quầy"
NOT_DIVISIBLE: Final = "N/A"  # a share of nothing

Value = str | int | Decimal | date | datetime | None


class ColumnKind(StrEnum):
    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    MONEY = "money"
    SECONDS = "seconds"
    DAY = "day"
    MOMENT = "moment"


class RowKind(StrEnum):
    BODY = "body"
    GROUP = "group"  # a heading inside the table, with or without sums of its rows
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: str  # of the edition, the same in every file: ``received_online``
    heading: str
    kind: ColumnKind
    number: str = ""
    group: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Opens:
    """The list behind a number: the dossiers of `row` that stand in `column` of the report.

    Only the desk of reports reads it.
    """

    row: str = ""  # `Row.key`; empty: of all rows
    column: str = ""  # `Column.key`; or of a part of an index: ``2.1/over``


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value
    opens: Opens | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    key: str  # code of the field, of the officer, number of the index …; unique in the report
    cells: Sequence[Cell]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Check:
    """An identity of the form, such as ``3 = 4 + 5 + 6``."""

    words: str
    holds: bool
    where: Sequence[str] = ()  # first cells of the rows where it does not hold


@dataclass(frozen=True, slots=True)
class Note:
    words: str
    source: str = ""  # key in resources/legal/basis.toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    name: str  # as asked for: ``II.06a``
    title: str  # as the form says it, or ours
    unit: UnitCode
    unit_name: str
    period: Period
    whose: str = ""  # name of the officer whose figures these are; empty: of the whole unit
    columns: Sequence[Column]
    rows: Sequence[Row]
    as_of: datetime  # UTC; the state of this desk's store that was counted
    counted_to: datetime  # UTC; the end of the period, or `as_of` in a period that runs
    checks: Sequence[Check] = ()
    missing: Sequence[str] = ()
    notes: Sequence[Note] = ()
    unit_of_count: str = ""  # ``Đơn vị tính: số hồ sơ TTHC``; empty: the form says none
    form: str = ""  # number of the form at the head of the page: ``Biểu số II.06a/VPCP/KSTT``

    @property
    def sound(self) -> bool:
        """Every identity holds."""
        return all(check.holds for check in self.checks)
