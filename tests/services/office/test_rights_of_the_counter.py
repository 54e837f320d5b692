"""Who may do what with officers and with the queue: every role at every use case."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.queue.line import EVERYTHING
from desk_app.domain.queue.ticket import Ticket, TicketId
from desk_app.services.office.badges import set_badge, withdraw_badge
from desk_app.services.office.officers import set_roles, take_back
from desk_app.services.office.reset_pin import ResetPin, reset_pin
from desk_app.services.queue import visits
from desk_app.services.queue.call_next import call_next
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from desk_app.services.queue.set_groups import set_groups
from tests.builders import ADMIN, CASHIER, LEADER, RECEPTION, a_desk, an_officer
from tests.prepared import Prepared, prepared
from tests.services.each_role import does_what_it_may
from tests.services.test_office import digest

Work = Callable[[], UnitOfWork]
PIN = "246810"
PAIR = {Role.ADMIN: ADMIN, Role.LEADER: LEADER}


class Hall:
    """One who was served, one who stands at the counter, one who waits."""

    def __init__(self, work: Work) -> None:
        self.desk = a_desk(work)
        receptionist = an_officer(RECEPTION)
        self.served, self.called, self.waits = (draws(receptionist, self) for _ in range(3))
        for _ in range(2):
            call_next((), receptionist, self.desk)


@pytest.fixture(scope="module")
def before(office_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared[Hall]:
    return prepared(Hall, office_store_file, tmp_path_factory.mktemp("hall"))


@pytest.fixture(scope="module")
def store_file(before: Prepared[Hall]) -> Path:
    return before.file


@pytest.fixture
def hall(before: Prepared[Hall], work: Work) -> Hall:
    return before.at(work)


def draws(officer: Officer, at: Hall) -> Ticket:
    order = IssueTicket(id=TicketId(uuid4()), group=EVERYTHING)
    return issue_ticket(order, officer, at.desk)


def resets_a_pin(officer: Officer, at: Hall) -> None:
    """Who sits at the desk is one of the two that the store knows, if anybody of these roles."""
    here = an_officer(PAIR.get(officer.role, officer.id), officer.role)
    order = ResetPin(
        whose=RECEPTION,
        secret=PIN,
        admin=ADMIN,
        admin_secret=PIN,
        leader=LEADER,
        leader_secret=PIN,
    )
    reset_pin(order, here, lambda who, _pin: an_officer(who), digest, at.desk)


USE_CASES: dict[str, tuple[Right, Callable[[Officer, Hall], object]]] = {
    "reset_pin": (Right.RESET_PIN, resets_a_pin),
    "take_back": (Right.MANAGE_OFFICERS, lambda who, at: take_back(CASHIER, who, at.desk)),
    "set_roles": (
        Right.MANAGE_OFFICERS,
        lambda who, at: set_roles(CASHIER, Role.RECEPTION, frozenset(), who, at.desk),
    ),
    "set_badge": (
        Right.MANAGE_OFFICERS,
        lambda who, at: set_badge(CASHIER, "CB-0042", who, at.desk),
    ),
    "withdraw_badge": (
        Right.MANAGE_OFFICERS,
        lambda who, at: withdraw_badge(CASHIER, who, at.desk),
    ),
    "issue_ticket": (Right.CALL_VISITORS, draws),
    "call_next": (Right.CALL_VISITORS, lambda who, at: call_next((), who, at.desk)),
    "call_again": (
        Right.CALL_VISITORS,
        lambda who, at: visits.call_again(at.called.id, who, at.desk),
    ),
    "note_absent": (
        Right.CALL_VISITORS,
        lambda who, at: visits.note_absent(at.called.id, who, at.desk),
    ),
    "finish_visit": (
        Right.CALL_VISITORS,
        lambda who, at: visits.finish_visit(at.called.id, who, at.desk),
    ),
    "drop_ticket": (
        Right.CALL_VISITORS,
        lambda who, at: visits.drop_ticket(at.waits.id, who, at.desk),
    ),
    "move_ticket": (
        Right.CALL_VISITORS,
        lambda who, at: visits.move_ticket(at.waits.id, EVERYTHING, who, at.desk),
    ),
    "bring_back": (
        Right.CALL_VISITORS,
        lambda who, at: visits.bring_back(at.served.id, "Bổ sung hồ sơ", who, at.desk),
    ),
    "set_groups": (Right.SETTINGS, lambda who, at: set_groups(["Đất đai"], who, at.desk)),
}
ACTS = {"call_next": 2}  # who is called sends the one before away


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_what_it_may_and_nothing_else(
    use_case: str, role: Role, hall: Hall, store: Store
) -> None:
    right, do = USE_CASES[use_case]
    does_what_it_may(role, right, lambda who: do(who, hall), store, acts=ACTS.get(use_case, 1))
