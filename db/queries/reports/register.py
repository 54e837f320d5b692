"""The register of dossiers (Mẫu 07): those received in a period, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from db.repositories.folding.told import Told
from db.tables.dossier import dossier as d
from desk_app.domain.acts.fold import fold
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.counting.standing import Bounds
from desk_app.domain.counting.tally import Among
from desk_app.domain.dossier import Dossier
from desk_app.domain.history.left import FOLD as LEFT

PAGE: Final = 200

_LOWEST: Final = Serial(Block(1), first_of(Block(1)) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterQuestion:
    bounds: Bounds
    rows: Among


def register_page(
    connection: Connection, question: RegisterQuestion, after: int = 0
) -> Sequence[Dossier]:
    """A page of dossiers, oldest first, as their acts have them now; the voided are among them,
    those whose acts a new desk leaves to the centre are not.

    Folded, as no column has address, way of return and who collected; the acts of a page are read
    by two statements.

    Formula: begin <= received_at < end, by the row number, which grows with the moment.

    Args:
        after: `Dossier.order` of the last of the page before; 0: the first page.
    """
    query = select(d.c.id).where(*_asked(question, after)).order_by(d.c.n).limit(PAGE)
    ids = connection.execute(query).scalars().all()
    told = Told(connection, ids, {})
    told.read([n for one in ids for n in told.rows(one)])
    return [_folded(one, told) for one in ids]


def _folded(dossier: UUID, told: Told) -> Dossier:
    found = fold(told.acts(told.rows(dossier))).dossier
    if found is None:
        raise RuntimeError("a row stands for no dossier")
    return found


def register_length(connection: Connection, question: RegisterQuestion) -> int:
    """How many rows all pages have together, by the same formula."""
    found = connection.execute(select(func.count()).where(*_asked(question, 0))).scalar_one()
    return int(found)


def _asked(question: RegisterQuestion, after: int) -> list[ColumnElement[bool]]:
    begin = order_of(question.bounds.begin, _LOWEST)
    end = order_of(question.bounds.end, _LOWEST)
    asked = [d.c.n > max(begin - 1, after), d.c.n < end, d.c.fold != LEFT]
    if question.rows.officers is not None:
        asked.append(d.c.officer.in_(sorted(question.rows.officers)))
    if question.rows.procedures is not None:
        asked.append(d.c.procedure_code.in_(sorted(question.rows.procedures)))
    return asked
