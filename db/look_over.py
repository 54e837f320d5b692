"""Whether the pages of a store that is open are what was written there."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import in_our_terms, open_engine
from desk_app.domain.errors import StoreDamaged

_ASK_EVERY: Final = 20_000  # operations of SQLite between two questions whether to go on
_CACHE_KIB: Final = 1_000  # no page is read twice; all connections keep so much together
# The plan of the store stands for the pages nobody uses; a virtual table's own lie in others.
_TABLES: Final = text(
    "SELECT 'sqlite_schema' UNION ALL "
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
)


def look_over(file: Path, key: bytes, going: Callable[[], bool]) -> bool:
    """Read all of `file` that others may be using; False where `going` said no before the end.

    On a connection of its own, and a table at a time: the store is never held as it was for longer
    than one of them takes.

    Raises:
        StoreDamaged: a page is not what was written there.
        StoreUnwritable: the file cannot be opened.
    """
    engine = open_engine(file, key)
    try:
        with in_our_terms(), engine.execution_options(reading=True).connect() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
            tables = list(connection.execute(_TABLES).scalars())
            connection.rollback()
            raw = connection.connection.cursor().connection
            raw.set_progress_handler(lambda: not going(), _ASK_EVERY)
            for table in tables:
                if not going():
                    return False
                told = connection.exec_driver_sql(f'PRAGMA quick_check("{table}")').scalar()
                connection.rollback()
                if told != "ok":
                    raise StoreDamaged()
    except DatabaseError:
        if going():
            raise
        return False
    finally:
        engine.dispose()
    return True
