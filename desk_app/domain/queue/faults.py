"""Failures about the queue of visitors."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


class QueueEmpty(RuleBroken):
    """Nobody waits whom this counter calls."""

    code = "queue.empty"


@dataclass(eq=False)
class TicketStepNotAllowed(RuleBroken):
    """The ticket stands where no such step begins; another counter may have called it."""

    code: ClassVar[str] = "queue.step_not_allowed"
    number: str
    state: str  # a `TicketState`


@dataclass(eq=False)
class GroupUnknown(RuleBroken):
    """The office has no such group of fields now."""

    code: ClassVar[str] = "queue.group_unknown"
    group: str


class GroupsUnclear(RuleBroken):
    """No group at all, one named twice, or more than there are keys for."""

    code = "queue.groups_unclear"


class PriorityUnfounded(RuleBroken):
    """Priority needs its reason: others wait longer for it."""

    code = "queue.priority_unfounded"
