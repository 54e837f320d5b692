"""A centre of before: what lies in it is there after the migration, and is counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, make_url, text

from central.office import hash_of_code
from central.store.engine import open_engine
from central.store.migrate import migrate, migration_config
from central.store.often.glance import glance
from central.store.units import Units
from desk_app.domain.ids import UnitCode


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    if database.startswith("sqlite"):
        Path(make_url(database).database or "").parent.mkdir()
    engine = open_engine(database)
    yield engine
    engine.dispose()


def test_that_invitations_and_desks_of_before_are_still_good(engine: Engine) -> None:
    to_revision(engine, "0005")
    code, secret = hash_of_code("ABCD"), b"s" * 32
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO invitation VALUES (:code, 'H1.1', 'Q1', 1)"), {"code": code}
        )
        connection.execute(
            text(
                "INSERT INTO desk (unit, id, name, made_at, secret, last_seq, last_digest)"
                " VALUES ('H1.1', 'Q1', 'A', 0, :secret, 0, :none)"
            ),
            {"secret": secret, "none": b""},
        )
        connection.execute(
            text("INSERT INTO counter VALUES ('H1.1', 'e', 3, :none, 1)"), {"none": b""}
        )
    migrate(engine)
    with engine.begin() as connection:
        units = Units(connection)
        found = units.invitation(code)
        assert found is not None
        assert (found.unit, found.desk) == ("H1.1", "Q1")
        assert all(glance(connection, secret, UnitCode(unit)) for unit in ("H1.1", "H9.9"))
        counted = connection.execute(text("SELECT position, counted, counted_by FROM counter"))
        assert tuple(counted.one()) == (3, 0, 0)  # waits to be counted


def to_revision(engine: Engine, revision: str) -> None:
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
