"""Use case: a leader decides which of two acts stands that did not know of each other."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.contested import Contested, contested
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.fold import Folded
from desk_app.domain.errors import DossierReadOnly
from desk_app.domain.handling.deciding_faults import (
    DecidedAlready,
    DecisionImpossible,
    DecisionUnfounded,
)
from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    dossier: DossierId
    aside: ActId  # the act that was put aside
    stands: ActId | None  # the one in its way, as the leader saw it
    change: bool  # True: the act put aside stands from now on, instead of the other
    reason: str


def decide(order: Decide, officer: Officer, desk: Desk) -> Folded:
    """Close a disagreement at all desks; both acts stay in the record.

    Raises:
        RightMissing: not a leader.
        DecisionUnfounded: no reason is given.
        DecidedAlready: it is closed, or another act stands than the one the leader saw.
        DecisionImpossible: the act in the way cannot be taken back.
        DossierReadOnly: a newer program has acted on it. Nothing was stored.
    """
    officer.need(Right.DECIDE)
    reason = " ".join(order.reason.split())
    if not reason:
        raise DecisionUnfounded()
    with desk.work() as work:
        if work.dossiers.find(order.dossier).read_only:
            raise DossierReadOnly(str(order.dossier))
        pair = _pair(contested(work.dossiers.acts(order.dossier)), order)
        loser = pair.stands if order.change else pair.aside
        if loser is None or (order.change and not pair.may_change):
            raise DecisionImpossible()
        work.journal.write(
            kinds.DECIDED,
            Subject(SubjectKind.DOSSIER, order.dossier),
            decision_body(order.aside, loser.id, reason),
            by=officer.id,
            at=whole_milliseconds(desk.now()),
        )
        after = work.dossiers.find(order.dossier)
        if order.aside in after.disagreements:
            raise ValueError("a decision that decides nothing")  # our bug; nothing is stored
        work.commit()
    return after


def _pair(pairs: tuple[Contested, ...], order: Decide) -> Contested:
    for pair in pairs:
        stands = None if pair.stands is None else pair.stands.id
        if pair.aside.id == order.aside and stands == order.stands:
            return pair
    raise DecidedAlready()
