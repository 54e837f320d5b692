"""What a leader arranged about a dossier: who is to see to it, and who was urged to act."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from desk_app.domain.ids import OfficerId

REPLY_WITHIN: Final = timedelta(hours=24)
"""How long whoever is urged has to answer, where nobody says otherwise (DOMAIN 9.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A leader gave the dossier to another officer than the one who received it."""

    officer: OfficerId
    name: str  # as it was then
    reason: str
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Somebody was urged to act (đôn đốc), in these words."""

    key: UUID  # made when its form opens: a second press urges nobody twice
    whom: str  # the unit, or the officer, that is to act
    words: str  # as they were sent, shown or printed
    reply_by: datetime  # UTC
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    assignment: Assignment | None = None  # None: who received it sees to it
    reminders: tuple[Reminder, ...] = ()  # in order

    def has(self, key: UUID) -> bool:
        return any(reminder.key == key for reminder in self.reminders)
