"""Papers drawn again for an inspection, from what their first print kept."""

from pathlib import Path
from uuid import uuid4

import pypdfium2

from db.queries.timeline import dossier_view
from db.store import Store
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.series import the_series
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer
from desk_app.wiring.inspection.copies import Copies
from desk_app.wiring.papers.forms import PaperForms
from tests.builders import an_order
from tests.ui.dossiers.counter import FACTS
from tests.wiring.test_drawing import Papers, Work


def test_that_each_wording_is_drawn_once_and_marked_as_a_copy(
    work: Work, store: Store, tmp_path: Path
) -> None:
    papers = Papers(work, store, tmp_path)
    dossier = receive_dossier(an_order(), papers.by, papers.desk)
    worded = papers.at().worded(dossier.id, RECEIPT)
    first = PrintOrder(
        job=uuid4(), dossier=dossier.id, form=RECEIPT, printer="", copies=1, worded=worded
    )
    hand_over_to_printer(first, papers.by, papers.desk)
    again = PrintOrder(job=uuid4(), dossier=dossier.id, form=RECEIPT, printer="", copies=1)
    hand_over_to_printer(again, papers.by, papers.desk)
    jobs = store.ask(dossier_view)(dossier.id).prints
    assert len(jobs) == 2
    forms = PaperForms(FormsShelf(tmp_path, str), the_series(FACTS.unit), lambda _code, _day: None)
    (copy,) = Copies(forms).of(jobs, frozenset())
    assert copy.content.startswith(b"%PDF"), copy.trouble
    assert copy.form == RECEIPT
    page = pypdfium2.PdfDocument(copy.content)[0]
    words = " ".join(page.get_textpage().get_text_bounded().split())
    assert "Bản sao phục vụ thanh tra, kiểm tra" in words
    assert str(dossier.code) in words
    assert dossier.applicant.id_number not in words


def test_that_a_print_of_before_words_were_kept_is_said_and_not_worded_anew(
    work: Work, store: Store, tmp_path: Path
) -> None:
    papers = Papers(work, store, tmp_path)
    dossier = receive_dossier(an_order(), papers.by, papers.desk)
    order = PrintOrder(job=uuid4(), dossier=dossier.id, form=RECEIPT, printer="", copies=1)
    hand_over_to_printer(order, papers.by, papers.desk)
    forms = PaperForms(FormsShelf(tmp_path, str), the_series(FACTS.unit), lambda _code, _day: None)
    (copy,) = Copies(forms).of(store.ask(dossier_view)(dossier.id).prints, None)
    assert not copy.content
    assert "không lưu lời văn" in copy.trouble
