"""Who may take the steps of handling: every role at every one of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.hand_over import handed_over_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.services.desk import Desk
from desk_app.services.handling.ending import Refuse, Stop, Withdraw, refuse, stop, withdraw
from desk_app.services.handling.obligation import (
    AskObligation,
    ObligationMet,
    ask_obligation,
    obligation_met,
)
from desk_app.services.handling.reappoint import Apologise, ChangeDue, apologise, change_due
from desk_app.services.handling.supplement import (
    AskSupplement,
    SupplementReceived,
    ask_supplement,
    supplement_received,
)
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.step import take_step
from tests.builders import RECEPTION, a_desk, an_officer, an_order
from tests.prepared import Prepared, prepared
from tests.services.each_role import does_what_it_may
from tests.step_bodies import MINUTES

Work = Callable[[], UnitOfWork]


class Counter:
    """A dossier just received, one that is supplemented, one with its unit, one that owes."""

    def __init__(self, work: Work) -> None:
        receptionist = an_officer(RECEPTION)
        self.desk: Desk = a_desk(work)
        self.fresh: Dossier = receive_dossier(an_order(), receptionist, self.desk)
        self.asked = self._asked(receptionist)
        self.with_unit, self.owing = self._with_unit(), self._with_unit()
        ask_obligation(
            AskObligation(dossier=self.owing.id, what="x", body="y"), receptionist, self.desk
        )

    def _asked(self, by: Officer) -> Dossier:
        asked: Dossier = receive_dossier(an_order(), by, self.desk)
        order = AskSupplement(dossier=asked.id, contents=("x",), reason="y", raised_by="z")
        return ask_supplement(order, by, self.desk)

    def _with_unit(self) -> Dossier:
        by = an_officer(RECEPTION)
        dossier = receive_dossier(an_order(), by, self.desk)
        body = handed_over_body(UUID(int=8), "Phòng Kinh tế", MINUTES)
        return take_step(dossier.id, kinds.HANDED_OVER, body, by, self.desk)


@pytest.fixture(scope="module")
def before(office_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared[Counter]:
    return prepared(Counter, office_store_file, tmp_path_factory.mktemp("counter"))


@pytest.fixture(scope="module")
def store_file(before: Prepared[Counter]) -> Path:
    return before.file


@pytest.fixture
def counter(before: Prepared[Counter], work: Work) -> Counter:
    return before.at(work)


def asks(officer: Officer, at: Counter) -> None:
    order = AskSupplement(dossier=at.fresh.id, contents=("x",), reason="y", raised_by="z")
    ask_supplement(order, officer, at.desk)


def hands_in(officer: Officer, at: Counter) -> None:
    order = SupplementReceived(dossier=at.asked.id, received=("x",))
    supplement_received(order, officer, at.desk)


def pays(officer: Officer, at: Counter) -> None:
    obligation_met(ObligationMet(dossier=at.owing.id, proof="x"), officer, at.desk)


STEPS: dict[str, tuple[Right, Callable[[Officer, Counter], object]]] = {
    "ask_supplement": (Right.RELAY, asks),
    "supplement_received": (Right.RECEIVE, hands_in),
    "refuse": (
        Right.END,
        lambda who, at: refuse(Refuse(dossier=at.fresh.id, reason="x"), who, at.desk),
    ),
    "withdraw": (
        Right.RECEIVE,
        lambda who, at: withdraw(Withdraw(dossier=at.fresh.id, asked_by="x"), who, at.desk),
    ),
    "stop": (
        Right.END,
        lambda who, at: stop(
            Stop(dossier=at.fresh.id, ground=StopGround.APPLICANT, reason="x"), who, at.desk
        ),
    ),
    "ask_obligation": (
        Right.RELAY,
        lambda who, at: ask_obligation(
            AskObligation(dossier=at.with_unit.id, what="x", body="y"), who, at.desk
        ),
    ),
    "obligation_met": (Right.RECEIVE, pays),
    "apologise": (
        Right.RAISE,
        lambda who, at: apologise(
            Apologise(dossier=at.fresh.id, day=date(2026, 12, 1), reason="x"), who, at.desk
        ),
    ),
    "change_due": (
        Right.CHANGE_DUE,
        lambda who, at: change_due(
            ChangeDue(dossier=at.fresh.id, day=date(2026, 12, 1), reason="x"), who, at.desk
        ),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("step", STEPS)
def test_that_each_role_takes_the_steps_it_may_and_no_other(
    step: str, role: Role, counter: Counter, store: Store
) -> None:
    right, do = STEPS[step]
    does_what_it_may(role, right, lambda who: do(who, counter), store)
