"""What the program writes it reads back as the same, as a workbook and as files of CSV."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.files import FilesRead, read_files
from desk_app.services.catalogue.sheets.columns import COLUMNS, head_words
from desk_app.services.catalogue.sheets.writing import csv_files, workbook
from desk_app.services.catalogue.starter import starter_catalogue
from tests.examples import at_most
from tests.services.catalogue.sheets.procedures import ANY_PROCEDURE, BARE, FULL


def as_workbook(procedures: Sequence[Procedure]) -> FilesRead:
    return read_files([("a.xlsx", workbook(procedures))])


def as_csv(procedures: Sequence[Procedure]) -> FilesRead:
    return read_files(list(csv_files(procedures).items()))


@pytest.mark.parametrize("travel", [as_workbook, as_csv])
def test_that_every_field_of_a_procedure_comes_back(travel: object) -> None:
    assert callable(travel)
    read = travel((FULL, BARE))
    assert read.problems == []
    assert read.own[FULL.code].onto(None) == FULL
    assert read.own[BARE.code].onto(None) == BARE
    assert read.own[FULL.code].onto(FULL) == FULL


def test_that_the_starter_catalogue_comes_back_onto_itself() -> None:
    ours = starter_catalogue()
    read = as_workbook(ours)
    assert read.problems == []
    assert [read.own[each.code].onto(each) for each in ours] == list(ours)


@given(st.lists(ANY_PROCEDURE, max_size=3, unique_by=lambda each: each.code))
@settings(max_examples=at_most(60))
def test_that_any_procedure_comes_back_from_csv(procedures: list[Procedure]) -> None:
    read = as_csv(procedures)
    assert read.problems == []
    assert [read.own[each.code].onto(None) for each in procedures] == procedures


@given(ANY_PROCEDURE)
@settings(max_examples=at_most(15))
def test_that_any_procedure_comes_back_from_a_workbook(procedure: Procedure) -> None:
    read = as_workbook([procedure])
    assert read.problems == []
    assert read.own[procedure.code].onto(procedure) == procedure


def test_that_the_template_is_read_as_nothing_and_explains_every_column() -> None:
    read = as_workbook(())
    assert (read.published, read.own, read.problems) == ({}, {}, [])
    for columns in COLUMNS.values():
        assert len({column.key for column in columns}) == len(columns)
        assert len({column.title for column in columns}) == len(columns)


def test_that_no_two_columns_of_a_table_are_recognised_by_the_same_head() -> None:
    for columns in COLUMNS.values():
        heads = [head_words(title) for column in columns for title in (column.title, *column.also)]
        assert len(set(heads)) == len(heads)
