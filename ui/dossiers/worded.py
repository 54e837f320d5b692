"""Rows of a long list, each put into words when it is first looked at: most never are."""

from collections.abc import Callable, Sequence
from typing import overload

from typing_extensions import override

from db.queries.rows import DossierLine
from desk_app.domain.ids import DossierId
from ui.dossiers.words import DossierRow


class WordedLines(Sequence[DossierRow]):
    """`lines` as rows. A row keeps its words: `word` must say the same whenever it is asked."""

    def __init__(
        self, lines: Sequence[DossierLine], word: Callable[[DossierLine], DossierRow]
    ) -> None:
        self._lines, self._word = lines, word
        self._rows: dict[int, DossierRow] = {}

    def place_of(self, dossier: DossierId) -> int | None:
        return next((n for n, line in enumerate(self._lines) if line.id == dossier), None)

    @override
    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> DossierRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DossierRow]: ...
    @override
    def __getitem__(self, index: int | slice) -> DossierRow | Sequence[DossierRow]:
        if isinstance(index, slice):
            return [self[n] for n in range(len(self._lines))[index]]
        place = range(len(self._lines))[index]
        if place not in self._rows:
            self._rows[place] = self._word(self._lines[place])
        return self._rows[place]


def place_of(dossier: DossierId, rows: Sequence[DossierRow]) -> int | None:
    """Where `dossier` stands among `rows`, which need no words for it; None: nowhere."""
    if isinstance(rows, WordedLines):
        return rows.place_of(dossier)
    return next((n for n, row in enumerate(rows) if row.id == dossier), None)
