"""Reading a table of CSV as offices save it: UTF-8; commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final, TypeVar

from desk_app.domain.law.catalogue_faults import SheetRefused
from desk_app.services.catalogue.sheets.columns import HEADS, head_words
from desk_app.services.catalogue.sheets.table import LONGEST_TEXT, Finds, Line, Table, table_from

T = TypeVar("T")
MOST_BYTES: Final = 64 * 1024 * 1024
_BOM: Final = b"\xef\xbb\xbf"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = (";", ",", "\t", "|")
_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
_FIRST_LINES: Final = 12
_LOOKED_AT: Final = 8_192
_CODE_HEADS: Final = frozenset(
    word for heads in HEADS.values() for word, key in heads.items() if key == "code"
)


def looks_like_table(file: str, raw: bytes) -> bool:
    """By its name, or because a code's head stands in its first lines."""
    if PurePath(file).suffix.lower() in _SUFFIXES:
        return True
    if raw.lstrip()[:1] in {b"{", b"["}:
        return False
    begin = raw[:_LOOKED_AT].decode(errors="ignore")
    return any(
        head_words(cell) in _CODE_HEADS
        for line in begin.splitlines()[:_FIRST_LINES]
        for cell in line.replace("\t", ";").replace(",", ";").split(";")[1:]
    ) or any(
        head_words(cell[0]) in _CODE_HEADS and len(cell) > 1
        for line in begin.splitlines()[:_FIRST_LINES]
        for cell in [line.replace("\t", ";").replace(",", ";").split(";")]
    )


def read_csv(file: str, raw: bytes) -> Table:
    """The one table of a file that holds a catalogue.

    Raises:
        SheetRefused: not UTF-8, quotes that never close, formulas, too large, no head of ours.
    """
    known = frozenset(word for heads in HEADS.values() for word in heads)
    return table_in(file, raw, table_from, known)


def table_in(file: str, raw: bytes, find: Finds[T], known: frozenset[str]) -> T:
    """What `find` makes of the one table of a file.

    Args:
        known: Words of the heads, as `head_words` has them: they tell the delimiter.

    Raises: as `read_csv`.
    """
    if len(raw) > MOST_BYTES:
        raise SheetRefused(file, "too_large")
    text = _decoded(file, raw)
    table = find(file, PurePath(file).stem, _lines(file, text, _delimiter(text, known)))
    if table is None:
        raise SheetRefused(file, "no_head")
    return table


def _decoded(file: str, raw: bytes) -> str:
    """Never guessed: a letter read wrongly would be printed on receipts."""
    if raw.startswith(_WIDE) or b"\x00" in raw[:_LOOKED_AT]:
        raise SheetRefused(file, "utf16")
    try:
        text = raw.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SheetRefused(file, "old_letters", f"dòng {line}") from error
    if "\x00" in text:
        raise SheetRefused(file, "damaged")
    return text


def _delimiter(text: str, known: frozenset[str]) -> str:
    """The one that gives the most heads we know in one of the first lines."""
    lines = text.splitlines()[:_FIRST_LINES]

    def heads(delimiter: str) -> int:
        return max(
            (sum(head_words(cell) in known for cell in line.split(delimiter)) for line in lines),
            default=0,
        )

    return max(_DELIMITERS, key=heads)


def _lines(file: str, text: str, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_TEXT * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            for cell in cells:
                if cell.startswith("="):
                    raise SheetRefused(file, "formula", f"dòng {begins}")
            yield Line(begins, cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        why = "text_too_long" if "field limit" in str(error) else "quotes"
        raise SheetRefused(file, why, f"dòng {begins}") from error
