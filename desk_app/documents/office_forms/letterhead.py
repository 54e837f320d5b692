"""`letterhead.toml`: how the office words itself on its papers, where the centre's words differ."""

import re
from dataclasses import dataclass, replace
from typing import Final

from desk_app.documents.form_files.fields import NO_FIELDS
from desk_app.documents.form_files.reader import Reader, open_file
from desk_app.domain.office import DeskFacts

FILE: Final = "letterhead.toml"

_MOST_LINES: Final = 4
_LONGEST_LINE: Final = 80  # characters; a line too long for its column is wrapped
_LONGEST_NAME: Final = 200
# Letters of any scanner: the group stands in QR codes, and scanners type them as keys.
_GROUP: Final = re.compile(r"[^\W_]([\w.()-]{0,28}[^\W_)]|\w*\))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLetterhead:
    """What is empty stays as the centre worded it."""

    parent: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    full_name: str = ""
    place: str = ""
    hotline: str = ""
    number_group: str = ""  # "TTPVHCC" in "Số: 1012/PBS-TTPVHCC"

    @property
    def is_said(self) -> bool:
        """The office words something of it."""
        return self != OwnLetterhead()

    def worn_by(self, facts: DeskFacts) -> DeskFacts:
        """`facts` as its papers say them."""
        unit = facts.unit
        return replace(
            facts,
            unit=replace(
                unit,
                parent_line="\n".join(self.parent) or unit.parent_line,
                unit_lines=self.unit or unit.unit_lines,
                full_name=self.full_name or unit.full_name,
                place=self.place or unit.place,
                phone=self.hotline or unit.phone,
            ),
        )


def read_letterhead(raw: bytes) -> OwnLetterhead:
    """Raises FormUnreadable: a key nobody knows, or more than a letterhead has room for."""
    reader = open_file(FILE, raw, NO_FIELDS)
    read = OwnLetterhead(
        parent=_lines(reader, "parent"),
        unit=_lines(reader, "unit"),
        full_name=_line(reader, "full_name"),
        place=_line(reader, "place"),
        hotline=_line(reader, "hotline"),
        number_group=_line(reader, "number_group"),
    )
    if read.number_group and not _GROUP.fullmatch(read.number_group):
        raise reader.fault("number_group", read.number_group)
    reader.finish()
    return read


def _lines(reader: Reader, key: str) -> tuple[str, ...]:
    lines = reader.texts(key, ())
    if len(lines) > _MOST_LINES or not all(_is_line(line, _LONGEST_LINE) for line in lines):
        raise reader.fault(key, reason="kind")
    return tuple(line.strip() for line in lines)


def _line(reader: Reader, key: str) -> str:
    line = reader.text(key, "")
    if reader.says(key) and not _is_line(line, _LONGEST_NAME):
        raise reader.fault(key, reason="kind")
    return line.strip()


def _is_line(text: str, longest: int) -> bool:
    return bool(text.strip()) and len(text) <= longest and text.isprintable()
