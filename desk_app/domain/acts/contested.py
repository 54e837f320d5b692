"""Open disagreements of one dossier, each with the act that stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.fold import Folded, fold, fold_onto, fold_without, put_out
from desk_app.domain.acts.pairs import may_be_put_out

_SENT_AWAY: Final = frozenset({kinds.SUPPLEMENT_FIRST, kinds.REFUSED_AT_INTAKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Two versions: `stands` came first in the unit's order, `aside` did not know of it."""

    aside: Act
    stands: Act | None  # None: what it builds upon is not here, or several are in its way
    may_change: bool  # whether `aside` can be made to stand instead
    falls: tuple[Act, ...] = ()  # acts that would not apply any more if it did


def contested(acts: Sequence[Act]) -> tuple[Contested, ...]:
    """What a leader has to decide about one dossier, in the order of its acts.

    Args:
        acts: All acts of the dossier, in the unit's order.
    """
    folded = fold(acts)
    if not folded.disagreements:
        return ()
    out = put_out(folded)
    left = [act for act in acts if act.kind != kinds.DECIDED and act.id not in out]
    before = [Folded()]  # before[n]: what acts[:n] amount to
    for act in left:
        before.append(fold_onto(before[-1], act))
    open_ones = [n for n, act in enumerate(left) if act.id in folded.disagreements]
    return tuple(_pair(left, before, n) for n in open_ones)


def _pair(acts: Sequence[Act], before: Sequence[Folded], at: int) -> Contested:
    aside = acts[at]
    stands = _in_the_way(acts, before, at)
    if stands is None or not may_be_put_out(stands.kind, aside.kind):
        return Contested(aside=aside, stands=stands, may_change=False)
    anew = fold_without(acts, {stands.id})  # `acts` are those that count
    now = before[-1]
    if aside.id in (*anew.disagreements, *anew.agreed) or anew.answered != now.answered:
        return Contested(aside=aside, stands=stands, may_change=False)
    fallen = set(anew.disagreements) - set(now.disagreements)
    falls = tuple(act for act in acts if act.id in fallen)
    return Contested(aside=aside, stands=stands, may_change=True, falls=falls)


def _in_the_way(acts: Sequence[Act], before: Sequence[Folded], at: int) -> Act | None:
    """The last act before which the one at `at` would still have applied."""
    aside = acts[at]
    if aside.kind in _SENT_AWAY:
        return next((act for act in acts if act.kind == kinds.RECEIVED), acts[0])
    for n in range(at - 1, -1, -1):
        then = fold_onto(before[n], aside)
        begins = before[n].dossier is not None or aside.kind == kinds.RECEIVED
        if begins and aside.id not in (*then.disagreements, *then.agreed):
            return acts[n]
    return None
