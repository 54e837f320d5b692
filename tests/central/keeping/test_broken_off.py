"""`restore` of a dump, killed behind PostgreSQL's own tool: no server begins on an old day."""

import shlex
from pathlib import Path

import pytest
from sqlalchemy import select, text

from central.store import tables as t
from central.store.engine import open_engine
from tests.builders import UNIT
from tests.central.conftest import central, founded
from tests.central.keeping.test_keeping import pg_tools, told

KILLS = "kill -9 $PPID"
FAILS = "exit 1"


@pytest.fixture
def backup(empty_postgres: str, tmp_path: Path) -> Path:
    """Of a centre with one desk, which has another by now."""
    founded(empty_postgres)
    file = tmp_path / "centre.dump"
    told("backup", str(file), *pg_tools(), database=empty_postgres)
    told("add-desk", UNIT, database=empty_postgres)
    return file


def tools(folder: Path, ends: str, *, does: bool = True) -> tuple[str, ...]:
    """PostgreSQL's own, where pg_restore `does` its work first and then `ends`; what only looks
    into the dump goes well."""
    folder.mkdir()
    real = shlex.quote(str(Path(pg_tools()[1]) / "pg_restore"))
    work = f'{real} "$@" || exit 1' if does else ":"
    ours = folder / "pg_restore"
    looks = f'case "$*" in *--single-transaction*) ;; *) exec {real} "$@" ;; esac'
    ours.write_text(f"#!/bin/sh\n{looks}\n{work}\n{ends}\n", "utf-8")
    ours.chmod(0o700)
    return ("--pg-tools", str(folder))


def epoch(database: str) -> str:
    engine = open_engine(database)
    with engine.connect() as connection:
        found = str(connection.execute(select(t.counter.c.epoch)).scalar_one())
    engine.dispose()
    return found


def test_that_no_server_begins_behind_a_restore_that_was_killed(
    empty_postgres: str, backup: Path, tmp_path: Path
) -> None:
    before = epoch(empty_postgres)
    killing = tools(tmp_path / "kills", KILLS)
    assert central("restore", str(backup), *killing, database=empty_postgres).returncode < 0
    assert epoch(empty_postgres) == before
    for words in (["serve", "--port", "0"], ["add-desk", UNIT], ["backup", str(tmp_path / "b")]):
        done = central(*words, database=empty_postgres)
        assert (done.returncode, "restore --in-place" in done.stderr) == (1, True), done.stderr
    told("restore", "--in-place", database=empty_postgres)
    assert epoch(empty_postgres) != before
    told("check", database=empty_postgres)


def test_that_a_restore_that_was_killed_is_done_again(
    empty_postgres: str, backup: Path, tmp_path: Path
) -> None:
    before = epoch(empty_postgres)
    killing = tools(tmp_path / "kills", KILLS, does=False)
    central("restore", str(backup), *killing, database=empty_postgres)
    failing = tools(tmp_path / "fails", FAILS, does=False)
    assert central("restore", str(backup), *failing, database=empty_postgres).returncode == 1
    assert central("check", database=empty_postgres).returncode == 1
    told("restore", str(backup), *pg_tools(), database=empty_postgres)
    told("check", database=empty_postgres)
    assert epoch(empty_postgres) != before


def test_that_a_restore_that_fails_leaves_the_centre_at_work(
    empty_postgres: str, backup: Path, tmp_path: Path
) -> None:
    before = epoch(empty_postgres)
    failing = tools(tmp_path / "fails", FAILS, does=False)
    assert central("restore", str(backup), *failing, database=empty_postgres).returncode == 1
    told("check", database=empty_postgres)
    assert epoch(empty_postgres) == before
    engine = open_engine(empty_postgres)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT to_regclass('restore_under_way')")).scalar()
    engine.dispose()
    assert found is None
