"""Failures of the law of time limits that an officer can be told about."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


class ReappointedAlready(RuleBroken):
    """The dossier has been re-appointed once; there is no second time."""

    code = "deadline.reappointed_already"


@dataclass(eq=False)
class ReappointmentTooLate(RuleBroken):
    """Less than one day is left before the due day."""

    code: ClassVar[str] = "deadline.reappointment_too_late"
    due: date


@dataclass(eq=False)
class ReappointmentNotLater(RuleBroken):
    """The new due moment is not later than the old one."""

    code: ClassVar[str] = "deadline.reappointment_not_later"
    due: date


@dataclass(eq=False)
class ReappointmentDayOff(RuleBroken):
    """The office does not work on the new due day."""

    code: ClassVar[str] = "deadline.reappointment_day_off"
    day: date
