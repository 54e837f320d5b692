"""The day opens quickly however many dossiers there are: no question looks through them all."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, text

from db.queries.day.lists import Behind, behind
from db.queries.day.money import BEHIND, sums_behind
from db.queries.day.seen_of_dossiers import SOUGHT, how_many_of_dossiers
from db.queries.day.standing import Standing
from db.queries.day.whole import whole_day
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.watching.horizon import day_of
from tests.builders import FRIDAY_MORNING, RECEPTION, a_calendar, a_desk, an_officer, an_order

LARGE = ("dossier", "act", "print_job", "dossier_watch", "money_line", "queue_ticket")
ALIAS = re.compile(r"\b(\w+) AS (\w+)")  # SQLite's plan names a table by its alias alone
DAY = day_of(FRIDAY_MORNING, a_calendar())


@contextmanager
def asked(store: Store) -> Iterator[list[tuple[str, Any]]]:
    statements: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        statements.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    yield statements
    event.remove(store.engine, "before_cursor_execute", note)


def scans(store: Store, statements: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Steps that go through a large table from end to end, with their question."""
    found = []
    with closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        for statement, parameters in statements:
            if not statement.startswith("SELECT"):
                continue
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [row[3] for row in cursor.fetchall()]
            named = {alias: table for table, alias in ALIAS.findall(statement)}
            found += [(step, statement) for step in steps if _scanned(step, named) in LARGE]
    return found


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
