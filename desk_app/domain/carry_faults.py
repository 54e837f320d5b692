"""What can go wrong with a file that is carried between a desk and its home by hand."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class CarriedRefused(RuleBroken):
    """The file is none of ours, was altered, or is meant for somebody else. Nothing was taken."""

    code: ClassVar[str] = "carry.refused"
    reason: str  # "not_ours", "newer", "altered", "other_desk", "wrong_way", "unknown", "revoked"


@dataclass(eq=False)
class CarriedUnreadable(Unavailable):
    """The stick is gone, or the file on it cannot be read."""

    code: ClassVar[str] = "carry.unreadable"
    file: str  # its name, without folders


@dataclass(eq=False)
class CarriedUnwritable(Unavailable):
    """The stick is full, locked or gone; no part of the file is left on it."""

    code: ClassVar[str] = "carry.unwritable"
    file: str  # its name, without folders
