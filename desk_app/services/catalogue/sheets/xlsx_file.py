"""Reading a workbook: its recognised sheets, as text. Formulas are never computed."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeVar
from xml.etree.ElementTree import ParseError  # only its name

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.sheets.archive import check_workbook
from desk_app.services.catalogue.sheets.table import MOST_COLUMNS, Finds, Line, Table, table_from
from desk_app.services.catalogue.sheets.wording import NO, YES

T = TypeVar("T")
_MOST_SHEETS: Final = 50
_GUIDE: Final = "Hướng dẫn"
_DAMAGE: Final = (  # what openpyxl, and the standard library below it, make of damaged insides
    ParseError,  # no XML
    LookupError,  # a sheet, a style, a shared string or an encoding that is not there
    ValueError,  # a number, a coordinate or a choice of the format that is none
    TypeError,  # an attribute or element the format does not have, or one too few
    AttributeError,  # a part that is another part
    ArithmeticError,  # a day outside the years there are
    OSError,  # no workbook among the parts
    zipfile.BadZipFile,
)


def read_workbook(file: str, raw: bytes) -> Sequence[Table]:
    """Every sheet of a catalogue, in the order of the workbook.

    Raises:
        SheetRefused: no workbook, too large, with formulas, or without any sheet of ours.
    """
    return tables_in(file, raw, table_from)


def tables_in(file: str, raw: bytes, find: Finds[T]) -> Sequence[T]:
    """What `find` makes of each sheet of a workbook; sheets it knows nothing of are left out.

    Raises: as `read_workbook`.
    """
    check_workbook(file, raw)
    try:
        tables = tuple(_tables(file, raw, find))
    except _DAMAGE as error:
        raise SheetRefused(file, "damaged") from error
    if not tables:
        raise SheetRefused(file, "no_head")
    return tables


def _tables(file: str, raw: bytes, find: Finds[T]) -> Iterator[T]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about looks of the workbook we have no use for
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        try:
            for sheet in book.worksheets[:_MOST_SHEETS]:
                if sheet.title == _GUIDE:
                    continue
                sheet.reset_dimensions()  # what the file says about its size is not believed
                found = find(file, sheet.title, _lines(file, sheet))
                if found is not None:
                    yield found
        finally:
            book.close()


def _lines(file: str, sheet: Any) -> Iterator[Line]:
    """Rows the file leaves out come as one and the same empty row; there may be a million."""
    above: object = None
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if cells is above:
            yield Line(number, ())
            continue
        above = cells
        for cell in cells:
            if cell.data_type == "f":
                raise SheetRefused(file, "formula", f"{sheet.title}, ô {cell.coordinate}")
        yield Line(number, [_text(cell.value) for cell in cells])


def _text(value: object) -> str:
    """A cell as it is typed: whole numbers without a point, days as 2026-07-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float) -> str:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124  # NaN
        return ""
    return format(Decimal(repr(value)).normalize(), "f")
