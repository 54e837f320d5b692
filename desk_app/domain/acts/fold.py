"""A dossier is the fold of its acts: pure, so every desk arrives at the same state.

Acts stand in the unit's order, the desk's own unsettled ones on top. An act
carries the results it produced; nothing of the law is computed again here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, text
from desk_app.domain.acts.bodies import (
    collector_from,
    due_change_from,
    external_code_from,
    received_dossier,
)
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import ActId
from desk_app.domain.money.till.faults import RefundNotOpen
from desk_app.domain.money.till.steps import STEPS as MONEY_STEPS
from desk_app.domain.money.till.steps import next_money
from desk_app.domain.sent_away import SentAway, sent_away_from

VERSION: Final = 4  # of these rules; a store folded by another version is folded again


@dataclass(frozen=True, slots=True)
class Folded:
    """What the acts of one dossier amount to."""

    dossier: Dossier | None = None  # None: its receiving has not arrived yet
    disagreements: tuple[ActId, ...] = ()  # acts that no longer applied; a supervisor decides
    read_only: bool = False  # holds an act of a kind, or with a body, beyond this program
    acts: int = 0
    sent_away: SentAway | None = None  # answered with a paper and no code


Step: TypeAlias = Callable[[Dossier, Act], Dossier]


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
        return _disagree(state, act)
    try:
        return replace(state, dossier=step(state.dossier, act))
    except StepNotAllowed:
        return _disagree(state, act)
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _begin(state: Folded, act: Act) -> Folded:
    if state.dossier is not None:
        return _disagree(state, act)
    try:
        return replace(state, dossier=received_dossier(act))
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _send_away(state: Folded, act: Act) -> Folded:
    if state.dossier is not None or state.sent_away is not None:
        return _disagree(state, act)
    try:
        return replace(state, sent_away=sent_away_from(act))
    except UNREADABLE:
        return replace(state, read_only=True)  # written by a program we cannot follow


def _disagree(state: Folded, act: Act) -> Folded:
    return replace(state, disagreements=(*state.disagreements, act.id))


def _result_back(dossier: Dossier, act: Act) -> Dossier:
    back = dossier.step(Status.RESULT_BACK)
    return replace(back, result_back_at=act.made_at, result_note=text(act.body, "note"))


def _returned(dossier: Dossier, act: Act) -> Dossier:
    returned = dossier.step(Status.RETURNED)
    return replace(returned, returned_at=act.made_at, collector=collector_from(act.body))


def _due_changed(dossier: Dossier, act: Act) -> Dossier:
    if dossier.status is Status.RETURNED:
        raise StepNotAllowed(dossier.status, act.kind)
    change = due_change_from(act, dossier.due)
    return replace(dossier, due=change.after, due_changes=(*dossier.due_changes, change))


def _external_code(dossier: Dossier, act: Act) -> Dossier:
    return dossier.with_external(external_code_from(act.body))


def _money(dossier: Dossier, act: Act) -> Dossier:
    try:
        return replace(dossier, money=next_money(dossier.money, act))
    except RefundNotOpen as error:
        raise StepNotAllowed(dossier.status, act.kind) from error


_BEGINS: Final[Mapping[str, Callable[[Folded, Act], Folded]]] = {
    kinds.RECEIVED: _begin,
    kinds.SUPPLEMENT_FIRST: _send_away,
    kinds.REFUSED_AT_INTAKE: _send_away,
}
_STEPS: Final[Mapping[str, Step]] = {
    **dict.fromkeys(MONEY_STEPS, _money),
    kinds.EXTERNAL_CODE_NOTED: _external_code,
    kinds.RESULT_BACK: _result_back,
    kinds.RETURNED: _returned,
    kinds.DUE_CHANGED: _due_changed,
}
