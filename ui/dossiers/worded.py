"""Rows of a long list of dossiers, put into words when they are first looked at."""

from collections.abc import Sequence

from db.queries.rows import DossierLine
from desk_app.domain.ids import DossierId
from ui.dossiers.words import DossierRow
from ui.widgets.tables.worded import Worded


class WordedLines(Worded[DossierLine, DossierRow]):
    def place_of(self, dossier: DossierId) -> int | None:
        return next((n for n, line in enumerate(self.lines) if line.id == dossier), None)


def place_of(dossier: DossierId, rows: Sequence[DossierRow]) -> int | None:
    """Where `dossier` stands among `rows`, which need no words for it; None: nowhere."""
    if isinstance(rows, WordedLines):
        return rows.place_of(dossier)
    return next((n for n, row in enumerate(rows) if row.id == dossier), None)
