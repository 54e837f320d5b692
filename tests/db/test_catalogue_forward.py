"""A store of the first program comes forward with its catalogue: the newest of each in force."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from alembic import command
from sqlalchemy import select, text

from db.engine import open_engine
from db.migrate import migration_config
from db.queries.procedures import find_procedures, how_many
from db.repositories.catalogue import Catalogue
from db.store import Store, open_store
from db.tables.catalogue import procedure as p
from db.tables.metadata import metadata
from desk_app.domain.law.procedure import Level, Procedure, procedure_facts
from desk_app.services.catalogue.starter import starter_catalogue
from tests.builders import KEY, RECEPTION, a_procedure

CODE = "1.001193"
DAY = date(2026, 11, 20)
OLD = a_procedure(code=CODE, name="Khai sinh cũ")
NEW = a_procedure(
    code=CODE,
    name="Đăng ký khai sinh",
    short="Giấy khai sinh",
    field="Hộ tịch",
    levels=frozenset({Level.PROVINCE, Level.COMMUNE}),
    decided_on=date(2026, 1, 16),
)
LATER = a_procedure(code="1.000002", name="Sang năm", valid_from=date(2027, 1, 1))
ENDED = a_procedure(code="1.000003", name="Đã bỏ", abolished_on=date(2026, 3, 1))
ROWS = ((OLD, "1", False), (NEW, "2", True), (LATER, "2", True), (ENDED, "2", True))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Written by the first program's tables, opened by this one."""
    file = tmp_path / "store.sqlite"
    engine = open_engine(file, KEY)
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        save = text(
            "INSERT INTO procedure (code, edition, current, name, folded, body)"
            " VALUES (:code, :edition, :current, :name, '', :body)"
        )
        for procedure, edition, current in ROWS:
            facts = {"code": procedure.code, "name": procedure.name, "body": body(procedure)}
            connection.execute(save, facts | {"edition": edition, "current": current})
    engine.dispose()
    store = open_store(file, KEY)
    yield store
    store.close()


def body(procedure: Procedure) -> str:
    """As the first program wrote it."""
    return msgspec.json.encode(procedure_facts(procedure)).decode()


def test_that_the_newest_of_each_code_is_in_force_within_its_days(store: Store) -> None:
    with store.reading.connect() as connection:
        catalogue = Catalogue(connection)
        assert catalogue.on(CODE, DAY) == (NEW, "2")
        assert catalogue.in_edition(CODE, "1") == OLD
        assert how_many(connection, DAY) == 1
        assert how_many(connection, date(2026, 2, 28)) == 2
        assert how_many(connection, date(2027, 1, 1)) == 2


def test_that_it_is_found_by_every_word_afterwards(store: Store) -> None:
    with store.reading.connect() as connection:
        for typed in ("dang ky", "giay khai", "ho tich", "1.0011"):
            (found,) = find_procedures(connection, typed, RECEPTION, DAY)
            assert found == NEW


def test_that_a_row_brought_forward_is_the_row_this_program_would_write(
    store: Store, tmp_path: Path
) -> None:
    with store.engine.begin() as connection:
        kept = [column for column in p.c if column.name not in {"before", "turn"}]  # an import's
        first = connection.execute(select(*kept).order_by(p.c.n)).all()
        for table in ("procedure_body", "procedure"):
            connection.execute(metadata.tables[table].delete())
        catalogue = Catalogue(connection)
        catalogue.put("1", [OLD])
        catalogue.put("2", [NEW, LATER, ENDED])
        assert connection.execute(select(*kept).order_by(p.c.n)).all() == first


def test_that_the_words_of_every_name_are_folded_as_this_program_folds_them(store: Store) -> None:
    names = [*starter_catalogue(), a_procedure(code="x", name="ÐẤT Đai (a/b) “c”, İstanbul ﬁ")]
    with store.engine.begin() as connection:
        Catalogue(connection).put("starter", names)
        ours = dict(connection.execute(p.select().with_only_columns(p.c.code, p.c.folded)).all())
    forward = files("db").joinpath("migrations/versions/0002_catalogue_in_force.py").read_text()
    scope: dict[str, object] = {}
    exec(compile(forward, "0002", "exec"), scope)  # noqa: S102  # its name is no module's
    folded = scope["folded"]
    assert callable(folded)
    for each in names:
        assert folded(each.code, procedure_facts(each)) == ours[each.code]
