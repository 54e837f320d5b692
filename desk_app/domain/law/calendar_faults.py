"""What can be wrong with a change of the calendar, or with another appointment."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class CalendarChangedMeanwhile(RuleBroken):
    """Another desk set a calendar since this proposal was begun; it is not overwritten unseen."""

    code: ClassVar[str] = "calendar.changed_meanwhile"


@dataclass(eq=False)
class CalendarUnchanged(RuleBroken):
    """The proposal says nothing else than the calendar in force."""

    code: ClassVar[str] = "calendar.unchanged"


@dataclass(eq=False)
class GroundMissing(RuleBroken):
    """Who changes the calendar or an appointment says why, or by which document."""

    code: ClassVar[str] = "calendar.ground_missing"


@dataclass(eq=False)
class EditionUnreadable(RuleBroken):
    """The centre's calendar was written by a newer program, or is none."""

    code: ClassVar[str] = "calendar.edition_unreadable"
    edition: str


@dataclass(eq=False)
class YearNotKnown(RuleBroken):
    """Nothing is proposed for this year: too far, or already in the calendar."""

    code: ClassVar[str] = "calendar.year_not_known"
    year: int
