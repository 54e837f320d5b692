"""Workbooks and files of CSV as offices make them by hand, and as nobody should."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]


def a_book(sheets: Mapping[str, Rows]) -> bytes:
    """Text as text, numbers as numbers, and what begins with "=" as a formula."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"default_date_format": "dd/mm/yyyy"})
    for title, rows in sheets.items():
        page = book.add_worksheet(title)
        for line, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                page.write(line, place, cell)
    book.close()
    return into.getvalue()


def a_csv(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    return "\r\n".join(delimiter.join(cells) for cells in rows).encode()


def repacked(book: bytes, changed: Mapping[str, bytes]) -> bytes:
    """`book` with other or further members."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return into.getvalue()
