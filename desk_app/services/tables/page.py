"""What a table holds before it is a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

Cell: TypeAlias = str | int | Decimal | date | datetime | timedelta | None
"""Moments are written as they are given: the caller turns them to the office's clock."""

AT_ONCE: Final = 200  # lines that come together

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  # wide ones are meant
"""What a table program takes for the beginning of a formula; it reads wide letters as narrow."""


class Stopped(Exception):
    """Who asked for the file wants it no more; raised by the lines themselves."""


class BoldLine(tuple[Cell, ...]):
    """A sum, or a heading inside the table."""

    __slots__ = ()


class Said(NamedTuple):
    """A line below the table."""

    words: str
    grave: bool = False  # red where there are colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet of a workbook, or one file of CSV."""

    title: str  # at most 31 letters, none of []:*?/\\
    above: Sequence[str]  # lines over the head: what the table is of
    heads: Sequence[tuple[str, int]]  # with the width of their columns, in characters
    lines: Iterable[Sequence[Cell]]
    groups: Sequence[Sequence[str]] = ()  # headings over each head, outermost first
    numbers: Sequence[str] = ()  # that the form gives its columns; empty: none
    below: Sequence[Said] = ()
    beside: int = 0  # columns that stay when the sheet is moved sideways

    @property
    def headings(self) -> Sequence[Sequence[str]]:
        """Of each column, outermost first, its own last."""
        groups = self.groups or [()] * len(self.heads)
        return [(*above, head) for above, (head, _) in zip(groups, self.heads, strict=True)]
