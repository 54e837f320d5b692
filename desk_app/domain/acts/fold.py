"""A dossier is the fold of its acts: pure, so every desk arrives at the same state.

Acts stand in the unit's order, the desk's own unsettled ones on top. An act
carries the results it produced; nothing of the law is computed again here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act
from desk_app.domain.acts.bodies import received_dossier
from desk_app.domain.acts.steps import (
    amending,
    back_office,
    between_units,
    citizen,
    elsewhere,
    ending,
    hand_over,
    money,
    post,
    result,
    scans,
    telling,
    waiting,
)
from desk_app.domain.acts.steps.step import Step, Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import ActId
from desk_app.domain.registered import Registered, registered_from
from desk_app.domain.sent_away import SentAway, sent_away_from

VERSION: Final = 6  # of these rules; a store folded by another version is folded again


@dataclass(frozen=True, slots=True)
class Folded:
    """What the acts of one dossier amount to."""

    dossier: Dossier | None = None  # None: its receiving has not arrived yet
    disagreements: tuple[ActId, ...] = ()  # acts that no longer applied; a supervisor decides
    read_only: bool = False  # holds an act of a kind, or with a body, beyond this program
    acts: int = 0
    sent_away: SentAway | None = None  # answered with a paper and no code
    registered: Registered | None = None  # came online; what became of it the others say
    called_back: bool = False  # by the unit that sent it, before it was answered

    @property
    def answered(self) -> bool:
        """Whether a dossier that came online was received or answered, or needs no answer."""
        return self.dossier is not None or self.sent_away is not None or self.called_back


def fold(acts: Iterable[Act]) -> Folded:
    """Apply `acts` in the order given. Never raises: what does not apply is kept aside."""
    state = Folded()
    for act in acts:
        state = fold_onto(state, act)
    return state


def fold_onto(before: Folded, act: Act) -> Folded:
    """The same with one act more, which stands behind those that amount to `before`."""
    return replace(_apply(before, act), acts=before.acts + 1)


def _apply(state: Folded, act: Act) -> Folded:
    if (begin := _BEGINS.get(act.kind)) is not None:
        return begin(state, act)
    if kinds.leaves_state(act.kind):
        return state
    step = _STEPS.get(act.kind)
    if step is None:
        return replace(state, read_only=True)
    return _step(state, act, step)


def _step(state: Folded, act: Act, step: Step) -> Folded:
    if state.dossier is None:
        waits = state.registered is not None and act.kind in between_units.STEPS
        return _heard_early(state, act) if waits else _disagree(state, act)
    try:
        return replace(state, dossier=step(state.dossier, act))
    except StepNotAllowed:
        return _disagree(state, act)
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _heard_early(state: Folded, act: Act) -> Folded:
    """Of a dossier that nobody has received yet."""
    try:
        over = between_units.tiding_from(act).what in between_units.OVER
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow
    return replace(state, called_back=state.called_back or over)


def _begin(state: Folded, act: Act) -> Folded:
    if state.dossier is not None:
        return _disagree(state, act)
    try:
        return replace(state, dossier=received_dossier(act))
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _register(state: Folded, act: Act) -> Folded:
    try:
        registered = registered_from(act)
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow
    if state.registered == registered:  # a restored centre brought it again
        return state
    if state.answered or state.registered is not None:
        return _disagree(state, act)
    return replace(state, registered=registered)


def _send_away(state: Folded, act: Act) -> Folded:
    if state.dossier is not None or state.sent_away is not None:
        return _disagree(state, act)
    try:
        return replace(state, sent_away=sent_away_from(act))
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _disagree(state: Folded, act: Act) -> Folded:
    return replace(state, disagreements=(*state.disagreements, act.id))


_BEGINS: Final[Mapping[str, Callable[[Folded, Act], Folded]]] = {
    kinds.REGISTERED: _register,
    kinds.RECEIVED: _begin,
    kinds.SUPPLEMENT_FIRST: _send_away,
    kinds.REFUSED_AT_INTAKE: _send_away,
}
_STEPS: Final[Steps] = {
    **result.STEPS,
    **waiting.STEPS,
    **hand_over.STEPS,
    **ending.STEPS,
    **post.STEPS,
    **money.STEPS,
    **amending.STEPS,
    **citizen.STEPS,
    **elsewhere.STEPS,
    **scans.STEPS,
    **telling.STEPS,
    **back_office.STEPS,
    **between_units.STEPS,
}
