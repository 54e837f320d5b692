"""A dossier is the fold of its acts: pure, so every desk arrives at the same state.

Acts stand in the unit's order, the desk's own unsettled ones on top. An act
carries the results it produced; nothing of the law is computed again here. What becomes
of two acts made without knowing of each other is `pairs.py`; a leader's decision between
them puts one of them out, as if it had not been done.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import SCHEMA, UNREADABLE, Act
from desk_app.domain.acts.bodies import received_dossier
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.decision import Decision, decision_from
from desk_app.domain.acts.overtaken import Overtaken, overtaken
from desk_app.domain.acts.pairs import agree, may_be_put_out
from desk_app.domain.acts.steps import (
    amending,
    back_office,
    between_units,
    citizen,
    elsewhere,
    ending,
    hand_over,
    money,
    oversight,
    post,
    result,
    scans,
    telling,
    waiting,
)
from desk_app.domain.acts.steps.step import Step, Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.elsewhere import Tiding
from desk_app.domain.ids import ActId
from desk_app.domain.registered import Registered, registered_from
from desk_app.domain.sent_away import SentAway, sent_away_from

VERSION: Final = 12  # of these rules; a store folded by another version is folded again

MENDS: Final = "mends"  # in a body: the id of the refused act that this one is written in place of


@dataclass(frozen=True)  # without slots: `changed` copies it at once
class Folded:
    """What the acts of one dossier amount to."""

    dossier: Dossier | None = None  # None: its receiving has not arrived yet
    disagreements: tuple[ActId, ...] = ()  # acts that no longer applied; a supervisor decides
    read_only: bool = False  # holds an act of a kind, or with a body, beyond this program
    acts: int = 0
    sent_away: SentAway | None = None  # answered with a paper and no code
    registered: Registered | None = None  # came online; what became of it the others say
    early: tuple[Tiding, ...] = ()  # of the unit that sent it, before it was received
    agreed: tuple[ActId, ...] = ()  # said what another act had said; nobody is asked
    decisions: tuple[Decision, ...] = ()  # in force, in order
    late_decisions: tuple[ActId, ...] = ()  # about what was decided before: without effect
    mended: tuple[ActId, ...] = ()  # refused by the home, and written anew at the same desk
    # The last act of each kind that stands: what a later one may agree with
    latest: Mapping[str, Act] = field(default_factory=dict, repr=False, compare=False)

    @property
    def answered(self) -> bool:
        """Whether a dossier that came online was received or answered, or needs no answer."""
        called_back = any(told.what in between_units.OVER for told in self.early)
        return self.dossier is not None or self.sent_away is not None or called_back


def fold(acts: Iterable[Act]) -> Folded:
    """Apply `acts` in the order given. Never raises: what does not apply is kept aside."""
    every, done = tuple(acts), list[Act]()
    state = Folded(mended=_mended(every))
    for act in every:
        if act.id in state.mended:
            state = changed(state, acts=state.acts + 1)
            continue
        state = _decide(state, act, done) if act.kind == kinds.DECIDED else fold_onto(state, act)
        done.append(act)
    return state


def looks_back(act: Act) -> bool:
    """Whether `act` changes what acts before it come to: then all of them are folded again."""
    return act.kind == kinds.DECIDED or MENDS in act.body


def put_out(state: Folded) -> frozenset[ActId]:
    """Acts that count as if they had not been done."""
    return frozenset({*(decision.out for decision in state.decisions), *state.mended})


def fold_onto(before: Folded, act: Act) -> Folded:
    """The same with one act more, which stands behind those that amount to `before`.

    Not for an act that `looks_back`.
    """
    return changed(_apply(before, act), acts=before.acts + 1)


def fold_without(acts: Iterable[Act], out: Iterable[ActId]) -> Folded:
    """As if the acts named in `out`, and every decision, had not been done."""
    left = set(out)
    state = Folded()
    for act in acts:
        if act.kind != kinds.DECIDED and act.id not in left:
            state = fold_onto(state, act)
    return state


def _apply(state: Folded, act: Act) -> Folded:
    newer = act.schema > SCHEMA  # its fields may mean something else to who wrote it
    if (begin := _BEGINS.get(act.kind)) is not None:
        begun = begin(state, act)  # shown as far as it can be read
        return changed(begun, read_only=True) if newer else begun
    if kinds.leaves_state(act.kind):
        return state
    step = _STEPS.get(act.kind)
    if step is None or newer:
        return changed(state, read_only=True)
    return _step(state, act, step)


def _step(state: Folded, act: Act, step: Step) -> Folded:
    if state.dossier is None:
        waits = state.registered is not None and act.kind in between_units.STEPS
        return _heard_early(state, act) if waits else _disagree(state, act)
    try:
        if (found := overtaken(state.dossier, act)) is not Overtaken.NO:
            step(state.dossier, act)  # what cannot be read is no disagreement
            return _disagree(state, act, same=found is Overtaken.SAME)
        dossier = step(state.dossier, act)
        return changed(state, dossier=dossier, latest={**state.latest, act.kind: act})
    except StepNotAllowed:
        return _disagree(state, act, same=agree(state.latest.get(act.kind), act))
    except UNREADABLE:
        return changed(state, read_only=True)  # written by a program we cannot follow


def _heard_early(state: Folded, act: Act) -> Folded:
    """Of a dossier that nobody has received yet."""
    try:
        tiding = between_units.tiding_from(act)
    except UNREADABLE:
        return changed(state, read_only=True)  # written by a program we cannot follow
    return changed(state, early=(*state.early, tiding))


def _decide(state: Folded, act: Act, done: Sequence[Act]) -> Folded:
    """The first decision in the unit's order counts; one about what is settled changes nothing."""
    counted = changed(state, acts=state.acts + 1)
    if act.schema > SCHEMA:
        return changed(counted, read_only=True)
    try:
        decision = decision_from(act)
    except UNREADABLE:
        return changed(counted, read_only=True)
    decided = _decided(counted, decision, done)
    if decided is None:
        return changed(counted, late_decisions=(*counted.late_decisions, act.id))
    return changed(decided, decisions=(*counted.decisions, decision))


