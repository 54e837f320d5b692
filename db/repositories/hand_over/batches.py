"""Lists of dossiers handed over, kept as their acts have them."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from db.tables import hand_over as h
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.codes.paper_number import IN_BODY, number_in
from desk_app.domain.handing_over.batch import Batch, BatchLine, batch_from
from desk_app.domain.ids import DeskId, DossierId, OfficerId

_LINES: Final = (
    select(h.line.c.dossier, h.line.c.code)
    .where(h.line.c.batch == bindparam("batch"))
    .order_by(h.line.c.n)
)
_BATCH: Final = select(h.batch).where(h.batch.c.id == bindparam("batch"))
_PRINTED: Final = (
    select(h.batch.c.id)
    .where(h.batch.c.printed == bindparam("printed"))
    .order_by(h.batch.c.at)
    .limit(1)
)


class Batches:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, batch: UUID) -> Batch | None:
        row = self._connection.execute(_BATCH, {"batch": batch}).first()
        if row is None:
            return None
        lines = self._connection.execute(_LINES, {"batch": batch})
        return batch_of(row, [BatchLine(DossierId(each.dossier), each.code) for each in lines])

    def numbered(self, printed: str) -> UUID | None:
        """The list with this number, "BG-261120-1003"."""
        found: UUID | None = self._connection.execute(_PRINTED, {"printed": printed}).scalar()
        return found


def batch_of(row: Any, lines: Sequence[BatchLine]) -> Batch:
    """Args:
    row: Of `hand_over_batch`.
    """
    facts = {"form": row.form, "year": row.year, "number": row.number, "suffix": row.suffix}
    number = number_in({IN_BODY: facts})
    if number is None:
        raise RuntimeError("a list without a number")
    return Batch(
        id=row.id,
        number=number,
        unit=row.unit,
        lines=tuple(lines),
        desk=DeskId(row.desk),
        officer=OfficerId(row.officer),
        officer_name=row.officer_name,
        at=row.at,
    )


def settle_batch(connection: Connection, acts: Iterable[Act]) -> None:
    """Keep the batch that `acts` are about, as the first that made it has it."""
    made = next((act for act in acts if act.kind == kinds.BATCH_HANDED_OVER), None)
    if made is None:
        return
    batch = batch_from(made)
    connection.execute(delete(h.batch).where(h.batch.c.id == batch.id))
    connection.execute(delete(h.line).where(h.line.c.batch == batch.id))
    connection.execute(insert(h.batch), row_of(batch))
    if batch.lines:
        connection.execute(
            insert(h.line),
            [
                {"batch": batch.id, "n": n, "dossier": line.dossier, "code": line.code}
                for n, line in enumerate(batch.lines, 1)
            ],
        )


def row_of(batch: Batch) -> dict[str, Any]:
    """The row that lists read; nothing in it that the act does not say."""
    return {
        "id": batch.id,
        "printed": str(batch.list_number),
        "form": batch.number.form,
        "year": batch.number.year,
        "number": batch.number.number,
        "suffix": batch.number.suffix,
        "unit": batch.unit,
        "desk": batch.desk,
        "officer": batch.officer,
        "officer_name": batch.officer_name,
        "at": batch.at,
    }
