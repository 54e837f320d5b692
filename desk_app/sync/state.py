"""What the status line says about the line to the home."""

from dataclasses import dataclass, replace
from datetime import datetime

from db.repositories.stream import Tally
from desk_app.domain.history.filling import Filling


@dataclass(frozen=True, slots=True)
class Contact:
    """How the last attempts went. Kept in memory; `last_exchange` also in the store."""

    online: bool = False
    offline_since: datetime | None = None  # None also before the first attempt
    last_exchange: datetime | None = None
    barred: str = ""  # why the home does not accept this desk

    def reached(self, at: datetime) -> "Contact":
        return Contact(online=True, last_exchange=at)

    def lost(self, at: datetime, barred: str = "") -> "Contact":
        return replace(self, online=False, offline_since=self.offline_since or at, barred=barred)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    online: bool
    offline_since: datetime | None
    waiting: int  # acts not yet at the home
    oldest_waiting: datetime | None
    refused: int  # acts that need a person
    last_exchange: datetime | None
    barred: str  # why the home does not accept this desk; empty: it does
    disputed: int = 0  # acts of two desks that do not go together: a leader decides
    filling: Filling | None = None  # how far this desk has come with what was before it


def line_facts(
    contact: Contact,
    tally: Tally,
    kept: datetime | None = None,
    filling: Filling | None = None,
) -> LineFacts:
    """Args:
    kept: The last exchange as the store remembers it, from before this start too.
    """
    return LineFacts(
        online=contact.online,
        offline_since=contact.offline_since,
        waiting=tally.waiting,
        oldest_waiting=tally.oldest,
        refused=tally.refused,
        last_exchange=contact.last_exchange or kept,
        barred=contact.barred,
        disputed=tally.disputed,
        filling=filling,
    )
