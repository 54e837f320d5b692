"""A centre of before: what lies in it is there after the migration, and is counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, make_url, text

from central.crossing.names import Names, plain
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


def test_that_units_of_before_are_found_by_their_names(engine: Engine) -> None:
    to_revision(engine, "0016")
    name = "Phường  Đặng Ái"
    with engine.begin() as connection:
        for code in ("H1.1", "H1.2"):
            connection.execute(
                text("INSERT INTO unit VALUES (:code, :name, '{}', 0)"),
                {"code": code, "name": name if code == "H1.1" else "Sở Tư pháp"},
            )
        known = {"name": plain(name)}  # an administrator had said so already
        connection.execute(text("INSERT INTO other_name VALUES ('H1.1', :name)"), known)
    migrate(engine)
    with engine.begin() as connection:
        names = Names(connection)
        assert names.unit_called("phường đặng ái") == "H1.1"
        assert names.unit_called("SO TU PHAP") == "H1.2"
        assert names.unit_called("sở") is None


def to_revision(engine: Engine, revision: str) -> None:
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
