"""What a citizen is told about a dossier, by which way, and whether it reached them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desk_app.domain.ids import OfficerId


class NoticeAbout(StrEnum):
    """Stored and synced: never rename one."""

    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    RESULT_READY = "result_ready"
    APOLOGY = "apology"


class NoticeWay(StrEnum):
    """Stored and synced: never rename one."""

    SMS = "sms"  # by the centre
    EMAIL = "email"  # by the centre
    CALL = "call"
    PAPER = "paper"  # printed and handed or sent out
    IN_PERSON = "in_person"


BY_THE_CENTRE = frozenset({NoticeWay.SMS, NoticeWay.EMAIL})
"""Ways that wait for the centre; of the others the officer says at once how it went."""


class NoticeOutcome(StrEnum):
    """Stored and synced: never rename one."""

    SENT = "sent"  # handed to who carries it; nobody has said that it arrived
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    FAILED = "failed"  # it could not be carried
    CALLED_OFF = "called_off"  # before it was sent


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenNotice:
    """One message. It never holds a whole personal number."""

    key: UUID  # made with its form: a second press tells nobody twice
    about: NoticeAbout
    way: NoticeWay
    to: str  # telephone or e-mail; empty where the way needs none
    words: str
    at: datetime  # UTC; when it was queued, or told
    by: OfficerId
    outcome: NoticeOutcome | None = None  # None: it waits for the centre
    outcome_at: datetime | None = None  # UTC
    note: str = ""
    not_before: datetime | None = None  # UTC; until then it may be called off

    @property
    def waits(self) -> bool:
        return self.outcome is None
