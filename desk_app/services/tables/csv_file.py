"""A table as CSV, as Excel in Vietnam reads it: UTF-8 with its mark, semicolons, decimal comma."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from desk_app.services.tables.page import FORMULA, Cell, Page


def write_csv(into: Path, page: Page) -> None:
    """Raises OSError; what the lines raise."""
    with into.open("w", encoding="utf-8-sig", newline="") as out:
        csv_into(out, page)


def csv_into(out: TextIO, page: Page) -> None:
    """A blank before what a table program takes for a formula: it is text then."""
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for said in page.above:
        writer.writerow([_as_text(said)])
    for row in _heads(page):
        writer.writerow([_as_text(words) for words in row])
    for line in page.lines:
        writer.writerow([_cell(cell) for cell in line])
    for words, _grave in page.below:
        writer.writerow([_as_text(words)])


def _heads(page: Page) -> Iterator[Sequence[str]]:
    """One line, for whoever reads the table by its heads: groups before the head of a column."""
    yield [" – ".join(words) for words in page.headings]
    if any(page.numbers):
        yield page.numbers


def _cell(cell: Cell) -> str:
    match cell:
        case str():
            said = _as_text(cell)
        case Decimal():
            said = str(cell).replace(".", ",")
        case datetime():
            said = f"{cell:%d/%m/%Y %H:%M}"
        case date():
            said = f"{cell:%d/%m/%Y}"
        case _:
            said = "" if cell is None else str(cell)
    return said


def _as_text(words: str) -> str:
    return f" {words}" if words.startswith(FORMULA) else words
