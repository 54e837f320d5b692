"""How much of a store is kept deciphered in memory."""

from pathlib import Path

from sqlalchemy import Connection

import db.engine
from db.engine import open_engine
from tests.builders import KEY
from tests.pages_held import held_by_sqlite

_FILL = (  # 60 MB: more than a connection keeps of it
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 15000) "
    "INSERT INTO large SELECT zeroblob(3000) FROM n"
)


def read_whole(connection: Connection) -> int:
    connection.exec_driver_sql("SELECT count(body) FROM large").scalar_one()
    return held_by_sqlite()


def test_that_all_connections_together_keep_less_than_three_would(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "desk.sqlite", KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE large (body)")
        connection.exec_driver_sql(_FILL)
    engine.dispose()
    before = held_by_sqlite()
    reading = engine.execution_options(reading=True)
    with reading.connect() as one, reading.connect() as other, reading.connect() as third:
        alone = read_whole(one) - before
        read_whole(other)
        together = read_whole(third) - before
    engine.dispose()
    assert alone > 0.9 * 1024 * db.engine._CACHE_KIB
    assert together < 1.1 * db.engine._HELD_BYTES < 3 * alone
