"""What was corrected of a dossier after it was received."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desk_app.domain.ids import OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction; what stood there before is in its act."""

    key: UUID  # made when its form opens: a second press corrects nothing twice
    parts: tuple[str, ...]  # names of what it replaced, as the act has them
    reason: str
    at: datetime  # UTC
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """All corrections of a dossier, in order, and what only they can say."""

    corrections: tuple[Correction, ...] = ()
    complete_at: datetime | None = None  # UTC; None: complete when it was handed in

    def has(self, key: UUID) -> bool:
        return any(correction.key == key for correction in self.corrections)
