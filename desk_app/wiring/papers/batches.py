"""What the minutes of a hand-over say: worded from the list and its dossiers."""

from collections.abc import Callable, Sequence
from datetime import datetime

from desk_app.documents.office.hand_over_minutes import HandOverMinutes
from desk_app.documents.office.hand_over_minutes_of import (
    BatchDossier,
    HandOverBatch,
    hand_over_minutes_of,
)
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts


def minutes_content(
    batch: Batch,
    dossiers: Sequence[Dossier],
    facts: DeskFacts,
    shown: Callable[[datetime], Sequence[ShownDue]],
    series: PaperSeries,
) -> HandOverMinutes:
    """Args:
    dossiers: Of the batch, in its order.
    shown: A due moment as the office shows it now, first of all.
    """
    listed = [
        BatchDossier(dossier, shown(dossier.due.at)[0] if dossier.due.at else None)
        for dossier in dossiers
    ]
    given = HandOverBatch(
        number=batch.number.number,
        at=batch.at,
        dossiers=listed,
        giver=batch.officer_name,
        department=batch.unit,
    )
    return hand_over_minutes_of(given, facts, series=series)
