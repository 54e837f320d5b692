"""The central store's form, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, make_url, text

from central.store import portal_tables
from central.store.editions import Editions
from central.store.engine import open_engine
from central.store.migrate import StoreNewer, migrate, migration_config
from central.store.seals import Seals
from central.store.tables import metadata
from central.store.version import HEAD, revision_of
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.codes.seal import KEY_BYTES
from desk_app.domain.ids import UnitCode
from desk_app.sync.protocol import stream_digest
from tests.sync.office import Home


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """Of a database with nothing in it."""
    folder = make_url(database).database or ""
    if database.startswith("sqlite"):
        Path(folder).parent.mkdir()
    engine = open_engine(database)
    yield engine
    engine.dispose()


def test_that_the_migrations_make_the_tables_the_program_uses(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == HEAD
        assert portal_tables.portal_item.metadata is metadata
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_that_a_store_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        migrate(engine)


def test_that_the_digest_of_a_stream_is_that_of_its_acts_in_order(home: Home) -> None:
    digest = NO_DIGEST
    for act in home.acts():
        digest = stream_digest(digest, act.digest)
        assert act.stream_digest == digest


def test_that_a_store_of_the_first_version_is_brought_forward(engine: Engine) -> None:
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text("INSERT INTO unit (code, name, facts, made_at) VALUES ('H1.1', 'A', '{}', 0)")
        )
    migrate(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == HEAD
        assert Editions(connection).missing(UnitCode("H1.1"), {}) == ()
        assert connection.execute(text("SELECT code FROM unit")).scalar() == "H1.1"
        (key,) = Seals(connection).keys(UnitCode("H1.1"), [2026])  # units of before seal as well
        assert (key.year, len(key.key), key.in_use) == (2026, KEY_BYTES, True)
