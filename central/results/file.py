"""Results in a CSV file, as a spreadsheet saves it: with a BOM or none, with , or ;."""

import csv
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from central.results.taking import Result
from desk_app.domain.people.folding import fold

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("ma ho so", "code"),
    "number": ("so ky hieu", "so quyet dinh", "so van ban", "so", "number"),
    "date": ("ngay ky", "ngay quyet dinh", "ngay ban hanh", "ngay", "date"),
    "kind": ("loai ket qua", "ket qua", "loai", "ten giay to", "kind"),
    "note": ("ghi chu", "note"),
}
_NEEDED: Final = ("code", "number", "date", "kind")
_WRITTEN: Final = re.compile(r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})")
_MOST_BYTES: Final = 16 << 20


class NoTable(ValueError):
    """Its text says what the file lacks."""


def read_results(raw: bytes) -> Sequence[Result]:
    """One result of each line, blank ones left out; a line that cannot be read is one too.

    The key is made of what the line says, so the same file may be read again.

    Raises:
        NoTable: nothing of the file can be used.
    """
    if len(raw) > _MOST_BYTES:
        raise NoTable("Tệp quá lớn; chia ra nhiều tệp")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTable("Tệp không phải UTF-8; lưu lại kiểu “CSV UTF-8”") from error
    lines = text.splitlines()
    if not lines:
        raise NoTable("Tệp trống")
    mark = ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    places = _places(rows[0])
    return [_result(row, places) for row in rows[1:] if any(cell.strip() for cell in row)]


def _places(head: Sequence[str]) -> Mapping[str, int]:
    named = {" ".join(fold(cell).split()): n for n, cell in reversed(list(enumerate(head)))}
    places = {
        field: next((named[name] for name in names if name in named), -1)
        for field, names in _COLUMNS.items()
    }
    missing = [_COLUMNS[field][0] for field in _NEEDED if places[field] < 0]
    if missing:
        raise NoTable(f"Dòng đầu thiếu cột: {', '.join(missing)}")
    return places


def _result(row: Sequence[str], places: Mapping[str, int]) -> Result:
    said = {
        field: row[place].strip() if 0 <= place < len(row) else ""
        for field, place in places.items()
    }
    said["date"] = _iso(said["date"])
    words = "\x1f".join(said[field] for field in _COLUMNS)
    return Result(key=hashlib.sha256(words.encode()).hexdigest(), **said)


def _iso(day: str) -> str:
    """As a spreadsheet writes days: 20/11/2026, or ISO; anything else as it is."""
    match = _WRITTEN.fullmatch(day)
    return f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}" if match else day
