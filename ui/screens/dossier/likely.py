"""What an officer does next with a dossier: the filled button, by where the dossier stands."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from desk_app.domain.acts.steps.elsewhere import Part, next_part
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from ui.screens.dossier.ahead import Ahead, Seen

Likely: TypeAlias = tuple[Ahead, Callable[[Seen], bool]]


def _always(_seen: Seen) -> bool:
    return True


def _papers_wait_here(seen: Seen) -> bool:
    return seen.dossier.may_be_handed_over


def _papers_are_away(seen: Seen) -> bool:
    return seen.dossier.papers_at in {Place.ON_THE_WAY, Place.UNIT}


def _goes_elsewhere(seen: Seen) -> bool:
    """Received for a unit elsewhere, which has it not yet or has not said so."""
    return next_part(seen.dossier) in {Part.FORWARD, Part.ARRIVED}


def _others_have_a_part(seen: Seen) -> bool:
    return next_part(seen.dossier) is not None


def _goes_by_post(seen: Seen) -> bool:
    return seen.dossier.return_way is ReturnWay.POST


_PAPERS_FIRST: Final[Sequence[Likely]] = (
    (Ahead.HAND_OVER, _papers_are_away),
    (Ahead.PAPERS_BACK, _always),
)

LIKELY: Final[Mapping[Status, Sequence[Likely]]] = MappingProxyType(
    {
        Status.RECEIVED: (
            (Ahead.AGENCIES, _goes_elsewhere),
            (Ahead.HAND_OVER, _papers_wait_here),
        ),
        Status.IN_PROCESS: (
            (Ahead.HAND_OVER, _papers_wait_here),  # what came in for it has to follow
            (Ahead.AGENCIES, _others_have_a_part),
            (Ahead.RESULT_BACK, _always),
        ),
        Status.SUPPLEMENT: ((Ahead.SUPPLEMENT_RECEIVED, _always),),
        Status.OBLIGATION: ((Ahead.OBLIGATION_MET, _always),),
        Status.RESULT_BACK: (
            (Ahead.TO_THE_POST, _goes_by_post),
            (Ahead.RETURN, _always),
        ),
        Status.RETURNED: (),
        Status.WITHDRAWN: (*_PAPERS_FIRST, (Ahead.STOP, _always)),
        Status.STOPPED: _PAPERS_FIRST,
        Status.REFUSED: _PAPERS_FIRST,
        Status.VOIDED: _PAPERS_FIRST,
    }
)
"""In the order in which they are looked for; one that this officer cannot take is passed over."""


def likely(seen: Seen, possible: Sequence[Ahead]) -> Ahead | None:
    """The one of `possible` that is to be done next; None: the table of rows decides."""
    for ahead, holds in LIKELY[seen.dossier.status]:
        if ahead in possible and holds(seen):
            return ahead
    return None
