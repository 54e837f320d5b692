"""Who may hand over, take over and take results back: every role at every use case."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.services.desk import Desk
from desk_app.services.handing_over.give_back import GivePapersBack, give_papers_back
from desk_app.services.handing_over.hand_over import HandOver, hand_over
from desk_app.services.handing_over.results_back import ResultsBack, results_back
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit, set_handling_unit
from desk_app.services.handing_over.take_over import SendBack, TakeOver, send_back, take_over
from desk_app.services.handling.ending import Withdraw, withdraw
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import BUSINESS, a_desk, an_officer, an_order
from tests.services.each_role import does_what_it_may

UNIT = "Phòng Tư pháp"


class Office:
    """A dossier at the desk, and one that went with a list."""

    def __init__(self, work: Callable[[], UnitOfWork]) -> None:
        self.desk: Desk = a_desk(work)
        self.here: Dossier = receive_dossier(an_order(), an_officer(), self.desk)
        self.gone: Dossier = receive_dossier(an_order(), an_officer(), self.desk)
        self.batch = uuid4()
        order = HandOver(batch=self.batch, unit=UNIT, dossiers=[self.gone.id])
        hand_over(order, an_officer(), self.desk)
        self.wanted_back: Dossier = receive_dossier(an_order(), an_officer(), self.desk)
        withdraw(Withdraw(dossier=self.wanted_back.id, asked_by="Lan"), an_officer(), self.desk)


USE_CASES: dict[str, tuple[Right, Callable[[Officer, Office], object]]] = {
    "hand_over": (
        Right.HAND_OVER,
        lambda who, at: hand_over(
            HandOver(batch=uuid4(), unit=UNIT, dossiers=[at.here.id]), who, at.desk
        ),
    ),
    "take_over": (
        Right.HAND_OVER,
        lambda who, at: take_over(TakeOver(batch=at.batch, who="Tư"), who, at.desk),
    ),
    "send_back": (
        Right.HAND_OVER,
        lambda who, at: send_back(
            SendBack(batch=at.batch, who="Tư", reason="thiếu", dossiers=[at.gone.id]), who, at.desk
        ),
    ),
    "give_papers_back": (
        Right.RETURN,
        lambda who, at: give_papers_back(
            GivePapersBack(dossier=at.wanted_back.id, who="Lan"), who, at.desk
        ),
    ),
    "results_back": (
        Right.RESULT_BACK,
        lambda who, at: results_back(ResultsBack(dossiers=[at.gone.id]), who, at.desk),
    ),
    "set_handling_unit": (
        Right.HAND_OVER,
        lambda who, at: set_handling_unit(SetHandlingUnit(BUSINESS, UNIT), who, at.desk),
    ),
}
ACTS = {"hand_over": 2}  # that of the list besides the dossier's; otherwise one


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_what_it_may_and_nothing_else(
    use_case: str, role: Role, work: Callable[[], UnitOfWork], store: Store
) -> None:
    office = Office(work)
    right, do = USE_CASES[use_case]
    does_what_it_may(role, right, lambda who: do(who, office), store, acts=ACTS.get(use_case, 1))
