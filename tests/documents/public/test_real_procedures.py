"""Papers of published procedures, the longest among them. Skipped where these are not here."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.documents.editions import own_editions
from desk_app.documents.kinds import CHECKLIST, KINDS, NOTICE_SHEET
from desk_app.documents.paper.draw import pdf
from desk_app.documents.public.checklist_of import Unprepared, checklist_of
from desk_app.documents.public.notice_sheet_of import notice_sheet_of
from desk_app.documents.samples import public as samples
from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.catalogue_file import read_catalogue
from tests.documents.reading import boxes_of, overlaps, text_of

DATA = Path(__file__).parents[3].parent / "shared/data"
pytestmark = [
    pytest.mark.skipif(not DATA.exists(), reason="public catalogues are not here"),
    pytest.mark.real_catalogues,
]

EDITION = own_editions().all[0]
_EVERY = 250  # of the whole feed
_LONGEST = 3


@pytest.fixture(scope="module")
def published() -> list[Procedure]:
    lines = gzip.decompress((DATA / "portal_feed.jsonl.gz").read_bytes()).splitlines()
    longest = sorted(lines, key=len)[-_LONGEST:]
    return list(read_catalogue("feed", b"\n".join([*lines[::_EVERY], *longest])).procedures)


def printed_words(procedure: Procedure) -> Iterator[str]:
    yield from procedure.name.split()
    for case in procedure.cases:
        for paper in case.papers:
            yield from paper.name.split()
    for line in (*procedure.sequence, *procedure.results, *procedure.basis):
        yield from line.split()


def letters(text: str) -> Counter[str]:
    """What is left when signs are replaced and long words are broken."""
    return Counter(char for char in text if char.isalnum())


def test_that_every_sheet_is_whole_and_legible(published: list[Procedure]) -> None:
    assert len(published) > 20
    for procedure in published:
        drawn = pdf(NOTICE_SHEET, notice_sheet_of(procedure, samples.FACTS, samples.DAY), EDITION)
        text = text_of(drawn)
        lost = letters("".join(printed_words(procedure))) - letters(text)
        assert (procedure.code, lost) == (procedure.code, Counter())
        assert "□" not in text
        assert not any(overlaps(page) for page in boxes_of(drawn)), procedure.code


@pytest.mark.parametrize("size", list(KINDS[CHECKLIST].files))
def test_that_every_checklist_names_every_paper(published: list[Procedure], size: str) -> None:
    for procedure in published:
        asked = Unprepared(procedure=procedure)
        slip = checklist_of(asked, samples.FACTS, samples.CALENDAR, samples.NOW)
        drawn = pdf(CHECKLIST, slip, EDITION, size)
        wanted = letters("".join(paper.name for paper in procedure.papers()))
        assert (procedure.code, wanted - letters(text_of(drawn))) == (procedure.code, Counter())
        assert not any(overlaps(page) for page in boxes_of(drawn)), procedure.code
