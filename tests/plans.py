"""How the store answers what it is asked: which tables it goes through from end to end."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import event

from db.store import Store

LARGE = ("dossier", "act", "print_job", "dossier_watch", "money_line", "queue_ticket")
ALIAS = re.compile(r"\b(\w+) AS (\w+)")  # SQLite's plan names a table by its alias alone


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
            if statement.startswith(("SELECT", "WITH")):
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


def all_acts_of_a_desk(store: Store, statements: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Steps that go through a desk's acts to look for each in the outbox, which is empty mostly:
    in time a desk may have made nearly all acts there are."""
    return [
        (step, statement)
        for step, statement in steps(store, statements)
        if "outbox" in statement and step.startswith("SEARCH act ") and "(desk=? AND seq>?)" in step
    ]


def _scanned(step: str, named: Mapping[str, str]) -> str:
    """The table that is gone through, by its own name where the question has another for it."""
    if not step.startswith("SCAN ") or "USING" in step:
        return ""
    table = step.split()[1]
    return named.get(table, table)
