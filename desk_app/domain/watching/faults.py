"""What a leader cannot arrange, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class AssigneeUnfit(RuleBroken):
    """Nobody can be given the dossier who does not work here, or who has it already."""

    code: ClassVar[str] = "watching.assignee_unfit"
    name: str


class ArrangementUnfounded(RuleBroken):
    """A dossier goes from one officer to another with a reason."""

    code = "watching.arrangement_unfounded"


class NothingAssigned(RuleBroken):
    """Nobody else was given the dossier: who received it sees to it."""

    code = "watching.nothing_assigned"


@dataclass(eq=False)
class DossierOver(RuleBroken):
    """Nothing more is to be done for it: nobody is given it, and nobody urged."""

    code: ClassVar[str] = "watching.dossier_over"
    number: str  # its code


@dataclass(eq=False)
class ReminderIncomplete(RuleBroken):
    """Whom it urges, or its words, are not there."""

    code: ClassVar[str] = "watching.reminder_incomplete"
    missing: Sequence[str]  # fields of the order: "whom", "words", "hours"
