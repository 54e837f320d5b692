"""The head of a table whose columns stand under shared headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """One cell of the head; places count from 0."""

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def depth_of(columns: Sequence[Sequence[str]]) -> int:
    return max(map(len, columns), default=0)


def spans(columns: Sequence[Sequence[str]]) -> Sequence[Span]:
    """The cells of a head, row by row.

    Neighbours with the same words under the same headings share a cell; the last words of a
    column reach down to the foot of the head.

    Args:
        columns: The headings of each, outermost first; its own last. None is empty.
    """
    depth = depth_of(columns)
    return [span for row in range(depth) for span in _row(columns, row, depth)]


def _row(columns: Sequence[Sequence[str]], row: int, depth: int) -> Iterator[Span]:
    place = 0
    while place < len(columns):
        words = columns[place]
        if row >= len(words):  # a cell of a row above reaches down here
            place += 1
            continue
        if row == len(words) - 1:
            yield Span(words[row], row, place, rows=depth - row)
            place += 1
            continue
        wide = 1
        while place + wide < len(columns) and _shares(columns[place + wide], words, row):
            wide += 1
        yield Span(words[row], row, place, columns=wide)
        place += wide


def _shares(other: Sequence[str], words: Sequence[str], row: int) -> bool:
    return len(other) > row + 1 and list(other[: row + 1]) == list(words[: row + 1])
