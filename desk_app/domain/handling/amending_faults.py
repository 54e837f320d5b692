"""What can be wrong about correcting, voiding and returning, and about what a citizen says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


class AmendingUnfounded(RuleBroken):
    """A correction or a voiding without its reason."""

    code = "amending.unfounded"


class NothingCorrected(RuleBroken):
    """Everything would stay as it is."""

    code = "amending.nothing_corrected"


@dataclass(eq=False)
class CorrectedDateImpossible(RuleBroken):
    """A day ahead of now, or complete before it was handed in."""

    code: ClassVar[str] = "amending.date_impossible"
    which: str  # "received" or "complete"


@dataclass(eq=False)
class LostReceiptUnproved(RuleBroken):
    """No receipt was given back, and what stands in for it is not all there."""

    code: ClassVar[str] = "return.lost_receipt_unproved"
    missing: Sequence[str]  # "commitment", "supervisor"


class SupervisorUnfit(RuleBroken):
    """Who confirms is another officer, active, with the role of a leader."""

    code = "return.supervisor_unfit"


class CollectorNotEntitled(RuleBroken):
    """Who stands there may hand in, and not collect."""

    code = "return.collector_not_entitled"


@dataclass(eq=False)
class OriginalsStillHere(RuleBroken):
    """Originals on loan that have to go back with the result, or with the papers."""

    code: ClassVar[str] = "return.originals_still_here"
    papers: Sequence[str]


@dataclass(eq=False)
class OriginalsIncomplete(RuleBroken):
    code: ClassVar[str] = "citizen.originals_incomplete"
    fields: Sequence[str]  # "papers", "person"


class OriginalsNotHere(RuleBroken):
    """More would be given back than the office has."""

    code = "citizen.originals_not_here"


@dataclass(eq=False)
class ComplaintIncomplete(RuleBroken):
    code: ClassVar[str] = "citizen.complaint_incomplete"
    fields: Sequence[str]  # "words", "handed_to"


@dataclass(eq=False)
class RatedAlready(RuleBroken):
    """The citizen has said how this visit was."""

    code: ClassVar[str] = "citizen.rated_already"
    dossier: str  # code of the dossier it is kept with
