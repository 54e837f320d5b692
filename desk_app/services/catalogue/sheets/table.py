"""What both kinds of file come to: rows of text, each cell under the column it belongs to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.sheets.columns import HEADS, Sheet, head_words

T_co = TypeVar("T_co", covariant=True)
MOST_ROWS: Final = 200_000  # with something in them, in one sheet
MOST_BLANK_ROWS: Final = 1_048_576  # a whole sheet of Excel that was only coloured
MOST_COLUMNS: Final = 100
LONGEST_TEXT: Final = 32_767  # what a cell of Excel holds
_HEAD_WITHIN: Final = 12  # offices put titles above the head
_FEWEST_HEADS: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One row as a file has it."""

    number: int  # from 1
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    place: str  # "Thủ tục, dòng 12"
    cells: Mapping[str, str]  # by the key of the column; empty cells are left out


@dataclass(frozen=True, slots=True)
class Table:
    """One recognised sheet."""

    sheet: Sheet
    keys: frozenset[str]  # columns the file has
    rows: Sequence[Row]
    unknown: Sequence[str]  # heads no column was recognised by


class Finds(Protocol[T_co]):
    """Makes a table of a sheet's lines; None where they are none that it knows."""

    def __call__(self, file: str, title: str, lines: Iterable[Line], /) -> T_co | None: ...


def table_from(file: str, title: str, lines: Iterable[Line]) -> Table | None:
    """The table that `lines` hold; None where no row is a head of ours.

    Args:
        title: Of the sheet, or the file's name: for messages, and to tell like heads apart.

    Raises:
        SheetRefused: it is larger than any catalogue.
    """
    bounded = bounded_lines(file, title, lines)
    for n, line in enumerate(bounded):
        found = _head(title, line.cells)
        if found is not None:
            sheet, keys = found
            return Table(
                sheet,
                frozenset(key for key in keys if key),
                tuple(_rows(title, keys, bounded)),
                _unknown(line.cells, keys),
            )
        if n >= _HEAD_WITHIN:
            return None
    return None


def _head(title: str, cells: Sequence[str]) -> tuple[Sheet, Sequence[str]] | None:
    """Which table a row is the head of, and the key of each of its columns ("" unknown)."""
    said = [head_words(cell) for cell in cells]
    best: tuple[int, Sheet] | None = None
    for sheet, heads in HEADS.items():
        known = len({heads[word] for word in said if word in heads})
        named = head_words(title).startswith(head_words(sheet))
        rank = known * 2 + named
        if "code" in {heads.get(word) for word in said} and known >= _FEWEST_HEADS:
            best = max(best or (0, sheet), (rank, sheet), key=lambda one: one[0])
    if best is None:
        return None
    heads, taken = HEADS[best[1]], set[str]()
    keys = []
    for word in said:
        key = heads.get(word, "")
        keys.append("" if key in taken else key)
        taken.add(key)
    return best[1], keys


def _unknown(cells: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell, key in zip(cells, keys, strict=True) if cell and not key)


def _rows(title: str, keys: Sequence[str], lines: Iterator[Line]) -> Iterator[Row]:
    for line in lines:
        pairs = zip(keys, line.cells, strict=False)
        cells = {key: cell for key, cell in pairs if key and cell}
        if cells:
            yield Row(f"{title}, dòng {line.number}", cells)


def bounded_lines(file: str, title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with something in them, tidied at the ends.

    Raises:
        SheetRefused: there are more, or larger ones, than any office has.
    """
    filled = 0
    for n, line in enumerate(lines):
        cells = [cell.strip() for cell in line.cells]
        if not any(cells):  # also of a row without any cell
            if n >= MOST_BLANK_ROWS:
                raise SheetRefused(file, "too_many_rows", title)
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise SheetRefused(file, "too_many_rows", title)
        if any(cells[MOST_COLUMNS:]):
            raise SheetRefused(file, "too_many_columns", f"{title}, dòng {line.number}")
        if max(map(len, cells)) > LONGEST_TEXT:
            raise SheetRefused(file, "text_too_long", f"{title}, dòng {line.number}")
        yield Line(line.number, cells[:MOST_COLUMNS])
