"""The row that every list of dossiers shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from db.tables.dossier import dossier as d
from db.tables.post import postal_item as p
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.post.sending import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One dossier in a list. Frozen facts; nothing is loaded later."""

    n: int  # order of receiving; the key of the next page
    id: DossierId
    code: str
    applicant: str
    procedure: str  # full name
    desk: str
    officer: UUID
    received_at: datetime  # UTC
    due_at: datetime | None
    status: Status
    disputed: bool
    tracking: str = ""  # of its result, while that is with the post
    posted_at: datetime | None = None  # UTC; likewise
    papers_at: Place = Place.DESK
    papers_unit: str = ""  # that has the papers, or sent them back
    papers_since: datetime | None = None  # UTC
    hand_over_by: datetime | None = None  # UTC; where the list asks for it


_UNDER_WAY: Final = (p.c.dossier == d.c.id, p.c.stage == Stage.POSTED)
_COLUMNS: Final = (
    d.c.n,
    d.c.id,
    d.c.code,
    d.c.applicant,
    d.c.procedure_name,
    d.c.desk,
    d.c.officer,
    d.c.received_at,
    d.c.due_at,
    d.c.status,
    d.c.disputed,
    select(p.c.tracking).where(*_UNDER_WAY).limit(1).scalar_subquery().label("tracking"),
    select(p.c.at).where(*_UNDER_WAY).limit(1).scalar_subquery().label("posted_at"),
    d.c.papers_at,
    d.c.papers_unit,
    d.c.papers_since,
)


def lines() -> Select[Any]:
    """The query every list begins with."""
    return select(*_COLUMNS)


def first_lines(
    where: ColumnElement[bool], order: Sequence[ColumnElement[Any]], limit: int
) -> Select[Any]:
    """The first `limit` of those that `where` means. Which they are is asked of an index alone,
    where one holds all of it: the rows of the others are not looked at."""
    first = select(d.c.n).where(where).order_by(*order).limit(limit)
    return lines().where(d.c.n.in_(first.correlate(None))).order_by(*order)


def as_lines(rows: Iterable[Sequence[Any]]) -> Sequence[DossierLine]:
    """Rows of a query that began with `lines`."""
    return tuple(
        DossierLine(
            n=n,
            id=DossierId(id_),
            code=code,
            applicant=applicant,
            procedure=procedure,
            desk=desk,
            officer=officer,
            received_at=received_at,
            due_at=due_at,
            status=Status(status),
            disputed=disputed,
            tracking=tracking or "",
            posted_at=posted_at,
            papers_at=Place(papers_at),
            papers_unit=papers_unit,
            papers_since=papers_since,
        )
        for (
            n,
            id_,
            code,
            applicant,
            procedure,
            desk,
            officer,
            received_at,
            due_at,
            status,
            disputed,
            tracking,
            posted_at,
            papers_at,
            papers_unit,
            papers_since,
        ) in rows
    )
