"""Failures about codes and numbers; see desk_app/domain/errors for the families."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class PaperNumbersUsedUp(Unavailable):
    """Every block of this desk is used up for this form in this year."""

    code: ClassVar[str] = "numbers.paper_numbers_used_up"
    form: str
    year: int


@dataclass(eq=False)
class ClockShowsAnotherDay(RuleBroken):
    """The day a leader confirms is not the day that the machine's clock shows."""

    code: ClassVar[str] = "numbers.clock_shows_another_day"
    confirmed: date
    today: date


class NoClockToConfirm(RuleBroken):
    """No code of a later day was given: codes are given without anybody's confirmation."""

    code = "numbers.no_clock_to_confirm"


@dataclass(eq=False)
class ExternalCodeMissing(RuleBroken):
    code: ClassVar[str] = "codes.external_code_missing"
    fields: Sequence[str]  # names of fields of ExternalCode that are needed


@dataclass(eq=False)
class ExternalCodeTaken(RuleBroken):
    """Another dossier has this code of this system."""

    code: ClassVar[str] = "codes.external_code_taken"
    taken: str
    holder: str  # code of the dossier that has it


@dataclass(eq=False)
class SendingAwayIncomplete(RuleBroken):
    """A person is sent away with everything that is to be mended, and why."""

    code: ClassVar[str] = "intake.sending_away_incomplete"
    fields: Sequence[str]  # names of fields of the order that are needed
    refused: bool = False  # for good: nothing is to be mended


@dataclass(eq=False)
class AlreadyReceived(RuleBroken):
    """The form in hand was received as a dossier; nobody is sent away with it any more."""

    code: ClassVar[str] = "intake.already_received"
    dossier: str  # code


@dataclass(eq=False)
class AlreadySentAway(RuleBroken):
    """The form in hand was answered with a paper; what comes back is another dossier."""

    code: ClassVar[str] = "intake.already_sent_away"
    number: str  # of the paper


@dataclass(eq=False)
class PaperForged(RuleBroken):
    """The seal of a receipt is of no key of the unit: a field was changed, or all made up."""

    code: ClassVar[str] = "papers.forged"
    dossier: str  # code on the paper
    known: bool  # a dossier of this code is here; what it says counts, not the paper


@dataclass(eq=False)
class PaperReplaced(RuleBroken):
    """A genuine receipt, and its dossier was appointed anew since it was printed."""

    code: ClassVar[str] = "papers.replaced"
    dossier: str  # code on the paper
    printed: date | None  # the day it promises; None: none
    due: date  # now


@dataclass(eq=False)
class PaperOfOtherUnit(RuleBroken):
    """A receipt of another unit: its dossier and its keys are not here."""

    code: ClassVar[str] = "papers.of_other_unit"
    dossier: str
    unit: str  # identification code


@dataclass(eq=False)
class SealKeysBehind(Unavailable):
    """No key here fits, but the unit's keys may have been replaced since the last exchange."""

    code: ClassVar[str] = "papers.seal_keys_behind"
    dossier: str


@dataclass(eq=False)
class PaperUnproven(Unavailable):
    """This desk holds no key of the year of this receipt, and no dossier of its code."""

    code: ClassVar[str] = "papers.unproven"
    dossier: str
    year: int
