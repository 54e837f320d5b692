"""The line that names the other dossiers of one visit, on Mẫu 01 and on the slips."""

from dataclasses import replace

import pytest

from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import A4, A5, RECEIPT, ROLL, SLIP
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples import receipts, visits
from desk_app.documents.stored import from_stored, to_stored
from tests.documents.reading import text_of

EDITION = shipped_editions().all[0]
SAID = "Hồ sơ 2/3 của một lượt nộp, cùng các mã: H13.45.12-261120-0014, H13.45.12-261120-0016."


@pytest.mark.parametrize(
    ("kind", "content", "media"),
    [(RECEIPT, visits.RECEIPT, A4), (SLIP, visits.SLIP, A5), (SLIP, visits.SLIP, ROLL)],
)
def test_that_papers_of_a_visit_name_its_other_dossiers(
    kind: str, content: object, media: str
) -> None:
    drawn = pdf(kind, content, EDITION, media, Manner(copies=("Liên 1: Lưu",)))
    assert text_of(drawn).count(SAID) == 1


def test_that_a_dossier_alone_says_nothing_of_a_visit() -> None:
    assert "lượt nộp" not in text_of(pdf(RECEIPT, receipts.USUAL, EDITION))
    assert "lượt nộp" not in text_of(pdf(SLIP, receipts.SLIP, EDITION, A5))


def test_that_a_paper_stored_before_there_were_visits_is_drawn_as_it_was() -> None:
    facts = to_stored(receipts.USUAL)
    del facts["visit_line"]
    assert from_stored(RECEIPT, facts) == receipts.USUAL
    assert replace(visits.RECEIPT, visit_line="") == receipts.USUAL
