"""What is to be handed over: dossiers at the desk, and what a scanned one stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from db.tables import hand_over as h
from db.tables.dossier import AT_THE_DESK
from db.tables.dossier import dossier as d
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, ProcedureCode

_MOST: Final = 500  # the longest waiting ones


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAtHand:
    """A dossier on the table, as the page of handing over needs it."""

    id: DossierId
    code: str
    applicant: str
    procedure: str  # full name
    procedure_code: ProcedureCode
    received_at: datetime  # UTC
    since: datetime  # UTC; from then on its papers are where they are
    status: Status
    read_only: bool
    papers_at: Place
    papers_unit: str
    list_number: str  # it last went with; empty: with none

    @property
    def brought_later(self) -> bool:
        """Only a supplement lies at the desk; the unit has the dossier."""
        at_desk = self.papers_at is Place.DESK
        return at_desk and self.status is Status.IN_PROCESS and bool(self.papers_unit)

    @property
    def waits(self) -> bool:
        """It can be handed over now."""
        may_go = self.status is Status.RECEIVED or self.brought_later
        return may_go and self.papers_at is Place.DESK and not self.read_only


def waiting(connection: Connection) -> Sequence[DossierAtHand]:
    """Not handed over yet, the longest waiting first; 500 at most."""
    query = _dossiers().where(AT_THE_DESK, d.c.read_only.is_(False))
    oldest = query.order_by(d.c.papers_since.nulls_last(), d.c.n).limit(_MOST)
    return _as_rows(connection, oldest)


def at_hand(connection: Connection, dossiers: Sequence[UUID]) -> Sequence[DossierAtHand]:
    """As they stand now, in the order asked for; what is not here is left out."""
    found = _as_rows(connection, _dossiers().where(d.c.id.in_(dossiers)))
    places = {dossier: n for n, dossier in enumerate(dossiers)}
    return tuple(sorted(found, key=lambda row: places[row.id]))


def waiting_since_before(connection: Connection, moment: datetime) -> int:
    """How many came to the desk before `moment` and are not handed over yet."""
    query = select(func.count()).select_from(d).where(AT_THE_DESK, d.c.papers_since < moment)
    return connection.execute(query).scalar_one()


def _dossiers() -> Select[Any]:
    return select(
        d.c.id,
        d.c.code,
        d.c.applicant,
        d.c.procedure_name,
        d.c.procedure_code,
        d.c.received_at,
        d.c.papers_since,
        d.c.status,
        d.c.read_only,
        d.c.papers_at,
        d.c.papers_unit,
        h.batch.c.printed,
    ).select_from(d.outerjoin(h.batch, h.batch.c.id == d.c.papers_batch))


def _as_rows(connection: Connection, query: Select[Any]) -> Sequence[DossierAtHand]:
    return tuple(
        DossierAtHand(
            id=DossierId(row.id),
            code=row.code,
            applicant=row.applicant,
            procedure=row.procedure_name,
            procedure_code=ProcedureCode(row.procedure_code),
            received_at=row.received_at,
            since=row.papers_since or row.received_at,
            status=Status(row.status),
            read_only=row.read_only,
            papers_at=Place(row.papers_at),
            papers_unit=row.papers_unit,
            list_number=row.printed or "",
        )
        for row in connection.execute(query)
    )
