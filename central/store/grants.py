"""What the database user that serves may do: it only adds acts, refused acts and contents.

On PostgreSQL. Whoever founds and migrates owns the tables; the server is somebody else.
"""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from central.store.tables import KEPT, metadata

_PLAIN: Final = re.compile(r"[a-z_][a-z0-9_]*")
_CHANGE = "SELECT, INSERT, UPDATE, DELETE"
_ADD = "SELECT, INSERT"


def grants_for(role: str) -> Sequence[str]:
    """Statements of SQL, to be run by the owner after each migration.

    Args:
        role: As it is written in the database; it has to be there.
    """
    to = _quoted(role)
    tables = [
        f"GRANT {_ADD if table.info.get(KEPT) else _CHANGE} ON {_quoted(table.name)} TO {to}"
        for table in metadata.sorted_tables
    ]
    return (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}",
        f"GRANT USAGE ON SCHEMA public TO {to}",
        *tables,
        f"GRANT SELECT ON alembic_version TO {to}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}",
    )


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return name if _PLAIN.fullmatch(name) else f'"{doubled}"'


def grant(connection: Connection, role: str) -> None:
    for statement in grants_for(role):
        connection.execute(text(statement))


def may_change_acts(connection: Connection) -> bool:
    """True where the user of this connection could alter or remove what is only ever added to:
    acts, refused acts, contents of scans."""
    if connection.dialect.name != "postgresql":
        return False  # a file knows no users
    asked = text(
        "SELECT has_table_privilege(:kept, 'DELETE, TRUNCATE')"
        " OR has_any_column_privilege(:kept, 'UPDATE')"
    )
    kept = [table for table in metadata.sorted_tables if table.info.get(KEPT)]
    return any(connection.execute(asked, {"kept": _quoted(table.name)}).scalar() for table in kept)
