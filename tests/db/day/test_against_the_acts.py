"""Every figure of the day is what a slow, plain count of the acts says, on random offices."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings

from db.queries.day.line import line_of_day
from db.queries.day.lists import Behind, behind, how_many_behind
from db.queries.day.received import received, usual_by_hour
from db.queries.day.seen import findings, findings_about
from db.queries.day.seen_of_dossiers import SOUGHT
from db.queries.day.standing import Standing, due_soon, standing
from db.queries.day.visitors import satisfaction
from db.queries.day_end.sheet import day_found
from desk_app.domain.ids import DeskId
from desk_app.domain.office_time import office_date
from desk_app.domain.watching.findings import Trouble
from tests.builders import LEADER, RECEPTION, UNIT
from tests.db.day.random_office import DAYS, PAID_DAYS, Slow, lived

HERE = DeskId("Q1")
PLAYED = Sequence[tuple[str, int, int, int]]
random_offices = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
whoever = pytest.mark.parametrize("by", [None, RECEPTION, LEADER])


@whoever
@random_offices
@given(days=DAYS)
def test_that_the_figures_are_what_the_acts_say(
    days: PLAYED, by: UUID | None, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        slow = Slow(store, day, by)
        rows = store.ask(received)(day, by)
        by_groups = Counter[tuple[int, UUID, str, str]]()
        for row in rows:
            by_groups[row.hour, row.officer, row.procedure, row.channel] += row.n
        assert by_groups == slow.received()
        assert store.ask(usual_by_hour)(day, by) == slow.usual()
        assert store.ask(standing)(day, by) == Standing(**slow.standing())
        due = Counter[tuple[int, str]]()
        for group in store.ask(due_soon)(day, by):
            due[group.days, group.unit] += group.n
        assert due == slow.due()
        happy = store.ask(satisfaction)(day, by)
        assert (happy.ratings, happy.stars, happy.complaints) == slow.satisfaction()


@whoever
@random_offices
@given(days=DAYS)
def test_that_what_is_to_be_seen_is_what_the_acts_say(
    days: PLAYED, by: UUID | None, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        slow = Slow(store, day, by)
        line = store.ask(line_of_day)(day)
        found = store.ask(findings)(day, line, "Q1", by)
        listed = Counter(line.about.value for line in found.lines)
        for name in (*slow.seen(), "late", "unanswered", "voided", "returned_unpaid"):
            assert listed[name] == slow.seen()[name] == found.counts.get(Trouble(name), 0)


@random_offices
@given(days=PAID_DAYS)
def test_that_what_was_given_out_unpaid_is_one_number_wherever_it_stands(
    days: PLAYED, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        slow = Slow(store, day, None).seen()["returned_unpaid"]
        found = store.ask(findings)(day, store.ask(line_of_day)(day), "Q1")
        number = Behind(what=Trouble.RETURNED_UNPAID.value)
        sheet = store.ask(day_found)(UNIT, HERE, office_date(day.now), day.now).sheet
        assert found.counts.get(Trouble.RETURNED_UNPAID, 0) == slow
        assert (
            len(store.ask(behind)(number, day)) == store.ask(how_many_behind)(number, day) == slow
        )
        assert len(sheet.unpaid) == slow


@whoever
@random_offices
@given(days=DAYS)
def test_that_where_a_list_is_cut_its_findings_are_of_the_same_dossiers(
    days: PLAYED, by: UUID | None, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        for about in SOUGHT:
            for most in (1, 2, 3):
                told = store.ask(findings_about)(day, about, by, most)
                listed = store.ask(behind)(Behind(what=about.value), day, by, most)
                assert {each.dossier for each in told} == {line.id for line in listed}


@random_offices
@given(days=DAYS)
def test_that_the_list_behind_a_number_has_as_many_dossiers(
    days: PLAYED, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        counted = store.ask(standing)(day, None)
        for name in Standing.__slots__:
            number = Behind(what=name)
            assert len(store.ask(behind)(number, day)) == getattr(counted, name)
            assert store.ask(how_many_behind)(number, day) == getattr(counted, name)
        slow = Slow(store, day, None).seen()
        for about in SOUGHT:
            number = Behind(what=about.value)
            if about.value not in Standing.__slots__ and about is not Trouble.LOW_RATING:
                assert store.ask(how_many_behind)(number, day) == slow[about.value]
        for row in store.ask(received)(day):
            number = Behind(
                what="received",
                hour=row.hour,
                officer=row.officer,
                procedures=[row.procedure],
                channel=row.channel,
            )
            assert len(store.ask(behind)(number, day)) == row.n
        for group in store.ask(due_soon)(day):
            at_desk = () if group.unit else (group.procedure,)
            number = Behind(what="due", days=group.days, unit=group.unit, procedures=at_desk)
            assert len(store.ask(behind)(number, day)) == group.n
