"""Rows of a long list, each put into words when it is first looked at: most never are."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from typing_extensions import override

L = TypeVar("L")  # a line, as it was read
R = TypeVar("R")  # the same in words


class Worded(Sequence[R], Generic[L, R]):
    """`lines` as rows. A row keeps its words: `word` must say the same whenever it is asked."""

    def __init__(self, lines: Sequence[L], word: Callable[[L], R]) -> None:
        self.lines, self._word = lines, word
        self._rows: dict[int, R] = {}

    @override
    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[R]: ...
    @override
    def __getitem__(self, index: int | slice) -> R | Sequence[R]:
        if isinstance(index, slice):
            return [self[n] for n in range(len(self.lines))[index]]
        place = range(len(self.lines))[index]
        if place not in self._rows:
            self._rows[place] = self._word(self.lines[place])
        return self._rows[place]
