"""The sheet of a day as a workbook: a page for each part, figures as figures, words as text."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desk_app.domain.day_end.faults import SheetUnwritable
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.sheets.plain import Page, pages_workbook

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
    content, beside = pages_workbook(title, pages), file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise SheetUnwritable(file.name) from error
    return file.name
