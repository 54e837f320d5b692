"""Failures about the officers of a unit."""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class BadgeUnfit(RuleBroken):
    """What was scanned can be nobody's badge."""

    code: ClassVar[str] = "office.badge_unfit"
    reason: str  # "document": a card, a code or a paper of ours; "length"


class BadgeTaken(RuleBroken):
    """Another officer has this badge."""

    code = "office.badge_taken"


class BadgeUnknown(RuleBroken):
    """Nobody here has the badge that was scanned at the log-in."""

    code = "office.badge_unknown"


@dataclass(eq=False)
class OfficerNameTaken(RuleBroken):
    """Somebody of this name works here: who picks a name at the log-in could not tell the two."""

    code: ClassVar[str] = "office.officer_name_taken"
    officer: UUID  # who has it
    name: str = field(repr=False)


@dataclass(eq=False)
class ResetNeedsTwo(RuleBroken):
    """A PIN is reset by an administrator and a leader together, neither of them its owner.

    One of the two has logged in.
    """

    code: ClassVar[str] = "office.reset_needs_two"
    reason: str  # "alone", "own", "admin", "leader", "seat"
