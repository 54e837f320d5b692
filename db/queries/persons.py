"""Persons from earlier visits, who may be the same, and dossiers that may be the same again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Integer, column, select, text

from db.queries.rows import DossierLine, as_lines, lines
from db.repositories.dossiers import Dossiers
from db.tables.dossier import dossier as d
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.people.folding import fold, words
from desk_app.domain.people.likeness import Doubt, doubt_about
from desk_app.domain.people.person import Person

_NAMESAKES: Final = 200  # newest dossiers of one name that are looked at
_FOLDED: Final = 12  # of them, as many different numbers are read in full
_DUPLICATES: Final = 5
_NAMED: Final = text(
    "SELECT rowid FROM dossier_words WHERE dossier_words MATCH :sought"
    " ORDER BY rowid DESC LIMIT :limit"
).columns(column("rowid", Integer))


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """A person as last written down, and how often they came."""

    person: Person
    visits: int
    last_at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class SimilarPerson:
    """Somebody written down before who may be the same; for a second look, side by side."""

    person: Person
    doubt: Doubt
    dossier: DossierId
    code: str


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


def similar_person(connection: Connection, person: Person) -> SimilarPerson | None:
    """The newest owner who has this number with another name or birth, or the other way round.

    The same number weighs more than the same name. Of a frequent name only the newest
    dossiers are looked at.
    """
    for dossier_id in (*_of_number(connection, person), *_of_name(connection, person)):
        dossier = Dossiers(connection).find(dossier_id).dossier
        if dossier is None:
            continue
        if (doubt := doubt_about(person, dossier.applicant)) is not None:
            return SimilarPerson(dossier.applicant, doubt, dossier.id, str(dossier.code))
    return None


def possible_duplicates(
    connection: Connection, person: Person, procedure: str, since: datetime
) -> Sequence[DossierLine]:
    """Dossiers of the same person or body for the same procedure since `since`, newest first.

    The same are those of one number, the old one too, and those of one name with one telephone.
    """
    lately = (
        lines()
        .where(
            d.c.procedure_code == procedure,
            d.c.received_at >= since,
            d.c.status != Status.VOIDED,  # it was this very mistake, most likely
        )
        .order_by(d.c.n.desc())
    )
    found: list[DossierLine] = []
    numbers = [number for number in (person.id_number, person.old_number) if number]
    if numbers:
        of_number = lately.where(d.c.id_number.in_(numbers)).limit(_DUPLICATES)
        found += as_lines(connection.execute(of_number).all())
    if person.phone and person.name:
        others = as_lines(connection.execute(lately.where(d.c.phone == person.phone)).all())
        found += [line for line in others if fold(line.applicant) == fold(person.name)]
    newest = sorted({line.n: line for line in found}.items(), reverse=True)
    return tuple(line for _n, line in newest[:_DUPLICATES])


def _of_number(connection: Connection, person: Person) -> Iterator[UUID]:
    """The newest dossier of each of the person's numbers."""
    for number in (person.id_number, person.old_number):
        if number:
            newest = select(d.c.id).where(d.c.id_number == number).order_by(d.c.n.desc()).limit(1)
            yield from connection.execute(newest).scalars()


def _of_name(connection: Connection, person: Person) -> Iterator[UUID]:
    """The newest dossier of each other number under this very name."""
    pieces = words(person.name)
    if not pieces or person.birth is None:
        return
    sought = " ".join(f'"{piece}"' for piece in pieces)
    found = connection.execute(_NAMED, {"sought": sought, "limit": _NAMESAKES}).scalars().all()
    rows = connection.execute(
        select(d.c.id, d.c.applicant, d.c.id_number).where(d.c.n.in_(found)).order_by(d.c.n.desc())
    )
    seen = {person.id_number, person.old_number}
    for row in rows:
        if row.id_number not in seen and fold(row.applicant) == fold(person.name):
            seen.add(row.id_number)
            yield row.id
            if len(seen) > _FOLDED:
                return
