"""What can be wrong when a day is sealed, or when somebody works on in a sealed day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class DayNotCome(RuleBroken):
    """A day that has not begun cannot be sealed."""

    code: ClassVar[str] = "day.not_come"
    day: date


@dataclass(eq=False)
class DayAlreadySealed(RuleBroken):
    """A day is sealed once; what comes later stands in the next sheet."""

    code: ClassVar[str] = "day.sealed_already"
    day: date
    at: datetime  # UTC


@dataclass(eq=False)
class WordsMissing(RuleBroken):
    """Something in the day asks for a word of the leader before it is sealed."""

    code: ClassVar[str] = "day.words_missing"
    points: Sequence[str]  # keys of what needs a word


@dataclass(eq=False)
class DaySealed(RuleBroken):
    """The day is sealed: who adds to it or changes it says why first."""

    code: ClassVar[str] = "day.sealed"
    day: date
    at: datetime  # UTC


@dataclass(eq=False)
class DayNotSealed(RuleBroken):
    """Nothing is to be explained: the day is open."""

    code: ClassVar[str] = "day.not_sealed"
    day: date


@dataclass(eq=False)
class GroundMissing(RuleBroken):
    """Who works on in a sealed day says why."""

    code: ClassVar[str] = "day.ground_missing"


@dataclass(eq=False)
class SheetUnwritable(RuleBroken):
    """The sheet could not be written where the leader said."""

    code: ClassVar[str] = "day.sheet_unwritable"
    file: str  # its name, without a folder
