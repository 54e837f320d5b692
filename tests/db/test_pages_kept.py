"""How much of a store is kept deciphered in memory."""

from pathlib import Path

from db.engine import open_engine
from tests.builders import KEY

_KIB = 1024


def test_that_all_connections_together_keep_less_than_two_would(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "desk.sqlite", KEY)
    reading = engine.execution_options(reading=True)
    with reading.connect() as one, reading.connect() as other:
        for connection in (one, other):
            most = -_KIB * int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())
            together = int(connection.exec_driver_sql("PRAGMA soft_heap_limit").scalar_one())
            assert most <= together < 2 * most
    engine.dispose()
