"""Who may do what about money: every role at every use case."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.money.till.moves import TakenLine
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import collect
from desk_app.services.money.exempt import Exempt, PutOff, exempt, put_off
from desk_app.services.money.note_receipt import note_receipt
from desk_app.services.money.refund import (
    DecideRefund,
    PayRefund,
    ask_refund,
    decide_refund,
    pay_refund,
)
from desk_app.services.money.set_till import SetTill, set_till
from desk_app.services.money.shifts import (
    CloseShift,
    OpenShift,
    ReverseShift,
    close_shift,
    open_shift,
    reverse_shift,
)
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer
from tests.builders import a_desk, an_officer, an_order
from tests.prepared import Prepared, prepared
from tests.services.money.test_collect import (
    BOSS,
    TILL,
    a_receipt_order,
    a_refund_order,
    an_order_to_take,
    lines_of,
)

Work = Callable[[], UnitOfWork]


class Till:
    """One dossier that waits, one that is paid, one whose refund is approved, a closed shift."""

    def __init__(self, work: Work) -> None:
        self.desk: Desk = a_desk(work)
        self.waits, self.paid, self.goes_back, self.asks = (self._received() for _ in range(4))
        self.shift = open_shift(OpenShift(key=uuid4(), opening=0), TILL, self.desk)
        self.paid, self.goes_back, self.asks = (
            collect(an_order_to_take(each), TILL, self.desk)
            for each in (self.paid, self.goes_back, self.asks)
        )
        approved, asked = a_refund_order(self.goes_back), a_refund_order(self.asks)
        for order in (approved, asked):
            ask_refund(order, TILL, self.desk)
        self.approved, self.asked = approved.key, asked.key
        decide_refund(self.decision(self.goes_back, self.approved), BOSS, self.desk)
        counted = {200_000: 2, 50_000: 1}
        close_shift(CloseShift(key=uuid4(), shift=self.shift.id, counted=counted), TILL, self.desk)

    def _received(self) -> Dossier:
        return receive_dossier(an_order(), an_officer(), self.desk)

    def decision(self, dossier: Dossier, refund: UUID) -> DecideRefund:
        return DecideRefund(dossier=dossier.id, refund=refund, approve=True)

    @property
    def lines(self) -> tuple[TakenLine, ...]:
        return lines_of(self.waits)


@pytest.fixture(scope="module")
def before(office_store_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared[Till]:
    return prepared(Till, office_store_file, tmp_path_factory.mktemp("till"))


@pytest.fixture(scope="module")
def store_file(before: Prepared[Till]) -> Path:
    return before.file


@pytest.fixture
def till(before: Prepared[Till], work: Work) -> Till:
    return before.at(work)


def opens(who: Officer, at: Till) -> None:
    open_shift(OpenShift(key=uuid4(), opening=0), who, at.desk)


def takes(who: Officer, at: Till) -> None:
    if Right.COLLECT in rights_of([who.role]):
        opens(who, at)
    collect(an_order_to_take(at.waits), who, at.desk)


def pays_back(who: Officer, at: Till) -> None:
    if Right.COLLECT in rights_of([who.role]):
        opens(who, at)
    pay_refund(PayRefund(dossier=at.goes_back.id, refund=at.approved), who, at.desk)


def closes(who: Officer, at: Till) -> None:
    key = uuid4()
    if Right.COLLECT in rights_of([who.role]):
        open_shift(OpenShift(key=key, opening=0), who, at.desk)
    close_shift(CloseShift(key=uuid4(), shift=key, counted={}), who, at.desk)


def prints(who: Officer, at: Till) -> None:
    order = PrintOrder(job=uuid4(), dossier=at.paid.id, form="payment_slip", printer="Q1", copies=1)
    hand_over_to_printer(order, who, at.desk)


def exempts(who: Officer, at: Till) -> None:
    order = Exempt(
        key=uuid4(), dossier=at.waits.id, lines=at.lines, reason="Hộ nghèo", basis="Sổ 12"
    )
    exempt(order, who, at.desk)


USE_CASES: dict[str, tuple[Right, Callable[[Officer, Till], object]]] = {
    "collect": (Right.COLLECT, takes),
    "exempt": (Right.COLLECT, exempts),
    "put_off": (
        Right.COLLECT,
        lambda who, at: put_off(
            PutOff(key=uuid4(), dossier=at.waits.id, lines=at.lines), who, at.desk
        ),
    ),
    "note_receipt": (
        Right.COLLECT,
        lambda who, at: note_receipt(a_receipt_order(at.paid), who, at.desk),
    ),
    "ask_refund": (
        Right.COLLECT,
        lambda who, at: ask_refund(a_refund_order(at.paid), who, at.desk),
    ),
    "decide_refund": (
        Right.APPROVE_REFUND,
        lambda who, at: decide_refund(at.decision(at.asks, at.asked), who, at.desk),
    ),
    "pay_refund": (Right.COLLECT, pays_back),
    "open_shift": (Right.COLLECT, opens),
    "close_shift": (Right.COLLECT, closes),
    "reverse_shift": (
        Right.UNLOCK_SHIFT,
        lambda who, at: reverse_shift(
            ReverseShift(shift=at.shift.id, reason="Đếm nhầm"), who, at.desk
        ),
    ),
    "set_till": (
        Right.SET_TILL,
        lambda who, at: set_till(SetTill(reception_collects=True), who, at.desk),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", USE_CASES)
def test_that_each_role_does_what_it_may_about_money_and_nothing_else(
    use_case: str, role: Role, till: Till
) -> None:
    right, do = USE_CASES[use_case]
    somebody = an_officer(OfficerId(UUID(int=99)), role)
    if right in rights_of([role]):
        do(somebody, till)
        return
    with pytest.raises(RightMissing) as refused:
        do(somebody, till)
    assert refused.value.right == right


@pytest.mark.parametrize("role", Role)
def test_that_who_collects_prints_the_slip_and_no_other_paper(role: Role, till: Till) -> None:
    somebody = an_officer(OfficerId(UUID(int=99)), role)
    if Right.COLLECT in rights_of([role]) or Right.PRINT in rights_of([role]):
        prints(somebody, till)
    else:
        with pytest.raises(RightMissing):
            prints(somebody, till)
    if Right.PRINT not in rights_of([role]):
        order = PrintOrder(job=uuid4(), dossier=till.paid.id, form="receipt", printer="", copies=1)
        with pytest.raises(RightMissing):
            hand_over_to_printer(order, somebody, till.desk)
