"""One file of an edition; whatever is wrong is named with its line."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any, Final, TypeGuard, TypeVar

from desk_app.documents.form import ORDER, TICK, Piece, Setting, Template
from desk_app.documents.form_files.fields import Fields
from desk_app.domain.errors import FormUnreadable

T = TypeVar("T")

_PARTS: Final = re.compile(r"(\*\*)|\{([\w.]+)(?::(\w+))?\}|([^*{}]+)|(.)")
_AT_LINE: Final = re.compile(r"at line (\d+)")
_HEADER: Final = re.compile(r"\s*\[")
_MOST: Final = 99
_LONGEST: Final = 1000.0  # millimetres: no paper of an office is longer


def open_file(file: str, raw: bytes, fields: Fields) -> "Reader":
    """Read the bytes of a file as TOML in UTF-8; a byte order mark before it is passed over.

    Args:
        file: As faults name it: "tt-03-2025/receipt.toml".
        fields: What its templates may name.

    Raises:
        FormUnreadable: another encoding, or no TOML.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FormUnreadable(file, line, "", "encoding") from error
    lines = text.split("\n")  # as TOML counts them; str.splitlines knows more ends of a line
    try:
        return Reader(tomllib.loads(text), file, lines, fields)
    except RecursionError as error:
        raise FormUnreadable(file, 1, "", "toml") from error
    except ValueError as error:  # also a number of more digits than Python reads
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else max(1, len(text.rstrip("\n").split("\n")))
        raise FormUnreadable(file, line, "", "toml") from error


