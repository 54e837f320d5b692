"""One file of an edition; whatever is wrong is named with its line."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final, TypeVar, get_args, get_type_hints

from desk_app.documents.form import ORDER, TICK, Manner, Piece, Template
from desk_app.domain.errors import FormUnreadable

T = TypeVar("T")

_PARTS: Final = re.compile(r"(\*\*)|\{([\w.]+)(?::(\w+))?\}|([^*{}]+)|(.)")
_AT_LINE: Final = re.compile(r"at line (\d+)")
_HEADER: Final = re.compile(r"\s*\[")


def fault(file: str, text: str, error: tomllib.TOMLDecodeError) -> FormUnreadable:
    """The place in `text` where the reader of TOML gave up."""
    found = _AT_LINE.search(str(error))
    return FormUnreadable(file, int(found[1]) if found else len(text.splitlines()), "")


def field_names(content: type) -> frozenset[str]:
    """What a template may name: "code", and "authorised.name" for a part of the content."""
    hints = get_type_hints(content)
    names = {field.name for field in fields(content)}
    for name, hint in hints.items():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and is_dataclass(part):
                names |= {f"{name}.{inner}" for inner in field_names(part)}
    return frozenset(names)


class Reader:
    """One table of the file. Every key must be asked for, or `finish` refuses it."""

    def __init__(
        self,
        table: Mapping[str, Any],
        file: str,
        lines: Sequence[str],
        names: frozenset[str],
        first: int = 0,
    ) -> None:
        self._table = table
        self._file = file
        self._lines = lines
        self._names = names  # fields a template may name
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
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self.fault(key)
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Lengths in millimetres."""
        values = self._value(key, list)
        if not all(isinstance(value, int | float) and value > 0 for value in values):
            raise self.fault(key)
        return tuple(float(value) for value in values)

    def count(self, key: str, default: int | None = None) -> int:
        """A whole number, not negative."""
        value = self._value(key, int, default)
        if isinstance(value, bool) or value < 0:
            raise self.fault(key)
        return value

    def day(self, key: str) -> date:
        return self._value(key, date)

    def flag(self, key: str) -> bool:
        """False when not said."""
        return self._value(key, bool, False)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._value(key, list, None if default is None else [*default])
        if not all(isinstance(item, str) for item in value):
            raise self.fault(key)
        return tuple(value)

    def field(self, key: str, names: Collection[str] | None = None) -> str:
        """The name of a field of the content, or one of `names`."""
        name = self.text(key)
        if name not in (self._names if names is None else names):
            raise self.fault(key, name)
        return name

    def row_field(self, key: str, *path: str) -> str:
        """The name of a field of the rows at `path` of the content, their number, or a box."""
        return self.field(key, self._of_rows(path) | {ORDER, TICK})

    def row_template(self, key: str, *path: str) -> Template:
        """A template that names fields of the rows at `path`."""
        return self._template(key, self.text(key), self._of_rows(path))

    def _of_rows(self, path: Sequence[str]) -> frozenset[str]:
        start = ".".join(path) + "."
        inner = {name.removeprefix(start) for name in self._names if name.startswith(start)}
        return frozenset(name for name in inner if "." not in name)

    def template(self, key: str, default: str | None = None) -> Template:
        return self._template(key, self.text(key, default), self._names)

    def pattern(self, key: str, names: set[str]) -> str:
        """A text with some of `names` in braces, for `str.format`."""
        text = self.text(key)
        self._template(key, text, frozenset(names))
        return text

    def templates(self, key: str) -> tuple[Template, ...]:
        return tuple(self._template(key, text, self._names) for text in self.texts(key))

    def paragraphs(self, key: str, more_names: set[str]) -> tuple[tuple[Template, ...], ...]:
        """Paragraphs, each a list of sentences."""
        names = self._names | more_names
        value = self._value(key, list)
        if not all(isinstance(sentences, list) for sentences in value):
            raise self.fault(key)
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
            raise self.fault(key)
        for nth, item in enumerate(value):
            start = starts[nth] if nth < len(starts) else self._line_of(key)
            yield self._inner(item, start)

    def finish(self) -> None:
        """Raises FormUnreadable: the table says something nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.fault(key, key)

    def fault(self, key: str, word: str = "") -> FormUnreadable:
        return FormUnreadable(self._file, self._line_of(key) + 1, word or key)

    def _value(self, key: str, kind: type[T], default: T | None = None) -> T:
        self._asked.add(key)
        value = self._table.get(key, default)
        if not isinstance(value, kind):
            raise self.fault(key)
        return value

    def _inner(self, table: Mapping[str, Any], first: int) -> "Reader":
        return Reader(table, self._file, self._lines, self._names, first)

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
            raise self.fault(key)
        pieces, bold = [], False
        for stars, field, manner, words, stray in _PARTS.findall(text):
            if stars:
                bold = not bold
            elif field:
                if field not in names or manner not in set(Manner):
                    raise self.fault(key, field)
                pieces.append(Piece(field=field, manner=Manner(manner), bold=bold))
            elif stray and stray != "*":
                raise self.fault(key, stray)
            else:
                pieces.append(Piece(text=words or stray, bold=bold))
        return tuple(pieces)
