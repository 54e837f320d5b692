"""What the database user that serves may do: it only adds acts and refused acts, and of contents
of scans it adds and removes whole ones, for those withdrawn for good have to go.

On PostgreSQL. Whoever founds and migrates owns the tables; the server is somebody else.
"""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Table, text

from central.store.tables import ERASABLE, KEPT, metadata

_PLAIN: Final = re.compile(r"[a-z_][a-z0-9_]*")
_CHANGE = "SELECT, INSERT, UPDATE, DELETE"
_ADD = "SELECT, INSERT"
_ERASE = "SELECT, INSERT, DELETE"


def grants_for(role: str) -> Sequence[str]:
    """Statements of SQL, to be run by the owner after each migration.

    Args:
        role: As it is written in the database; it has to be there.
    """
    to = _quoted(role)
    tables = [
        f"GRANT {_rights(table)} ON {_quoted(table.name)} TO {to}"
        for table in metadata.sorted_tables
    ]
    return (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}",
        f"GRANT USAGE ON SCHEMA public TO {to}",
        *tables,
        f"GRANT SELECT ON alembic_version TO {to}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}",
    )


def _rights(table: Table) -> str:
    if table.info.get(KEPT):
        return _ADD
    return _ERASE if table.info.get(ERASABLE) else _CHANGE


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return name if _PLAIN.fullmatch(name) else f'"{doubled}"'


def grant(connection: Connection, role: str) -> None:
    for statement in grants_for(role):
        connection.execute(text(statement))


def may_change_acts(connection: Connection) -> bool:
    """True where the user of this connection could alter or remove acts and refused acts, or
    alter contents of scans."""
    if connection.dialect.name != "postgresql":
        return False  # a file knows no users
    asked = text(
        "SELECT has_table_privilege(:kept, 'TRUNCATE')"
        " OR has_any_column_privilege(:kept, 'UPDATE')"
        " OR (:whole AND has_table_privilege(:kept, 'DELETE'))"
    )
    for table in metadata.sorted_tables:
        whole = bool(table.info.get(KEPT))
        if whole or table.info.get(ERASABLE):
            facts = {"kept": _quoted(table.name), "whole": whole}
            if connection.execute(asked, facts).scalar():
                return True
    return False
