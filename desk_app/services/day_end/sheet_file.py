"""The sheet of a day as a workbook: a page for each part, figures as figures, words as text."""

from collections.abc import Sequence
from pathlib import Path

from desk_app.domain.counting.faults import FileUnwritable
from desk_app.domain.day_end.faults import SheetUnwritable
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.tables.page import Page
from desk_app.services.tables.whole import whole_file
from desk_app.services.tables.workbook import write_workbook

_XLSX = ".xlsx"


def write_sheet(title: str, pages: Sequence[Page], into: Path, officer: Officer) -> str:
    """Write `pages` where `into` says.

    Returns:
        The name of the file.

    Raises:
        RightMissing: who does not see the whole day.
        SheetUnwritable: nothing was written, and a file of that name is as it was.
    """
    officer.need(Right.SEE_WHOLE_DAY)
    file = into if into.suffix.lower() == _XLSX else into.with_name(f"{into.name}{_XLSX}")
    try:
        with whole_file(file) as whole:
            write_workbook(whole, title, pages)
    except FileUnwritable as error:
        raise SheetUnwritable(file.name) from error
    return file.name
