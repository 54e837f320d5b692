"""The real public catalogues, whole. Skipped where they are not beside this tree."""

import gzip
from pathlib import Path

import pytest

from desk_app.domain.law.procedure import procedure_facts, procedure_from
from desk_app.services.catalogue.catalogue_file import read_catalogue

DATA = Path(__file__).parents[3].parent / "shared/data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="public catalogues are not here")


_EVERY = 6  # of the whole feed: enough of each trap, and quick


def test_that_every_published_procedure_of_communes_is_read() -> None:
    reading = read_catalogue("commune", (DATA / "tthc_commune.json").read_bytes())
    assert (len(reading.procedures), list(reading.problems)) == (316, [])
    for procedure in reading.procedures:
        assert procedure_from(procedure_facts(procedure)) == procedure


def test_that_the_national_feed_is_read_without_a_problem() -> None:
    lines = gzip.decompress((DATA / "portal_feed.jsonl.gz").read_bytes()).splitlines()[::_EVERY]
    reading = read_catalogue("feed", b"\n".join(lines))
    assert (len(reading.procedures), list(reading.problems)) == (len(lines), [])
    for procedure in reading.procedures:
        assert procedure_from(procedure_facts(procedure)) == procedure


def test_that_the_readable_examples_are_read() -> None:
    for file in sorted((DATA / "portal").glob("*.json")):
        (procedure,) = read_catalogue(file.name, file.read_bytes()).procedures
        assert procedure.code == file.stem
        assert procedure.papers() or procedure.notes()
