"""Persons from earlier visits, and dossiers that may be the same one again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from db.queries.rows import DossierLine, as_lines, lines
from db.repositories.dossiers import Dossiers
from db.tables.dossier import dossier as d
from desk_app.domain.people.person import Person


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """A person as last written down, and how often they came."""

    person: Person
    visits: int
    last_at: datetime  # UTC


def earlier_visit(connection: Connection, id_number: str) -> EarlierVisit | None:
    """The last visit of the person with this number; None for a new face."""
    if not id_number:
        return None
    rows = connection.execute(
        select(d.c.id, d.c.received_at).where(d.c.id_number == id_number).order_by(d.c.n.desc())
    ).all()
    if not rows:
        return None
    dossier = Dossiers(connection).find(rows[0].id).dossier
    if dossier is None:
        return None
    return EarlierVisit(dossier.applicant, len(rows), rows[0].received_at)


def possible_duplicates(
    connection: Connection, id_number: str, procedure: str, since: datetime
) -> Sequence[DossierLine]:
    """Dossiers of the same person for the same procedure since `since`, newest first."""
    query = (
        lines()
        .where(
            d.c.id_number == id_number,
            d.c.procedure_code == procedure,
            d.c.received_at >= since,
        )
        .order_by(d.c.n.desc())
        .limit(5)
    )
    return as_lines(connection.execute(query).all())
