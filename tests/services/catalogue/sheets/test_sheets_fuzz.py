"""Whatever a table holds, it is read or refused with a reason; nothing crashes or hangs."""

import io
import random
import zipfile
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.domain.law.procedure import procedure_facts, procedure_from
from desk_app.services.catalogue.files import read_files
from desk_app.services.catalogue.problem_in_words import problem_in_words
from desk_app.services.catalogue.reading import NotRead
from desk_app.services.catalogue.sheets.columns import COLUMNS, Sheet
from desk_app.services.catalogue.sheets.writing import csv_files, workbook
from tests.services.catalogue.sheets.books import a_csv, repacked
from tests.services.catalogue.sheets.procedures import BARE, FULL
from ui.texts import notice

BOOK: Final = workbook([FULL, BARE])
FILES: Final = csv_files([FULL, BARE])
CELL: Final = st.text(max_size=12) | st.sampled_from(
    ["1.001193", "-", "Có", "x", "7 ngày", "9" * 40, "1e999", "NaN", "3: 1; 4", "31/02/2026", "²"]
)


def read_somehow(name: str, raw: bytes) -> str:
    """The reason of a refusal; empty where it was read."""
    try:
        read = read_files([(name, raw)])
    except SheetRefused as refused:
        return refused.reason if notice(refused).advice else "no sentence"
    except CatalogueUnreadable as unread:
        return unread.reason
    for problem in read.problems:
        assert problem_in_words(problem)
    for entry in read.own.values():
        try:
            procedure = entry.onto(FULL if entry.code == FULL.code else None)
        except NotRead:
            continue
        assert procedure_from(procedure_facts(procedure)) == procedure
    return ""


@given(
    st.sampled_from(Sheet).flatmap(
        lambda sheet: st.lists(
            st.dictionaries(st.sampled_from([column.title for column in COLUMNS[sheet]]), CELL),
            max_size=4,
        )
    )
)
def test_that_any_cells_under_known_heads_are_survived(rows: list[dict[str, str]]) -> None:
    heads = sorted({title for row in rows for title in row} | {"Mã thủ tục", "Tên thủ tục"})
    quoted = [[f'"{row.get(title, "1.000001")}"' for title in heads] for row in rows]
    read_somehow("a.csv", a_csv(heads, *quoted))


@given(st.integers(0), st.binary(max_size=4), st.sampled_from(sorted(FILES)))
def test_that_a_damaged_csv_is_survived(place: int, piece: bytes, name: str) -> None:
    content = FILES[name]
    place %= len(content)
    read_somehow(name, content[:place] + piece + content[place + 1 :])


@pytest.mark.parametrize("seed", range(12))
def test_that_a_damaged_workbook_is_survived(seed: int, qapp: QCoreApplication) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same damage every time
    for _ in range(20):
        damaged = bytearray(BOOK)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read_somehow("a.xlsx", bytes(damaged[: chance.choice([len(damaged), -1, -400])]))


@pytest.mark.parametrize("seed", range(12))
def test_that_a_workbook_with_damaged_insides_is_survived(
    seed: int, qapp: QCoreApplication
) -> None:
    """The zip is sound, what is in it is not: this reaches the reader of workbooks itself."""
    chance = random.Random(seed)  # noqa: S311  # the same damage every time
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(12):
        name = chance.choice(sorted(members))
        content = bytearray(members[name])
        for _ in range(chance.randint(1, 4)):
            begin = chance.randrange(len(content))
            pieces = [b"", b"9" * 12, b"<", b'"', b"XFD1048576", bytes([chance.randrange(256)])]
            content[begin : begin + chance.randint(0, 3)] = chance.choice(pieces)
        read_somehow("a.xlsx", repacked(BOOK, {name: bytes(content)}))


def test_that_a_row_far_down_or_far_right_does_not_hang() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Ma</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Ten ngan</t></is></c></row>'
        b'<row r="99999999999"><c r="XFD99999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    reason = read_somehow("a.xlsx", repacked(BOOK, {"xl/worksheets/sheet1.xml": sheet}))
    assert reason == "too_many_rows"
