"""Marks beyond the first hundred, and what SQL takes for the same fact as Python does."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Boolean, Integer, literal, select

from db.queries.day.line import line_of_day
from db.queries.day.lists import Behind, behind
from db.queries.day.marked import fact_text
from db.queries.day.seen import MOST, Findings, findings, findings_about, red_unseen
from db.store import Store, new_id
from db.tables.metadata import Moment
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.ids import DossierId
from desk_app.domain.people.rights import Role
from desk_app.domain.watching.findings import Finding, Trouble
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.step import write_step
from desk_app.services.watching.horizon import day_of
from desk_app.services.watching.review import MarkSeen, mark_seen
from tests.builders import LEADER, Clock, a_calendar, a_desk, an_officer, an_order
from tests.step_bodies import good_bodies

NOON = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "values",
    [
        (NOON,),
        (NOON + timedelta(milliseconds=7), True),
        (NOON + timedelta(seconds=1, milliseconds=120), False, 2),
        (None, False),
        (0,),
    ],
)
def test_that_sql_words_a_fact_as_python_does(store: Store, values: tuple[object, ...]) -> None:
    kinds = {bool: Boolean, int: Integer, datetime: Moment, type(None): Moment}
    given = (literal(each, kinds[type(each)]()).label(f"c{n}") for n, each in enumerate(values))
    columns = list(select(*given).subquery().c)
    with store.reading.connect() as connection:
        row = connection.execute(select(fact_text(columns), *columns)).one()
    assert row[0] == " ".join(map(str, row[1:])) == " ".join(map(str, values))


def test_that_those_behind_the_first_hundred_come_up_when_these_are_seen(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    for _each in range(MOST + 3):
        clock.forward(timedelta(minutes=1))
        order = an_order(key=DossierId(new_id(clock.at)))
        receive_dossier(order, an_officer(), desk)
    clock.forward(timedelta(days=7))
    day = day_of(clock.at, a_calendar())

    def late() -> tuple[Findings, list[Finding]]:
        found = store.ask(findings)(day, store.ask(line_of_day)(day), "Q1")
        return found, [line for line in found.lines if line.about is Trouble.LATE]

    found, first = late()
    assert (len(first), found.counts[Trouble.LATE], found.unseen_of[Trouble.LATE]) == (
        100,
        103,
        103,
    )
    assert found.red_unseen == store.ask(red_unseen)(day, "Q1", day.ends) == 103
    for line in first:
        seen = MarkSeen(about=line.about, key=line.key, fact=line.fact)
        mark_seen(seen, an_officer(LEADER, Role.LEADER), desk)
    found, then = late()
    assert (len(then), found.unseen_of[Trouble.LATE]) == (100, 3)
    assert [line.seen for line in then] == [False] * 3 + [True] * 97
    assert not {line.key for line in then[:3]} & {line.key for line in first}
    assert store.ask(red_unseen)(day, "Q1", day.ends) == 3


def test_that_a_list_that_is_cut_has_the_dossiers_its_findings_tell_of(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    """One is late by the clock, the other was asked for papers twice before that."""
    clock = Clock()
    desk = a_desk(work, clock)
    _by_clock, asked = (
        receive_dossier(an_order(key=DossierId(new_id(clock.at))), an_officer(), desk)
        for _each in range(2)
    )
    for step in (kinds.SUPPLEMENT_ASKED, kinds.SUPPLEMENT_RECEIVED, kinds.SUPPLEMENT_ASKED):
        clock.forward(timedelta(minutes=5))
        with work() as tx:
            body = good_bodies(tx.dossiers.get(asked.id))[step]
            write_step(tx, asked.id, step, body, an_officer(), clock.at)
            tx.commit()
    clock.forward(timedelta(days=7))
    day = day_of(clock.at, a_calendar())
    (told,) = store.ask(findings_about)(day, Trouble.LATE, None, 1)
    (listed,) = store.ask(behind)(Behind(what="late"), day, None, 1)
    assert told.dossier == listed.id == asked.id
    assert len(store.ask(behind)(Behind(what="late"), day)) == 2


def test_that_red_ones_of_no_dossier_are_counted_behind_the_first_hundred(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    for _each in range(MOST + 3):  # no paper of any was asked for
        receive_dossier(an_order(key=DossierId(new_id(clock.at))), an_officer(), desk)
    clock.forward(timedelta(minutes=30))
    day = day_of(clock.at, a_calendar())
    found = store.ask(findings)(day, store.ask(line_of_day)(day), "Q1")
    assert found.counts[Trouble.UNPRINTED] == 103
    assert [line.about for line in found.lines].count(Trouble.UNPRINTED) == 100
    assert found.red_unseen == store.ask(red_unseen)(day, "Q1", day.ends) == 103
    assert store.ask(red_unseen)(day, "Q1", day.begins) == 0