def _decided(state: Folded, decision: Decision, done: Sequence[Act]) -> Folded | None:
    """None where the decision has nothing to decide, or would not bring what it says."""
    if decision.aside not in state.disagreements:
        return None
    if decision.out == decision.aside:  # what stands goes on standing
        left = tuple(act for act in state.disagreements if act != decision.aside)
        return changed(state, disagreements=left)
    out = {*put_out(state), decision.out}
    acts = {act.id: act for act in done}
    loser, winner = acts.get(decision.out), acts.get(decision.aside)
    if loser is None or winner is None or not may_be_put_out(loser.kind, winner.kind):
        return None
    anew = fold_without(done, out)
    if decision.aside in (*anew.disagreements, *anew.agreed) or anew.answered != state.answered:
        return None
    return _with_past(anew, state)


def _mended(acts: Sequence[Act]) -> tuple[ActId, ...]:
    """Acts of which another says that it stands for them, wherever the two are in the order.

    Only the desk that wrote both can say so: nobody else's acts are taken back by it.
    """
    instead = {str(act.body[MENDS]): act for act in acts if MENDS in act.body}
    if not instead:
        return ()
    return tuple(
        act.id
        for act in acts
        if (by := instead.get(act.id.hex)) is not None
        and (by.desk, by.kind) == (act.desk, act.kind)
        and by.id != act.id
    )


def _with_past(anew: Folded, state: Folded) -> Folded:
    return changed(
        anew,
        decisions=state.decisions,
        late_decisions=state.late_decisions,
        mended=state.mended,
        acts=state.acts,
    )


def _begin(state: Folded, act: Act) -> Folded:
    if state.dossier is not None:
        return _disagree(state, act)
    try:
        dossier = changed(received_dossier(act), tidings=state.early)
        begun = changed(state, dossier=dossier)
    except UNREADABLE:
        return changed(state, read_only=True)  # written by a program we cannot follow
    for other in state.latest.values():  # sent away at one desk, received at another
        begun = _disagree(begun, other)
    return begun


def _register(state: Folded, act: Act) -> Folded:
    try:
        registered = registered_from(act)
    except UNREADABLE:
        return changed(state, read_only=True)  # written by a program we cannot follow
    if state.registered == registered:  # a restored centre brought it again
        return state
    if state.answered or state.registered is not None:
        return _disagree(state, act)
    return changed(state, registered=registered)


def _send_away(state: Folded, act: Act) -> Folded:
    if state.dossier is not None or state.sent_away is not None:
        return _disagree(state, act)
    try:
        return changed(state, sent_away=sent_away_from(act), latest={act.kind: act})
    except UNREADABLE:
        return changed(state, read_only=True)  # written by a program we cannot follow


def _disagree(state: Folded, act: Act, *, same: bool = False) -> Folded:
    if same:
        return changed(state, agreed=(*state.agreed, act.id))
    return changed(state, disagreements=(*state.disagreements, act.id))


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
    **oversight.STEPS,
}
