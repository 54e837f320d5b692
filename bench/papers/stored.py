"""P3: the receipt of a dossier of the store, read, worded and drawn, against its marks alone."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bench.bare_store import BareStore
from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.office import an_office
from bench.papers.marks import marks_of, replay
from bench.papers.printing import drawing, forms_of
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import pdf
from desk_app.documents.stored import from_stored
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.wiring.drawing import Drawing
from desk_app.wiring.papers.forms import PaperForms

_MOST: Final = 2.0
_FORMS_SINCE: Final = datetime(2025, 9, 15, tzinfo=OFFICE_TIME)  # of `resources/forms`


def stored_papers(filled: Path, folder: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Of dossiers received whenever there were forms, the same in each run."""
    chance = Random(rounds)  # noqa: S311  # see above
    with an_office(filled) as (store, desk), BareStore(filled) as bare:
        forms = forms_of(store, folder)
        draw = drawing(store, desk, forms)
        papers = [
            partial(_receipt, draw, forms, DossierId(dossier))
            for _code, dossier in bare.any_dossiers(chance, with_warm_up(rounds), _FORMS_SINCE)
        ]

        def floor() -> Iterator[Round]:
            for paper in papers:
                yield partial(replay, marks_of(paper))

        ours, least = in_turn(papers, floor())
    yield Figure(
        budget="P3",
        what="receipt of a dossier of the store: read, worded and drawn",
        dossiers=dossiers,
        ours_ms=median(ours),
        floor_ms=median(least),
        most=_MOST,
        note=f"p95 {p95(ours):.1f} ms; floor: the marks alone",
    )


def _receipt(draw: Drawing, forms: PaperForms, dossier: DossierId) -> bytes:
    worded = draw.worded(dossier, RECEIPT)
    content = from_stored(RECEIPT, worded.content)
    return pdf(RECEIPT, content, forms.named(RECEIPT, worded.edition))
