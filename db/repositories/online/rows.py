"""Online dossiers: one row each, as their acts have it now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows
from db.tables.online import registered as t
from desk_app.domain.registered import Registered

_ADD: Final = insert(t)
_KEEP: Final = Rows(
    _ADD.on_conflict_do_update(
        index_elements=[t.c.id], set_={c.name: _ADD.excluded[c.name] for c in t.c if c.name != "id"}
    )
)

_FORGET: Final = Rows(delete(t).where(t.c.id == bindparam("about")))


def keep_registered(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Args: rows: `row_of` each, as its acts have it now."""
    _KEEP.put(connection, rows)


def forget_registered(connection: Connection, dossiers: Sequence[UUID]) -> None:
    """Of `dossiers` acts do not say, or no longer, that they came online."""
    _FORGET.put(connection, [{"about": about} for about in dossiers])


def row_of(registered: Registered, *, answered: bool) -> dict[str, Any]:
    return {
        "id": registered.id,
        "system": registered.system,
        "code": registered.code,
        "procedure_code": registered.procedure,
        "procedure_name": registered.procedure_name,
        "applicant": registered.applicant.name,
        "submitted_at": registered.submitted_at,
        "answered": answered,
    }
