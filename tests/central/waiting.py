"""Transactions of a PostgreSQL that wait for a lock."""

from sqlalchemy import Engine, text

_WAIT = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def until_so_many_wait(engine: Engine, count: int) -> None:
    """Return when `count` sessions wait; each question sees them as they are then."""
    with engine.connect().execution_options(single=True) as asking:
        while asking.execute(_WAIT).scalar_one() < count:
            pass
