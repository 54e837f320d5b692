"""Whether a restore of a dump has begun and its epochs have not.

Said by a table that no dump has, beside those that a dump brings: pg_restore leaves it alone,
so that it is there whenever we are killed. It has no rows; that it is there says all.
"""

from typing import Final

from sqlalchemy import Connection, inspect, text

_TABLE: Final = "restore_under_way"


def begin_restore(connection: Connection) -> bool:
    """False: one that was broken off had begun before."""
    if is_broken_off(connection):
        return False
    connection.execute(text(f"CREATE TABLE {_TABLE} (nothing INTEGER)"))
    return True


def end_restore(connection: Connection) -> None:
    """Also where none has begun."""
    if is_broken_off(connection):
        connection.execute(text(f"DROP TABLE {_TABLE}"))


def is_broken_off(connection: Connection) -> bool:
    return inspect(connection).has_table(_TABLE)
