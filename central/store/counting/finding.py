"""Dossiers of one unit at the centre: newest first, by code, by the number of a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from central.store import tables as t
from desk_app.domain.ids import UnitCode

PAGE: Final = 50

_d: Final = t.dossier
_LINE: Final = (
    select(
        _d.c.id,
        _d.c.n,
        _d.c.code,
        _d.c.procedure_name,
        _d.c.applicant,
        _d.c.received_at,
        _d.c.due_at,
        _d.c.status,
    )
    .where(_d.c.unit == bindparam("unit"))
    .order_by(_d.c.n.desc())
    .limit(PAGE)
)
_NEWEST: Final = _LINE
_BEFORE: Final = _LINE.where(_d.c.n < bindparam("before"))
_BY_CODE: Final = _LINE.where(_d.c.code == bindparam("code"))
_BY_NUMBER: Final = _LINE.where(_d.c.id_number == bindparam("number"))


@dataclass(frozen=True, slots=True)
class Line:
    id: UUID
    n: int  # asks for the page behind it
    code: str
    procedure_name: str
    applicant: str
    received_at: datetime
    due_at: datetime | None
    status: str


class Finding:
    """Reads only, and may read from a copy that lags behind."""

    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection = connection
        self._unit = unit

    def newest(self, before: int | None = None) -> Sequence[Line]:
        """Args: before: `n` of the last line of the page before; None: the first page."""
        if before is None:
            return self._ask(_NEWEST)
        return self._ask(_BEFORE, before=before)

    def by_code(self, code: str) -> Sequence[Line]:
        """Two, where a forked desk gave a code twice."""
        return self._ask(_BY_CODE, code=code.strip().upper())

    def by_number(self, number: str) -> Sequence[Line]:
        return self._ask(_BY_NUMBER, number=number.strip())

    def _ask(self, question: Any, **words: Any) -> Sequence[Line]:
        rows = self._connection.execute(question, {"unit": self._unit} | words)
        return [Line(*row) for row in rows]
