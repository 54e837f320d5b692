"""What cannot be done with a dossier after it was received, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class ArrivalImpossible(RuleBroken):
    """The competent unit cannot have had it then."""

    code: ClassVar[str] = "dossier.arrival_impossible"
    at: datetime


@dataclass(eq=False)
class StepIncomplete(RuleBroken):
    """The act would not say what it has to."""

    code: ClassVar[str] = "dossier.step_incomplete"
    missing: Sequence[str]  # fields of the order: "contents", "reason", "raised_by", …


@dataclass(eq=False)
class SecondRequestUnconfirmed(RuleBroken):
    """The applicant was asked before; the index counts a second request as late."""

    code: ClassVar[str] = "dossier.second_request_unconfirmed"
    asked_on: date  # the last time


@dataclass(eq=False)
class AnswerDayImpossible(RuleBroken):
    """Until then nobody can complete anything: the day is not ahead, or the office is closed."""

    code: ClassVar[str] = "dossier.answer_day_impossible"
    day: date


class NoAppointmentToMove(RuleBroken):
    """The dossier has no appointment now: it waits, or none is made."""

    code = "dossier.no_appointment_to_move"


@dataclass(eq=False)
class NewAppointmentImpossible(RuleBroken):
    """It is no working day ahead, or the one there is."""

    code: ClassVar[str] = "dossier.new_appointment_impossible"
    day: date


@dataclass(eq=False)
class StopUnfounded(RuleBroken):
    """The ground named does not hold for the dossier as it stands."""

    code: ClassVar[str] = "dossier.stop_unfounded"
    ground: str  # `StopGround`
    until: date | None = None  # the applicant still has time


class NothingToCallOff(RuleBroken):
    """No notice of the dossier waits for the centre any more."""

    code = "notice.nothing_to_call_off"


@dataclass(eq=False)
class NoticeIncomplete(RuleBroken):
    """Something a notice to the citizen needs is not there."""

    code: ClassVar[str] = "notice.incomplete"
    missing: Sequence[str]  # words, to, outcome
