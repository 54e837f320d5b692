"""Dossiers whose acts a desk leaves to the centre: what is known of them here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

FOLD: Final = 0  # in place of the version of a fold: such a row is the centre's word


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDossier:
    """The row of a dossier whose acts stay at the centre."""

    n: int  # its order at every desk
    id: UUID
    code: str
    procedure: str
    procedure_name: str
    channel: str
    applicant: str
    id_number: str
    received_at: datetime  # UTC, aware
    status: str
    due_at: datetime | None = None
