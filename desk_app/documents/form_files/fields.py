"""What the file of a form may name of the content that fills it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of a content's fields, by what they hold."""

    words: frozenset[str]  # one text: "code", and "authorised.name" for a part of the content
    lists: frozenset[str] = frozenset()  # several texts, as in "notes"
    rows: frozenset[str] = frozenset()  # rows of a table, as in "papers"
    inner: frozenset[str] = frozenset()  # texts of such rows, as in "papers.name"

    def of_rows(self, *path: str) -> frozenset[str]:
        """The texts of the rows at `path`."""
        start = ".".join(path) + "."
        found = {name.removeprefix(start) for name in self.inner if name.startswith(start)}
        return frozenset(name for name in found if "." not in name)


NO_FIELDS: Final = Fields(frozenset())


def fields_of(content: type) -> Fields:
    """Of a frozen dataclass whose texts are worded already."""
    hints = get_type_hints(content)
    lists, rows, inner = set(), set(), set()
    for name, hint in hints.items():
        if get_origin(hint) is not tuple:
            continue
        item = get_args(hint)[0]
        if item is str:
            lists.add(name)
        elif is_dataclass(item):
            rows.add(name)
            inner |= {f"{name}.{below}" for below in _texts(item, through_rows=True)}
    words = frozenset(_texts(content, through_rows=False))
    return Fields(words, frozenset(lists), frozenset(rows), frozenset(inner))


def _texts(content: Any, *, through_rows: bool) -> Iterator[str]:
    hints = get_type_hints(content)
    for field in fields(content):
        hint = hints[field.name]
        if hint is str:
            yield field.name
        elif through_rows or get_origin(hint) is not tuple:
            for part in (hint, *get_args(hint)):
                if isinstance(part, type) and is_dataclass(part):
                    below = _texts(part, through_rows=through_rows)
                    yield from (f"{field.name}.{name}" for name in below)
