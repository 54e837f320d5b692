"""Online dossiers that wait for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from db.tables.online import registered as t
from desk_app.domain.ids import DossierId, ProcedureCode


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineLine:
    """One that waits. Frozen facts; nothing is loaded later."""

    id: DossierId
    system: str
    code: str  # of that system
    procedure: ProcedureCode
    procedure_name: str
    applicant: str
    submitted_at: datetime  # UTC


_WAITING: Final = (
    select(t).where(~t.c.answered).order_by(t.c.submitted_at, t.c.id).limit(bindparam("limit"))
)
_COUNT: Final = select(func.count()).select_from(t).where(~t.c.answered)


def online_waiting(connection: Connection, limit: int = 500) -> Sequence[OnlineLine]:
    """The longest waiting first."""
    return tuple(
        OnlineLine(
            id=DossierId(row.id),
            system=row.system,
            code=row.code,
            procedure=ProcedureCode(row.procedure_code),
            procedure_name=row.procedure_name,
            applicant=row.applicant,
            submitted_at=row.submitted_at,
        )
        for row in connection.execute(_WAITING, {"limit": limit})
    )


def online_count(connection: Connection) -> int:
    return connection.execute(_COUNT).scalar_one()
