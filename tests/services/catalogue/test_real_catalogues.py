"""The real public catalogues, whole. Skipped where they are not beside this tree."""

import gzip
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import procedure_facts, procedure_from
from desk_app.domain.law.published import keep_decisions
from desk_app.domain.money.bill import FeeEntry, bill_of
from desk_app.domain.money.counted import Counted
from desk_app.services.catalogue.catalogue_file import read_catalogue
from desk_app.services.catalogue.comparing.doubts import doubts_of
from desk_app.services.catalogue.files import read_files
from desk_app.services.catalogue.problem_in_words import kind_in_words, problem_in_words
from desk_app.services.catalogue.sheets.writing import workbook
from desk_app.services.catalogue.starter import starter_catalogue

DATA = Path(__file__).parents[3].parent / "shared/data"
pytestmark = [
    pytest.mark.skipif(not DATA.exists(), reason="public catalogues are not here"),
    pytest.mark.real_catalogues,
]

TODAY = date(2026, 11, 22)
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


@pytest.mark.parametrize(
    ("code", "counted", "dong"),
    [
        ("2.000815", Counted(pages=7, copies=3), 27_000),
        ("2.000635", Counted(copies=3), 24_000),
    ],
)
def test_that_the_national_feed_leaves_the_sums_of_the_starter_catalogue(
    code: str, counted: Counted, dong: int
) -> None:
    held = next(procedure for procedure in starter_catalogue() if procedure.code == code)
    lines = gzip.decompress((DATA / "portal_feed.jsonl.gz").read_bytes()).splitlines()
    ours = next(line for line in lines if json.loads(line)["code"] == code)
    (read,) = read_catalogue("feed", ours).procedures
    for procedure in (held, keep_decisions(read, held)):
        entry = FeeEntry(counted=counted)
        bill = bill_of(procedure, procedure.fees_for(Channel.DIRECT), entry, (), TODAY)
        assert bill.total == dong


def test_that_the_readable_examples_are_read() -> None:
    for file in sorted((DATA / "portal").glob("*.json")):
        (procedure,) = read_catalogue(file.name, file.read_bytes()).procedures
        assert procedure.code == file.stem
        assert procedure.papers() or procedure.notes()


def test_that_every_doubt_about_the_communes_procedures_has_words() -> None:
    reading = read_catalogue("commune", (DATA / "tthc_commune.json").read_bytes())
    doubts = [doubt for each in reading.procedures for doubt in doubts_of(each)]
    told = Counter(kind_in_words(doubt.why) for doubt in doubts if problem_in_words(doubt))
    assert told.total() == len(doubts) > 0
    assert {"Mức thu thiếu nghìn", "Ngày hay ngày làm việc", "Tên quá dài"} <= set(told)


def test_that_what_was_published_comes_back_from_the_offices_own_tables() -> None:
    lines = gzip.decompress((DATA / "portal_feed.jsonl.gz").read_bytes()).splitlines()[::40]
    published = read_catalogue("feed", b"\n".join(lines)).procedures
    read = read_files([("a.xlsx", workbook(published))])
    assert read.problems == []
    assert [read.own[each.code].onto(each) for each in published] == list(published)
