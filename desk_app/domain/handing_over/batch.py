"""Dossiers handed over with one list: what its minutes say, and its act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.codes.list_number import HAND_OVER, ListNumber
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts, number_in
from desk_app.domain.ids import DeskId, DossierId, OfficerId
from desk_app.domain.office_time import office_date

MOST_LINES: Final = 500  # of one list
FORM: Final = "hand_over_minutes"  # of the series of its numbers


@dataclass(frozen=True, slots=True)
class BatchLine:
    dossier: DossierId
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Given to one unit at one time; never changed. Who took what over is said by the dossiers."""

    id: UUID  # made when its first dossier was scanned
    number: PaperNumber  # of its minutes
    unit: str  # that handles the dossiers, as the minutes name it
    lines: Sequence[BatchLine]  # in the order of the minutes, no dossier twice
    desk: DeskId
    officer: OfficerId
    officer_name: str  # as printed
    at: datetime  # UTC

    @property
    def list_number(self) -> ListNumber:
        """In words and as QR on the minutes."""
        return ListNumber(HAND_OVER, office_date(self.at), self.number.number)


def batch_body(batch: Batch) -> Body:
    """Without who, where and when, which the act itself says."""
    return {
        IN_BODY: number_facts(batch.number),
        "unit": batch.unit,
        "dossiers": [[line.dossier.hex, line.code] for line in batch.lines],
        "officer_name": batch.officer_name,
    }


def batch_from(act: Act) -> Batch:
    """The batch that `act`, a `batch.handed_over`, made.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: another program wrote it otherwise.
    """
    body: Mapping[str, Any] = act.body
    number = number_in(body)
    if number is None:
        raise KeyError(IN_BODY)
    return Batch(
        id=act.subject.id,
        number=number,
        unit=text(body, "unit"),
        lines=tuple(BatchLine(DossierId(UUID(id_)), str(code)) for id_, code in body["dossiers"]),
        desk=act.desk,
        officer=act.actor,
        officer_name=text(body, "officer_name"),
        at=act.made_at,
    )
