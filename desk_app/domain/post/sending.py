"""A result on its way by post: what its acts say of one sending, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import OfficerId


class Outcome(StrEnum):
    """What became of a sending. Stored and synced: never rename one."""

    DELIVERED = "delivered"
    CAME_BACK = "came_back"


class Stage(StrEnum):
    """Where a result is on its way by post."""

    WAITING = "waiting"  # at the counter, to be given to the post
    POSTED = "posted"
    DELIVERED = "delivered"
    CAME_BACK = "came_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One result given to the post, once; it may go a second time after it came back."""

    list: UUID  # it went with
    number: PaperNumber  # of that list
    post: str  # "Bưu điện phường Ninh Kiều"
    tracking: str  # number of the item, in capitals and without blanks
    receiver: str
    phone: str
    address: str
    fee: int  # đồng to be collected on delivery
    at: datetime  # UTC
    by: OfficerId
    unpaid_because: str = ""  # why it went with fees open
    outcome: Outcome | None = None  # None: on its way
    on: date | None = None  # when it was delivered or came back, as the post says
    said: str = ""  # who took it, or why it came back


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """All that the post has to do with one dossier."""

    came_as: str = ""  # number of the postal item it came in; empty: it did not come by post
    sendings: tuple[Sending, ...] = ()  # of its result, in order

    @property
    def under_way(self) -> Sending | None:
        """The sending that has not ended; None while the result is not with the post."""
        last = self.sendings[-1] if self.sendings else None
        return last if last is not None and last.outcome is None else None

    def lets(self, step: str) -> bool:
        """Whether `step`, a kind of act, fits where the result is."""
        away = self.under_way is not None
        return away if step in _ENDS else not (away and step in _AT_THE_COUNTER)


_ENDS: Final = frozenset({kinds.DELIVERED, kinds.CAME_BACK})
_AT_THE_COUNTER: Final = frozenset({kinds.POSTED, kinds.RETURNED})
"""What is only done with a result that lies at the counter."""
