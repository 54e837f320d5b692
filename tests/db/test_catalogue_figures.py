"""A catalogue of known figures shows exactly these figures."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Connection

from db.queries.catalogue import Change, listing, what_is_new
from db.queries.catalogue_figures import changed_within, figures
from db.queries.procedures import how_many
from db.repositories.catalogue import SHORTENED, Catalogue
from db.store import open_store
from desk_app.domain.law.procedure import Flag, Level, over_limit
from desk_app.services.catalogue.sample_province import FIRST, LAST, SAMPLE, SINCE, sample_province
from tests.builders import KEY

AFTER = date(2024, 1, 21)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def province(empty_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("province") / "province.sqlite"
    copy(empty_store_file, file)
    store = open_store(file, KEY)
    with store.engine.begin() as connection:
        for edition, procedures in sample_province():
            Catalogue(connection).put(edition, procedures)
    store.close()
    return file


@pytest.fixture
def connection(province: Path) -> Iterator[Connection]:
    store = open_store(province, KEY)
    with store.reading.connect() as connection:
        yield connection
    store.close()


def test_that_a_province_has_1854_procedures_as_1434_and_265_and_155(
    connection: Connection,
) -> None:
    seen = figures(connection, AFTER)
    assert seen.total == how_many(connection, AFTER) == 1_854
    assert (
        seen.listed[Level.PROVINCE],
        seen.listed[Level.DISTRICT],
        seen.listed[Level.COMMUNE],
    ) == (1_434, 265, 155)
    assert sum(seen.listed.values()) + seen.without_level == seen.total


def test_that_114_shared_by_levels_are_counted_once_in_the_total_and_at_each_of_their_levels(
    connection: Connection,
) -> None:
    seen = figures(connection, AFTER)
    assert seen.shared == 114
    assert seen.done_at[Level.PROVINCE] == 1_434
    assert seen.done_at[Level.DISTRICT] == 265 + 90
    assert seen.done_at[Level.COMMUNE] == 155 + 24 + 30
    assert len(listing(connection, AFTER, level=Level.COMMUNE)) == seen.done_at[Level.COMMUNE]


def test_that_the_marks_are_counted(connection: Connection) -> None:
    seen = figures(connection, AFTER)
    assert seen.flags[Flag.INTERLINKED_LEVEL] == 1_407
    assert seen.flags[Flag.INTERLINKED_ACROSS] == 420
    assert seen.flags[Flag.FIVE_ON_THE_SPOT] == 151
    assert seen.shortened == 354
    assert len(listing(connection, AFTER, flag=SHORTENED)) == 354
    assert sum(row.procedures for row in seen.fields) == seen.total


def test_that_89_decisions_changed_789_and_abolished_124(connection: Connection) -> None:
    seen = changed_within(connection, FIRST, LAST)
    assert (seen.decisions, seen.changed, seen.abolished, seen.added) == (89, 789, 124, 0)
    news = what_is_new(connection, FIRST, LAST)
    assert sum(each.change is Change.ABOLISHED for each in news) == 124
    assert len(news) == 789 + 124


def test_that_what_was_abolished_was_there_before(connection: Connection) -> None:
    assert figures(connection, SINCE).total == 1_854 + 124
    assert figures(connection, SINCE - DAY).total == 0
    assert changed_within(connection, SINCE, SINCE).added == 1_854 + 124


def test_that_every_sample_says_so_and_has_a_process_within_its_time() -> None:
    for _, procedures in sample_province():
        for each in procedures:
            assert SAMPLE in each.name
            assert each.steps
            assert over_limit(each) is None
