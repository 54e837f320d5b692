"""A shift is counted by its acts, locked, and set right only by a leader's reversal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from db.queries.till import ledger, shifts
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.errors import RightMissing
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.faults import (
    AccountImpossible,
    DifferenceUnexplained,
    ReasonMissing,
    ShiftLocked,
    ShiftNotOpen,
    ShiftReversedAlone,
    ShiftStillOpen,
)
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.owed import owed
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.money.till.shift import Receipts, Shift, ShiftStage
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import Collect, collect
from desk_app.services.money.refund import (
    AskRefund,
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
from tests.builders import FRIDAY_MORNING, a_desk, a_person, a_procedure, an_officer, an_order
from tests.domain.acts.test_fold import a_dossier
from tests.services.money.test_collect import BOSS, TILL, lines_of

Work = Callable[[], UnitOfWork]
OFFICE = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")
DAY = (datetime(2026, 11, 19, 17, tzinfo=UTC), datetime(2026, 11, 20, 17, tzinfo=UTC))


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


def opened(desk: Desk, opening: int = 500_000) -> Shift:
    return open_shift(OpenShift(key=uuid4(), opening=opening), TILL, desk)


def take(desk: Desk, method: Method = Method.CASH, number: str = "092304001234") -> Collect:
    dossier = receive_dossier(an_order(applicant=a_person(id_number=number)), an_officer(), desk)
    order = Collect(
        key=uuid4(),
        dossier=dossier.id,
        lines=lines_of(dossier),
        method=method,
        received=200_000 if method is Method.CASH else 150_000,
        reference="" if method is Method.CASH else "FT26324",
        credited_on=DAY[1].date() if method is Method.TRANSFER else None,
    )
    collect(order, TILL, desk)
    return order


def give_back(order: Collect, desk: Desk) -> None:
    key = uuid4()
    asked = AskRefund(
        key=key, dossier=order.dossier, lines=order.lines, reason="Thu nhầm", payee="NGUYỄN THỊ LAN"
    )
    ask_refund(asked, TILL, desk)
    decide_refund(DecideRefund(dossier=order.dossier, refund=key, approve=True), BOSS, desk)
    pay_refund(PayRefund(dossier=order.dossier, refund=key), TILL, desk)


def a_count(shift: Shift, *, reason: str = "", **notes: int) -> CloseShift:
    counted = {int(note.removeprefix("n")): pieces for note, pieces in notes.items()}
    return CloseShift(key=uuid4(), shift=shift.id, counted=counted, reason=reason)


def test_that_a_drawer_must_hold_float_and_cash_less_refunds(desk: Desk) -> None:
    shift = opened(desk)
    take(desk)
    give_back(take(desk), desk)
    take(desk, Method.POS)
    closed = close_shift(a_count(shift, n500000=1, n100000=1, n50000=1), TILL, desk)
    (closing,) = closed.closings
    assert (closing.expected, closing.in_drawer, closing.difference) == (650_000, 650_000, 0)
    assert closing.sums.taken(Method.CASH) == 300_000
    assert closing.sums.given_back(Method.CASH) == 150_000
    assert closing.sums.taken(Method.POS) == 150_000
    assert (closing.sums.collections, closing.sums.slips) == (3, ("1001/PT", "1003/PT"))


def test_that_a_difference_needs_its_reason_and_a_second_press_counts_once(desk: Desk) -> None:
    shift = opened(desk)
    with pytest.raises(DifferenceUnexplained) as said:
        close_shift(a_count(shift, n200000=2), TILL, desk)
    assert said.value.difference == -100_000
    order = CloseShift(
        key=uuid4(),
        shift=shift.id,
        counted={200_000: 2},
        reason="Trả nhầm tiền thừa, đã lập biên bản",
        receipts=Receipts(first="118", last="121", cancelled=("120",)),
    )
    assert close_shift(order, TILL, desk) == close_shift(order, TILL, desk)


def test_that_a_closed_shift_takes_no_money_and_is_not_closed_again(desk: Desk) -> None:
    shift = opened(desk)
    close_shift(a_count(shift, n500000=1), TILL, desk)
    with pytest.raises(ShiftNotOpen):
        take(desk)
    with pytest.raises(ShiftLocked):
        close_shift(a_count(shift, n500000=1), TILL, desk)


def test_that_one_cashier_has_one_open_shift_at_a_desk(desk: Desk) -> None:
    order = OpenShift(key=uuid4(), opening=0)
    assert open_shift(order, TILL, desk) == open_shift(order, TILL, desk)
    with pytest.raises(ShiftStillOpen):
        opened(desk)


def test_that_only_a_leader_has_a_shift_counted_again_and_says_why(desk: Desk) -> None:
    shift = opened(desk)
    order = ReverseShift(shift=shift.id, reason="Đếm thiếu một tờ")
    with pytest.raises(ShiftLocked):
        reverse_shift(order, BOSS, desk)
    close_shift(a_count(shift, n200000=2, reason="Thiếu"), TILL, desk)
    with pytest.raises(RightMissing):
        reverse_shift(order, TILL, desk)
    with pytest.raises(ReasonMissing):
        reverse_shift(ReverseShift(shift=shift.id, reason=" "), BOSS, desk)
    assert reverse_shift(order, BOSS, desk).stage is ShiftStage.REVERSED
    again = close_shift(a_count(shift, n500000=1), TILL, desk)
    assert (again.stage, len(again.closings)) == (ShiftStage.CLOSED, 2)


def test_that_a_leader_who_collects_as_well_does_not_set_their_own_count_aside(
    desk: Desk,
) -> None:
    leads_too = replace(TILL, also=frozenset({Role.LEADER}))
    shift = opened(desk)
    close_shift(a_count(shift, n500000=1), leads_too, desk)
    order = ReverseShift(shift=shift.id, reason="Đếm thiếu một tờ")
    with pytest.raises(ShiftReversedAlone):
        reverse_shift(order, leads_too, desk)
    assert reverse_shift(order, BOSS, desk).stage is ShiftStage.REVERSED


def test_that_another_cashier_cannot_close_a_shift(desk: Desk) -> None:
    shift = opened(desk)
    other = an_officer(role=Role.CASHIER)
    with pytest.raises(ShiftLocked):
        close_shift(a_count(shift, n500000=1), other, desk)


def test_that_the_ledger_tells_what_is_to_be_handed_on_and_shifts_are_listed(
    desk: Desk, store: Store
) -> None:
    shift = opened(desk)
    take(desk)
    give_back(take(desk), desk)
    take(desk, Method.POS)
    (row,) = store.ask(ledger)(*DAY)
    assert (row.cash, row.pos, row.given_back, row.net) == (300_000, 150_000, 150_000, 300_000)
    assert row.dossiers == 3
    assert store.ask(ledger)(DAY[1], DAY[1].replace(day=22)) == ()
    (line,) = store.ask(shifts)(FRIDAY_MORNING)
    assert (line.id, line.stage, line.expected) == (shift.id, ShiftStage.OPEN, None)
    close_shift(a_count(shift, n500000=1, n100000=1, n50000=1), TILL, desk)
    (line,) = store.ask(shifts)(FRIDAY_MORNING)
    assert (line.stage, line.expected, line.in_drawer) == (ShiftStage.CLOSED, 650_000, 650_000)


def test_that_the_ledger_groups_by_unit_and_never_by_a_citation(desk: Desk, store: Store) -> None:
    opened(desk)
    fee = a_procedure().terms[0].fees[0]
    for n, source in enumerate(["TT 226/2016/TT-BTC", "", "Sở Tài chính", "NQ 12/2026/NQ-HĐND"]):
        terms = replace(a_procedure().terms[0], fees=(replace(fee, source=source),))
        with desk.work() as tx:
            tx.catalogue.put(f"test-{n}", [a_procedure(terms=(terms,))])
            tx.commit()
        take(desk, Method.POS, number=f"09230400123{n}")
    rows = store.ask(ledger)(*DAY)
    assert [(row.beneficiary, row.net, row.dossiers) for row in rows] == [
        ("Sở Tài chính", 150_000, 1),
        ("", 450_000, 3),
    ]


def test_that_a_fee_of_which_its_acts_keep_a_name_only_has_no_kind_in_the_ledger(
    desk: Desk, store: Store
) -> None:
    """As an older program received it: what is published beside its acts is not made up."""
    opened(desk)
    kept = a_dossier(unpriced_fees=("Lệ phí đăng ký khai tử",))
    about = Subject(SubjectKind.DOSSIER, kept.id)
    with desk.work() as tx:
        tx.journal.write(
            kinds.RECEIVED, about, received_body(kept), by=kept.officer, at=kept.received_at
        )
        tx.commit()
    (line,) = owed(kept)
    order = Collect(
        key=uuid4(),
        dossier=kept.id,
        lines=(line.taken(8_000),),
        method=Method.POS,
        received=8_000,
        reference="FT26324",
    )
    collect(order, TILL, desk)
    (row,) = store.ask(ledger)(*DAY)
    assert row.kind is FeeKind.UNSTATED


def test_that_accounts_are_the_offices_and_the_last_word_is_in_force(
    desk: Desk, work: Work
) -> None:
    land = Account(bin="970405", number="1800201", holder="VPĐKĐĐ", beneficiary="NQ 12/2026")
    with pytest.raises(RightMissing):
        set_till(SetTill(accounts=(OFFICE,)), TILL, desk)
    with pytest.raises(AccountImpossible):
        set_till(SetTill(accounts=(OFFICE, OFFICE)), BOSS, desk)
    set_till(SetTill(accounts=(OFFICE,)), BOSS, desk)
    set_till(SetTill(accounts=(OFFICE, land), reception_collects=True), BOSS, desk)
    with work() as tx:
        kept = tx.till.settings(desk.unit)
    assert kept.reception_collects
    assert (kept.account_for("NQ 12/2026"), kept.account_for("khác")) == (land, OFFICE)


def test_that_what_is_set_changes_nothing_else_of_what_is_in_force(desk: Desk) -> None:
    land = replace(OFFICE, number="1800201", beneficiary="Văn phòng Đăng ký đất đai")
    moved = replace(OFFICE, number="999888777")
    set_till(SetTill(accounts=(OFFICE, land)), BOSS, desk)
    set_till(SetTill(accounts=(moved,)), BOSS, desk)
    now = set_till(SetTill(reception_collects=True), BOSS, desk)
    assert (set(now.accounts), now.reception_collects) == ({land, moved}, True)
    blank = Account(bin="", number=" ", holder="", beneficiary=land.beneficiary)
    now = set_till(SetTill(accounts=(blank,)), BOSS, desk)
    assert now == TillSettings(accounts=(moved,), reception_collects=True)


def test_that_a_shift_is_told_by_its_acts_alone(desk: Desk, work: Work) -> None:
    shift: UUID = opened(desk).id
    with work() as tx:
        assert tx.till.shift(shift) is not None
        assert tx.till.shift(uuid4()) is None
