"""Which form the central store has, asked without loading the migrations."""

from typing import Final

from sqlalchemy import Connection, inspect, text

HEAD: Final = "0017"  # the newest migration


def is_newer(revision: str) -> bool:
    """Whether a later program made it: revisions are numbers that rise."""
    return revision.isdecimal() and int(revision) > int(HEAD)


def revision_of(connection: Connection) -> str | None:
    """None: nothing was founded here yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
