"""What the paper of somebody sent away says, drawn as the desk would draw it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.queries.procedures import procedure_on
from db.queries.timeline import dossier_view
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.documents.editions import shipped_editions
from desk_app.documents.legal.notices import Refusal, SupplementRequest
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.paper.draw import pdf
from desk_app.documents.series import the_series
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office_time import office_date
from desk_app.domain.sent_away import Answer
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.wiring.drawing import Drawing
from desk_app.wiring.papers.forms import PaperForms
from desk_app.wiring.papers.sent_away import PAPERS, away_content
from tests.builders import a_desk, a_sending, an_officer
from tests.documents.reading import scan, text_of
from tests.ui.dossiers.counter import FACTS

Work = Callable[[], UnitOfWork]


@pytest.mark.parametrize(
    ("answer", "content"), [(Answer.SUPPLEMENT, SupplementRequest), (Answer.REFUSED, Refusal)]
)
def test_that_each_answer_has_its_paper_with_number_and_reason(
    work: Work, answer: Answer, content: type
) -> None:
    send = {Answer.SUPPLEMENT: ask_supplement_first, Answer.REFUSED: refuse_intake}[answer]
    away = send(a_sending(), an_officer(), a_desk(work))
    said = away_content(away, FACTS, "Bản in lại lần 1")
    assert isinstance(said, content)
    assert said.number == f"{away.number.number:04}/{away.number.suffix}"
    edition = shipped_editions().on(office_date(away.at))
    words = text_of(pdf(PAPERS[away.answer], said, edition))
    for part in (said.number, away.reason, away.request, "Bản in lại lần 1"):
        assert part in words


def test_that_the_preview_shows_the_qr_of_the_paper(
    work: Work, store: Store, tmp_path: Path
) -> None:
    away = ask_supplement_first(a_sending(), an_officer(), a_desk(work))
    shelf = FormsShelf(tmp_path / "forms", str)
    forms = PaperForms(shelf, the_series(FACTS.unit), store.ask(procedure_on))
    drawing = Drawing(
        store.ask(dossier_view),
        FACTS,
        lambda at: (ShownDue(at),),
        forms,
        lambda dossier, _due: str(dossier.code),
    )
    seen = drawing.preview(away.id, PAPERS[away.answer], None, "A4")
    assert scan(seen, 203) == {"QRCode": away.number.scanned}
