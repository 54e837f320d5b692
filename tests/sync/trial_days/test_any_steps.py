"""Whatever anybody tries at whatever desk: no illegal step is stored, and all desks agree."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from db.repositories.folding.rows import row_of
from db.tables import dossier as d
from desk_app.documents.due_in_words import due_in_words
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.contested import contested
from desk_app.domain.acts.fold import _STEPS, Folded, fold
from desk_app.domain.acts.kinds import leaves_state
from desk_app.domain.codes.blocks import SIZE
from desk_app.domain.codes.paper_number import IN_BODY
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.elsewhere import Competence, DossierLeg
from desk_app.domain.handling.flow import MOVES
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import NO_LIMIT, DueMoment, LimitUnit, StartReason
from desk_app.domain.people.rights import Role
from desk_app.services.handling.decide import Decide, decide
from desk_app.services.step import take_step
from tests.builders import LEADER, a_desk, an_officer
from tests.step_bodies import good_bodies
from tests.sync.office import SECOND, TrialDesk
from tests.sync.test_broken_wire import everything_agrees
from tests.sync.trial_days.day import Day
from tests.sync.trial_days.premises import Premises

DESKS = 2
WAITS = DueMoment(
    at=None, counted_from=None, limit=NO_LIMIT, reasons=(StartReason.WAITS_FOR_AGENCY,)
)
LEG = DossierLeg(agency="Chi cục Thuế", limit=NO_LIMIT, due=WAITS)
RECEIVED: dict[str, dict[str, Any]] = {
    "ours": {},
    "interlinked": {"legs": (LEG, LEG)},
    "of another unit": {"competence": Competence(unit="UBND phường Cái Khế"), "due": WAITS},
}


class Office(RuleBasedStateMachine):
    """Two desks and their home. Each step is tried, whether it may be taken or not."""

    received = Bundle("received")

    def __init__(self, begin_day: Callable[[], Day]) -> None:
        super().__init__()
        self.day = begin_day()
        self.desks = self.day.desks

    @rule(target=received, at=st.integers(0, DESKS - 1), kind=st.sampled_from(sorted(RECEIVED)))
    def receive(self, at: int, kind: str) -> DossierId:
        return self.desks[at].receive(**RECEIVED[kind])

    @rule(at=st.integers(0, DESKS - 1), which=received, step=st.sampled_from(sorted(_STEPS)))
    def take(self, at: int, which: DossierId, step: str) -> None:
        desk = self.desks[at]
        before = self._folded(desk, which)
        if before is None:  # it has not come here yet
            return
        desk.clock.forward(SECOND)
        acts = len(desk.acts())
        body = numbered_by(desk, good_bodies(before)[step])
        try:
            after = take_step(which, step, body, an_officer(), a_desk(desk.sync.work, desk.clock))
        except StepNotAllowed:
            assert len(desk.acts()) == acts
            assert self._folded(desk, which) == before
            return
        assert before.may(step)
        assert len(desk.acts()) == acts + 1
        assert after == self._folded(desk, which)
        assert after.status in (MOVES[step].ends_from(before.status) or {before.status})

    @rule(at=st.integers(0, DESKS - 1), which=received, change=st.booleans())
    def settle(self, at: int, which: DossierId, change: bool) -> None:  # drawn
        """A leader closes the first disagreement of a dossier, as this desk sees it."""
        desk = self.desks[at]
        with desk.sync.glance() as tx:
            pairs = contested(tx.dossiers.acts(which))
        for pair in pairs[:1]:
            desk.clock.forward(SECOND)
            order = Decide(
                dossier=which,
                aside=pair.aside.id,
                stands=None if pair.stands is None else pair.stands.id,
                change=change and pair.may_change,
                reason="Theo sổ ký nhận",
            )
            leader = an_officer(LEADER, Role.LEADER)
            after = decide(order, leader, a_desk(desk.sync.work, desk.clock))
            assert pair.aside.id not in after.disagreements

    @rule(at=st.integers(0, DESKS - 1))
    def exchange(self, at: int) -> None:
        self.desks[at].exchange()

    @invariant()
    def every_row_is_the_fold_of_its_acts(self) -> None:
        for desk in self.desks:
            for row, folded in self._rows(desk):
                assert folded.dossier is not None
                assert row == row_of(folded.dossier, folded)
                assert not folded.read_only
                assert explained(folded.dossier)

    def teardown(self) -> None:
        everything_agrees(self.day.home, *self.desks)

    def _folded(self, desk: TrialDesk, dossier: DossierId) -> Dossier | None:
        with desk.sync.glance() as tx:
            return tx.dossiers.find(dossier).dossier

    def _rows(self, desk: TrialDesk) -> list[tuple[dict[str, Any], Folded]]:
        with desk.sync.glance() as tx, desk.store.reading.connect() as connection:
            rows = connection.execute(select(d.dossier)).mappings().all()
            return [(dict(row), fold(tx.dossiers.acts(row["id"]))) for row in rows]


def numbered_by(desk: TrialDesk, body: Body) -> Body:
    """A paper that an act names has a number out of a block of the desk that writes it."""
    number = body.get(IN_BODY)
    if not isinstance(number, Mapping):
        return body
    with desk.sync.glance() as tx:
        first = min(tx.numbers.blocks()) * SIZE + 1
    return {**body, IN_BODY: {**number, "number": first}}


def explained(dossier: Dossier) -> bool:
    """A moment with its reason in words, or the reason why there is none."""
    due = dossier.due
    told = due.at is not None or due.waits or due.limit.unit is LimitUnit.NONE
    return told and bool(due_in_words(due))


def test_that_no_illegal_step_is_stored_and_desks_agree_whatever_is_tried(
    premises: Premises,
) -> None:
    class OfOurs(Office):
        def __init__(self) -> None:
            super().__init__(partial(premises.begin_day, DESKS))

    steps = settings(max_examples=15, stateful_step_count=20)
    run_state_machine_as_test(OfOurs, settings=steps)


def test_that_every_step_is_in_the_table_and_no_other_act_is() -> None:
    assert _STEPS.keys() <= MOVES.keys()
    assert not [step for step in MOVES if leaves_state(step) or step == kinds.RECEIVED]
