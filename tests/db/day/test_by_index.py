"""The day opens quickly however many dossiers there are: no question looks through them all."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, text

from db.queries.day.lists import Behind, behind
from db.queries.day.money import BEHIND, sums_behind
from db.queries.day.seen_of_dossiers import SOUGHT, how_many_of_dossiers
from db.queries.day.standing import Standing, stands
from db.queries.day.whole import whole_day
from db.queries.hand_over.waiting import waiting, waiting_since_before
from db.queries.worklist import Filter, Horizon, counts, open_dossiers
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.watching.horizon import day_of
from tests.builders import FRIDAY_MORNING, RECEPTION, a_calendar, a_desk, an_officer, an_order

LARGE = ("dossier", "act", "print_job", "dossier_watch", "money_line", "queue_ticket")
ALIAS = re.compile(r"\b(\w+) AS (\w+)")  # SQLite's plan names a table by its alias alone
NOON = FRIDAY_MORNING + timedelta(hours=3)
DAY = day_of(FRIDAY_MORNING, a_calendar())


@contextmanager
def asked(store: Store) -> Iterator[list[tuple[str, Any]]]:
    statements: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        statements.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    yield statements
    event.remove(store.engine, "before_cursor_execute", note)


def steps(store: Store, statements: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """How each question is answered, step by step, with the question."""
    found = []
    with closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        for statement, parameters in statements:
            if statement.startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
                found += [(row[3], statement) for row in cursor.fetchall()]
    return found


def scans(store: Store, statements: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Steps that go through a large table from end to end, with their question."""
    return [
        (step, statement)
        for step, statement in steps(store, statements)
        if _scanned(step, {alias: table for table, alias in ALIAS.findall(statement)}) in LARGE
    ]


def _scanned(step: str, named: Mapping[str, str]) -> str:
    """The table that is gone through, by its own name where the question has another for it."""
    if not step.startswith("SCAN ") or "USING" in step:
        return ""
    table = step.split()[1]
    return named.get(table, table)


@pytest.mark.parametrize("by", [None, RECEPTION])
def test_that_no_question_of_the_day_goes_through_a_large_table(
    store: Store, work: Callable[[], UnitOfWork], by: UUID | None
) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    with asked(store) as statements:
        store.ask(whole_day)(DAY, "Q1", by)
        for name in (*Standing.__slots__, "received", "due", "rated", *BEHIND, *SOUGHT):
            store.ask(behind)(Behind(what=name), DAY, by)
            if name in BEHIND:
                store.ask(sums_behind)(name, DAY, by, None)
        for about in SOUGHT:
            store.ask(how_many_of_dossiers)(DAY, by, {about})
    assert len(statements) > 40
    assert scans(store, statements) == []
    with store.reading.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM dossier")).scalar() == 1


@pytest.mark.parametrize(
    ("question", "scanned"),
    [
        ("SELECT channel FROM dossier WHERE channel > ''", True),
        ("SELECT old.channel FROM dossier AS old WHERE old.channel > ''", True),
        ("SELECT 1 FROM dossier AS old WHERE old.n = 1", False),
    ],
)
def test_that_a_question_that_goes_through_a_large_table_is_found(
    store: Store, question: str, *, scanned: bool
) -> None:
    assert bool(scans(store, [(question, ())])) is scanned


def test_that_papers_at_the_desk_are_counted_and_listed_from_their_own_index(store: Store) -> None:
    horizon = Horizon(now=NOON, end_of_today=NOON, end_of_soon=NOON, end_of_next=NOON)
    with asked(store) as statements:
        store.ask(stands)(DAY)
        store.ask(stands)(DAY, RECEPTION)
        store.ask(waiting)()
        store.ask(waiting_since_before)(NOON)
        store.ask(counts)(horizon)
        store.ask(open_dossiers)(Filter.NOT_HANDED_OVER, horizon)
    about_papers = [each for each in statements if "papers_at = 'desk'" in each[0]]
    assert len(about_papers) == 6
    for statement in about_papers:
        assert any(
            "USING INDEX ix_dossier_at_the_desk" in step for step, _ in steps(store, [statement])
        )


def test_that_of_a_long_list_only_the_rows_that_are_shown_are_read(store: Store) -> None:
    horizon = Horizon(now=NOON, end_of_today=NOON, end_of_soon=NOON, end_of_next=NOON)
    with asked(store) as statements:
        for which in set(Filter) - {Filter.APOLOGY_DUE}:
            store.ask(open_dossiers)(which, horizon)
        for name in ("late", "ready", "due_today", "not_handed_over"):
            store.ask(behind)(Behind(what=name), DAY)
    lists = [one for one in statements if one[0].startswith("SELECT dossier.n")]
    assert len(lists) == len(Filter) - 1 + 4
    for one in lists:
        assert steps(store, [one])[0][0] == "SEARCH dossier USING INTEGER PRIMARY KEY (rowid=?)"
