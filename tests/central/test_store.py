"""The central store's form, on both databases."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from central.store.engine import open_engine
from central.store.migrate import StoreNewer, migrate
from central.store.tables import metadata
from central.store.version import HEAD, revision_of
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.sync.protocol import stream_digest
from tests.sync.office import Home


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_that_the_migrations_make_the_tables_the_program_uses(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    postgres = database == "postgresql"
    address = request.getfixturevalue("empty_postgres") if postgres else tmp_path / "c.sqlite"
    engine = open_engine(str(address))
    migrate(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == HEAD
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_that_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "c.sqlite"))
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        migrate(engine)
    engine.dispose()


def test_that_the_digest_of_a_stream_is_that_of_its_acts_in_order(home: Home) -> None:
    digest = NO_DIGEST
    for act in home.acts():
        digest = stream_digest(digest, act.digest)
        assert act.stream_digest == digest