class Reader:
    """One table of the file. Every key must be asked for, or `finish` refuses it."""

    def __init__(
        self,
        table: Mapping[str, Any],
        file: str,
        lines: Sequence[str],
        fields: Fields,
        first: int = 0,
    ) -> None:
        self._table = table
        self._file = file
        self._lines = lines
        self._fields = fields  # what a template may name
        self._first = first  # index of the line where this table begins
        self._asked: set[str] = set()

    def says(self, key: str) -> bool:
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        return self._value(key, str, default)

    def number(self, key: str) -> float:
        """A length in millimetres, not negative."""
        self._asked.add(key)
        value = self._table.get(key)
        if not _is_length(value):
            raise self.fault(key, reason=self._lack(key))
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Lengths in millimetres."""
        values = self._value(key, list)
        if not all(_is_length(value) and value > 0 for value in values):
            raise self.fault(key, reason="kind")
        return tuple(float(value) for value in values)

    def count(self, key: str, default: int | None = None, least: int = 0) -> int:
        """A whole number from `least` to 99."""
        value = self._value(key, int, default)
        if isinstance(value, bool) or not least <= value <= _MOST:
            raise self.fault(key, reason="kind")
        return value

    def day(self, key: str) -> date:
        value = self._value(key, date)
        if isinstance(value, datetime):
            raise self.fault(key, reason="kind")
        return value

    def flag(self, key: str) -> bool:
        """False when not said."""
        return self._value(key, bool, False)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._value(key, list, None if default is None else [*default])
        if not all(isinstance(item, str) for item in value):
            raise self.fault(key, reason="kind")
        return tuple(value)

    def field(self, key: str) -> str:
        """The name of a field of the content that holds one text."""
        return self._known(key, self._fields.words)

    def list_field(self, key: str) -> str:
        """The name of a field that holds several texts."""
        return self._known(key, self._fields.lists)

    def rows_field(self, key: str, *texts: str) -> str:
        """The name of a field that holds rows, each of them with `texts`."""
        name = self._known(key, self._fields.rows)
        if not self._fields.of_rows(name).issuperset(texts):
            raise self.fault(key, name)
        return name

    def groups_field(self, key: str) -> str:
        """The name of a field that holds titled parts, each with rows of its own."""
        name = self.rows_field(key, "title")
        if not self._fields.of_rows(name, "rows"):
            raise self.fault(key, name)
        return name

    def row_field(self, key: str, *path: str) -> str:
        """The name of a field of the rows at `path` of the content, their number, or a box."""
        return self._known(key, self._fields.of_rows(*path) | {ORDER, TICK})

    def row_template(self, key: str, *path: str) -> Template:
        """A template that names fields of the rows at `path`."""
        return self._template(key, self.text(key), self._fields.of_rows(*path))

    def _known(self, key: str, names: Collection[str]) -> str:
        name = self.text(key)
        if name not in names:
            raise self.fault(key, name)
        return name

    def template(self, key: str, default: str | None = None) -> Template:
        return self._template(key, self.text(key, default), self._fields.words)

    def pattern(self, key: str, names: set[str]) -> str:
        """A text with some of `names` in braces, for `str.format`."""
        text = self.text(key)
        for piece in self._template(key, text, frozenset(names)):
            if piece.manner is not Setting.PLAIN:
                raise self.fault(key, piece.field)
        return text

    def templates(self, key: str) -> tuple[Template, ...]:
        return tuple(self._template(key, text, self._fields.words) for text in self.texts(key))

    def paragraphs(self, key: str, more_names: set[str]) -> tuple[tuple[Template, ...], ...]:
        """Paragraphs, each a list of sentences."""
        names = self._fields.words | more_names
        value = self._value(key, list)
        if not all(isinstance(sentences, list) for sentences in value):
            raise self.fault(key, reason="kind")
        return tuple(
            tuple(self._template(key, sentence, names) for sentence in sentences)
            for sentences in value
        )

    def table(self, key: str) -> "Reader":
        return self._inner(self._value(key, dict), self._line_of(key))

    def tables(self, key: str, *, needed: bool = True) -> Iterator["Reader"]:
        value = self._value(key, list, None if needed else [])
        starts = self._starts(key)
        if not all(isinstance(item, dict) for item in value):
            raise self.fault(key, reason="kind")
        for nth, item in enumerate(value):
            start = starts[nth] if nth < len(starts) else self._line_of(key)
            yield self._inner(item, start)

    def finish(self) -> None:
        """Raises FormUnreadable: the table says something nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.fault(key, key)

    def fault(self, key: str, word: str = "", reason: str = "word") -> FormUnreadable:
        return FormUnreadable(self._file, self._line_of(key) + 1, word or key, reason)

    def _value(self, key: str, kind: type[T], default: T | None = None) -> T:
        self._asked.add(key)
        value = self._table.get(key, default)
        if not isinstance(value, kind):
            raise self.fault(key, reason=self._lack(key))
        return value

    def _lack(self, key: str) -> str:
        return "kind" if key in self._table else "missing"

    def _inner(self, table: Mapping[str, Any], first: int) -> "Reader":
        return Reader(table, self._file, self._lines, self._fields, first)

    def _starts(self, key: str) -> list[int]:
        """Where each table of the array `key` begins, written out or in braces."""
        headed = [n for n, line in enumerate(self._lines) if line.strip() == f"[[{key}]]"]
        lines = range(self._line_of(key), len(self._lines))
        return headed or [n for n in lines if self._lines[n].strip().startswith("{")]

    def _line_of(self, key: str) -> int:
        """Index of the line saying `key` in this table; where the table begins if none does."""
        says = re.compile(rf"(^|[\s{{,])\"?{re.escape(key)}\"?\s*=|^\s*\[+{re.escape(key)}\]")
        for index in range(self._first, len(self._lines)):
            if says.search(self._lines[index]):
                return index
            if index > self._first and self._first and _HEADER.match(self._lines[index]):
                break
        return self._first

    def _template(self, key: str, text: Any, names: frozenset[str]) -> Template:
        if not isinstance(text, str):
            raise self.fault(key, reason="kind")
        pieces, bold = [], False
        for stars, field, manner, words, stray in _PARTS.findall(text):
            if stars:
                bold = not bold
            elif field:
                if field not in names or manner not in set(Setting):
                    raise self.fault(key, field)
                pieces.append(Piece(field=field, manner=Setting(manner), bold=bold))
            elif stray and stray != "*":
                raise self.fault(key, stray)
            else:
                pieces.append(Piece(text=words or stray, bold=bold))
        return tuple(pieces)


def _is_length(value: object) -> TypeGuard[int | float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isfinite(value) and 0 <= value <= _LONGEST
