"""The register of dossiers (Mẫu 07): those received in a period, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from db.repositories.dossiers import Dossiers
from db.tables.dossier import dossier as d
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

    Formula: begin <= received_at < end, by the row number, which grows with the moment.

    Args:
        after: `Dossier.order` of the last of the page before; 0: the first page.
    """
    query = select(d.c.id).where(*_asked(question, after)).order_by(d.c.n).limit(PAGE)
    dossiers = Dossiers(connection)
    return [dossiers.get(one) for one in connection.execute(query).scalars().all()]


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
