"""A backup, or a database, that a newer program made: refused before anything is replaced."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from central.store import tables as t
from central.store.engine import open_engine
from central.store.version import HEAD
from tests.builders import UNIT
from tests.central.conftest import central, founded
from tests.central.keeping.test_keeping import pg_tools, told


def set_revision(database: str, revision: str) -> None:
    engine = open_engine(database)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": revision})
    engine.dispose()


def desks(database: str) -> list[str]:
    engine = open_engine(database)
    with engine.connect() as connection:
        found = list(connection.execute(select(t.desk.c.id).order_by(t.desk.c.id)).scalars())
    engine.dispose()
    return found


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_that_a_backup_by_a_newer_program_is_refused_before_anything_is_replaced(
    store: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    database, tools = str(tmp_path / "central.sqlite"), tuple[str, ...]()
    if store == "postgres":
        database, tools = request.getfixturevalue("empty_postgres"), pg_tools()
    founded(database)
    backup = tmp_path / "backup"
    set_revision(database, "9999")
    if store == "postgres":
        from central.keeping.dumps import back_up_dump

        engine = open_engine(database)
        back_up_dump(engine, backup, Path(tools[1]))
        engine.dispose()
    else:
        backup.write_bytes(Path(database).read_bytes())
    set_revision(database, HEAD)
    told("add-desk", UNIT, database=database)
    before = desks(database)

    done = central("restore", str(backup), *tools, database=database)
    assert done.returncode == 1
    assert "bản mới hơn" in done.stderr
    assert "9999" in done.stderr
    assert "Traceback" not in done.stderr
    assert desks(database) == before
    told("check", database=database)


def test_that_a_dump_of_something_else_is_refused_with_a_sentence(
    empty_postgres: str, tmp_path: Path
) -> None:
    from central.keeping.dumps import back_up_dump

    backup = tmp_path / "backup"
    engine = open_engine(empty_postgres)
    back_up_dump(engine, backup, Path(pg_tools()[1]))
    engine.dispose()
    founded(empty_postgres)
    before = desks(empty_postgres)
    done = central("restore", str(backup), *pg_tools(), database=empty_postgres)
    assert done.returncode == 1
    assert "không phải bản sao lưu của máy chủ trung tâm" in done.stderr
    assert desks(empty_postgres) == before


def test_that_a_database_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    database = tmp_path / "central.sqlite"
    founded(str(database))
    set_revision(str(database), "9999")
    kept = database.read_bytes()
    for words in (["init"], ["serve", "--port", "0"], ["check"]):
        done = central(*words, database=str(database))
        assert done.returncode == 1
        assert "Nâng cấp máy chủ" in done.stderr
        assert "Traceback" not in done.stderr
    assert database.read_bytes() == kept
