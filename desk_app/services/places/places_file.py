"""A list of communes as CSV: its columns are recognised by the words of their heading."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desk_app.domain.people.folding import words
from desk_app.domain.people.spelling import tidy
from desk_app.domain.places.faults import PlacesUnreadable
from desk_app.domain.places.place import Place, PlaceKind, kind_of

MOST_BYTES: Final = 8 * 1024 * 1024  # the whole country has 150 KB
_HEADINGS: Final[Mapping[str, frozenset[str]]] = {  # words a heading may have, folded
    "province_code": frozenset({"province code", "ma tinh", "ma tinh tp", "ma tp"}),
    "province_name": frozenset(
        {"province name", "ten tinh", "ten tinh tp", "tinh", "tinh tp", "tinh thanh pho"}
    ),
    "commune_code": frozenset(
        {"ward code", "commune code", "ma xa", "ma phuong xa", "ma xa phuong", "ma"}
    ),
    "commune_name": frozenset(
        {"ward name", "commune name", "ten xa", "ten phuong xa", "ten xa phuong", "ten"}
    ),
}
_PROVINCE: Final = re.compile(r"[0-9]{1,2}")
_COMMUNE: Final = re.compile(r"[0-9]{1,5}")
_LONGEST: Final = 100  # letters of a name


def read_places(file: str, raw: bytes) -> tuple[Place, ...]:
    """Provinces first, then communes, each once.

    Args:
        file: Name, for messages.
        raw: UTF-8, with or without a mark of its order; commas, semicolons or tabs between.

    Raises:
        PlacesUnreadable: with the first line that is wrong; nothing was read.
    """
    if len(raw) > MOST_BYTES:
        raise PlacesUnreadable(file, 0, "too_large")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlacesUnreadable(file, raw.count(b"\n", 0, error.start) + 1, "encoding") from error
    rows = _rows(file, text)
    heading = next(rows, (1, ()))[1]
    columns = _columns(heading)
    if len(columns) < len(_HEADINGS):
        raise PlacesUnreadable(file, 1, "heading")
    found: dict[str, Place] = {}
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        for place in _places(file, line, row, columns):
            if found.setdefault(place.code, place) != place:
                raise PlacesUnreadable(file, line, "twice")
    if not found:
        raise PlacesUnreadable(file, 0, "empty")
    return tuple(sorted(found.values(), key=lambda place: (bool(place.parent), place.code)))


def _rows(file: str, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    first = text.partition("\n")[0]
    comma = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise PlacesUnreadable(file, reader.line_num, "row") from error


def _columns(heading: Sequence[str]) -> Mapping[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(heading):
        plain = " ".join(words(cell.replace("_", " ")))
        for name, known in _HEADINGS.items():
            if plain in known:
                columns.setdefault(name, place)
    return columns


def _places(
    file: str, line: int, row: Sequence[str], columns: Mapping[str, int]
) -> tuple[Place, Place]:
    """The province and the commune of one row."""
    if max(columns.values()) >= len(row):
        raise PlacesUnreadable(file, line, "row")
    cells = {name: tidy(row[place]) for name, place in columns.items()}
    code, commune = cells["province_code"], cells["commune_code"]
    if not (_PROVINCE.fullmatch(code) and _COMMUNE.fullmatch(commune)):
        raise PlacesUnreadable(file, line, "row")
    code, commune = code.zfill(2), commune.zfill(5)
    names = (cells["province_name"], cells["commune_name"])
    kinds = [kind_of(name) if len(name) <= _LONGEST else None for name in names]
    above, below = kinds
    if above is None or below is None or not above.is_province or below.is_province:
        raise PlacesUnreadable(file, line, "row")
    return (
        Place(code=code, name=names[0], kind=PlaceKind(above)),
        Place(code=commune, name=names[1], kind=PlaceKind(below), parent=code),
    )
