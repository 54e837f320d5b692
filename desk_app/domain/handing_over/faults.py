"""Failures of handing over and taking over; see desk_app/domain/errors for the families."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class NothingToHandOver(RuleBroken):
    """None of the dossiers of the list can be handed over any more, or there is none in it."""

    code: ClassVar[str] = "hand_over.nothing"
    left_out: Sequence[str] = ()  # their codes


@dataclass(eq=False)
class BatchTooLong(RuleBroken):
    code: ClassVar[str] = "hand_over.too_long"
    most: int


class HandlingUnitMissing(RuleBroken):
    """Nobody said which unit handles the procedure."""

    code = "hand_over.unit_missing"


class TakerUnnamed(RuleBroken):
    """Papers are taken over, or sent back, by a person with a name."""

    code = "hand_over.taker_unnamed"


class SendingBackUnfounded(RuleBroken):
    """Papers are sent back with a reason."""

    code = "hand_over.sending_back_unfounded"


class NothingTakenOver(RuleBroken):
    """None of the dossiers asked for is still on its way with this list."""

    code = "hand_over.nothing_taken_over"


@dataclass(eq=False)
class BatchNotFound(RuleBroken):
    code: ClassVar[str] = "hand_over.batch_not_found"
    sought: str


@dataclass(eq=False)
class NoResultToTakeBack(RuleBroken):
    """Of none of the dossiers a result can come back now."""

    code: ClassVar[str] = "hand_over.no_result_to_take_back"
    left_out: Sequence[str] = ()  # their codes
