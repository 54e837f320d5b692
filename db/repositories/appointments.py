"""Open dossiers by their appointment, folded, a page at a time."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from db.tables import dossier as d
from db.tables import journal as t
from desk_app.domain.acts.act import read_act
from desk_app.domain.acts.fold import Folded, fold
from desk_app.domain.handling.flow import Status


@dataclass(frozen=True, slots=True)
class PageEnd:
    """Where the page before ended."""

    due_at: datetime
    n: int


@dataclass(frozen=True, slots=True)
class Span:
    """Received up to, and due from; None: any."""

    received_to: datetime | None = None
    due_from: datetime | None = None


class Appointments:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, statuses: Collection[Status], span: Span, after: PageEnd | None, limit: int
    ) -> tuple[Sequence[Folded], PageEnd | None]:
        """Dossiers with an appointment, most urgent first; and where to go on, None at the end."""
        row = d.dossier.c
        query = select(row.id, row.due_at, row.n).where(
            row.status.in_(statuses), row.due_at.is_not(None)
        )
        if span.due_from is not None:
            query = query.where(row.due_at >= span.due_from)
        if span.received_to is not None:
            query = query.where(row.received_at <= span.received_to)
        if after is not None:
            later = and_(row.due_at == after.due_at, row.n > after.n)
            query = query.where(row.due_at >= after.due_at, or_(row.due_at > after.due_at, later))
        rows = self._connection.execute(query.order_by(row.due_at, row.n).limit(limit)).all()
        end = PageEnd(rows[-1].due_at, rows[-1].n) if len(rows) == limit else None
        folds = dict(self._folds([found.id for found in rows]))
        return [folds[found.id] for found in rows if found.id in folds], end

    def _folds(self, dossiers: Sequence[UUID]) -> Iterator[tuple[UUID, Folded]]:
        """Only acts of the dossier itself: prints and looks leave its state alone."""
        act = t.act.c
        rows = self._connection.execute(
            select(act.subject, act.raw)
            .where(act.subject.in_(dossiers), act.kind.like("dossier.%"))
            .order_by(act.subject, act.position.is_(None), act.position, act.n)
        )
        for subject, acts in groupby(rows, key=lambda found: found.subject):
            yield subject, fold(read_act(found.raw).act for found in acts)
