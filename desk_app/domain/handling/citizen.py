"""What the citizen of a dossier leaves with the office, and what they say of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from desk_app.domain.handling.originals import LentPaper, Loan, still_here
from desk_app.domain.ids import OfficerId

MOST_STARS: Final = 5


class ComplaintChannel(StrEnum):
    """How a complaint came. Stored and synced: never rename one."""

    COUNTER = "counter"
    PHONE = "phone"
    LETTER = "letter"
    ONLINE = "online"  # portal, e-mail, application


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How content the citizen was with their visit."""

    key: UUID
    stars: int  # 1 to 5
    remark: str = ""
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint or a proposal (phản ánh, kiến nghị), noted and handed on."""

    key: UUID
    words: str
    channel: ComplaintChannel
    handed_to: str  # who deals with it
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenSide:
    lent: tuple[Loan, ...] = ()  # originals left with the office, in order
    given_back: tuple[Loan, ...] = ()
    rating: Rating | None = None
    complaints: tuple[Complaint, ...] = ()

    @property
    def originals_here(self) -> tuple[LentPaper, ...]:
        return still_here(self.lent, self.given_back)
