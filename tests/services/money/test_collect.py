"""Money is taken once, in a shift, for what is owed, with a number of the desk's own blocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from db.queries.till import MoneyList, money_counts, money_rows
from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.money.till.faults import (
    CreditUnproved,
    CreditUsed,
    FeesSettled,
    ReasonMissing,
    ReceiptImpossible,
    RefundApprovedAlone,
    RefundNotOpen,
    RefundTooHigh,
    ShiftNotOpen,
    TenderedTooLittle,
)
from desk_app.domain.money.till.moves import CollectAt, Method, RefundStage, TakenLine
from desk_app.domain.money.till.owed import MoneyStatus, left_of, owed, status_of
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import Collect, collect
from desk_app.services.money.exempt import Exempt, PutOff, exempt, put_off
from desk_app.services.money.note_receipt import NoteReceipt, note_receipt
from desk_app.services.money.refund import (
    AskRefund,
    DecideRefund,
    PayRefund,
    ask_refund,
    decide_refund,
    pay_refund,
)
from desk_app.services.money.set_till import SetTill, set_till
from desk_app.services.money.shifts import OpenShift, open_shift
from tests.builders import ADMIN, CASHIER, LEADER, Clock, a_desk, an_officer, an_order
from tests.plans import asked, scans

Work = Callable[[], UnitOfWork]
TILL = an_officer(CASHIER, Role.CASHIER)
BOSS = an_officer(LEADER, Role.LEADER)
TODAY = datetime(2026, 11, 19, 17, tzinfo=UTC)  # when Friday began in Cần Thơ


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    return receive_dossier(an_order(), an_officer(), desk)


@pytest.fixture
def shift(desk: Desk) -> UUID:
    return open_shift(OpenShift(key=uuid4(), opening=500_000), TILL, desk).id


def lines_of(dossier: Dossier) -> tuple[TakenLine, ...]:
    return tuple(line.taken() for line in owed(dossier) if not line.settled)


def an_order_to_take(dossier: Dossier, **changed: Any) -> Collect:
    fields: dict[str, Any] = {
        "key": uuid4(),
        "dossier": dossier.id,
        "lines": lines_of(dossier),
        "method": Method.CASH,
        "received": 200_000,
    }
    return Collect(**(fields | changed))


def acts_of(store: Store, kind: str) -> int:
    count = select(func.count()).select_from(t.act).where(t.act.c.kind == kind)
    found: int = store.ask(lambda connection: connection.execute(count).scalar_one())()
    return found


@pytest.mark.usefixtures("shift")
def test_that_cash_gives_change_and_a_slip_number_out_of_the_blocks(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier, payer=" Lê  Văn Tư "), TILL, desk)
    (taken,) = paid.money.collections
    assert (taken.total, taken.change, taken.moment) == (150_000, 50_000, CollectAt.RECEIVING)
    assert (str(taken.number), taken.payer, taken.cashier) == (
        "1001/PT",
        "Lê Văn Tư",
        TILL.name,
    )
    assert left_of(paid) == 0


@pytest.mark.usefixtures("shift")
def test_that_an_order_pressed_twice_takes_money_once(
    dossier: Dossier, desk: Desk, store: Store
) -> None:
    order = an_order_to_take(dossier)
    assert collect(order, TILL, desk) == collect(order, TILL, desk)
    assert acts_of(store, kinds.MONEY_COLLECTED) == 1
    with pytest.raises(FeesSettled):
        collect(an_order_to_take(dossier), TILL, desk)


@pytest.mark.usefixtures("shift")
@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"received": 149_999}, TenderedTooLittle),
        ({"lines": ()}, FeesSettled),
        ({"lines": (TakenLine(name="Khác", amount=1),)}, FeesSettled),
        ({"method": Method.TRANSFER, "reference": "FT1"}, CreditUnproved),
        ({"method": Method.TRANSFER, "credited_on": date(2026, 11, 20)}, CreditUnproved),
        (
            {"method": Method.TRANSFER, "reference": "1", "credited_on": date(2026, 11, 21)},
            CreditUnproved,
        ),
        (
            {
                "method": Method.TRANSFER,
                "reference": "1",
                "credited_on": date(2026, 11, 20),
                "received": 149_000,
            },
            TenderedTooLittle,
        ),
        ({"method": Method.POS}, CreditUnproved),
    ],
)
def test_that_what_is_not_proved_or_not_owed_takes_no_money(
    dossier: Dossier, desk: Desk, store: Store, changed: dict[str, Any], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        collect(an_order_to_take(dossier, **changed), TILL, desk)
    assert acts_of(store, kinds.MONEY_COLLECTED) == 0


def test_that_a_credit_pays_a_second_dossier_only_when_somebody_said_so(
    work: Work, store: Store
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    open_shift(OpenShift(key=uuid4(), opening=0), TILL, desk)
    first, second, third, late = [receive_dossier(an_order(), an_officer(), desk) for _ in range(4)]
    by_transfer = {"method": Method.TRANSFER, "credited_on": date(2026, 11, 20)}
    collect(an_order_to_take(first, reference="FT 26334aaa", **by_transfer), TILL, desk)
    again = an_order_to_take(second, reference=" ft26334AAA", **by_transfer)
    with pytest.raises(CreditUsed) as raised, asked(store) as statements:
        collect(again, TILL, desk)
    assert scans(store, statements) == []
    assert raised.value.dossier == str(first.code)
    assert left_of(collect(replace(again, shared=True), TILL, desk)) == 0
    collect(an_order_to_take(third, reference="FT26334", **by_transfer), TILL, desk)
    clock.forward(timedelta(days=15))
    collect(an_order_to_take(late, reference="FT26334AAA", **by_transfer), TILL, desk)


def test_that_money_is_taken_in_a_shift_only(dossier: Dossier, desk: Desk) -> None:
    with pytest.raises(ShiftNotOpen):
        collect(an_order_to_take(dossier), TILL, desk)


def test_that_reception_takes_money_where_the_office_says_so(dossier: Dossier, desk: Desk) -> None:
    clerk = an_officer()
    with pytest.raises(RightMissing):
        open_shift(OpenShift(key=uuid4(), opening=0), clerk, desk)
    set_till(SetTill(reception_collects=True), an_officer(ADMIN, Role.ADMIN), desk)
    open_shift(OpenShift(key=uuid4(), opening=0), clerk, desk)
    assert left_of(collect(an_order_to_take(dossier), clerk, desk)) == 0


def test_that_an_account_saved_again_as_it_is_sets_nothing(desk: Desk, store: Store) -> None:
    admin = an_officer(ADMIN, Role.ADMIN)
    ours = Account(bin="970436", number="0011001932418", holder="TTPVHCC")
    theirs = replace(ours, beneficiary="Sở Tư pháp")
    for account in (ours, theirs, ours, theirs):
        set_till(SetTill(accounts=(account,)), admin, desk)
    assert acts_of(store, kinds.TILL_SET) == 2
    set_till(SetTill(accounts=(replace(ours, number="0011001932419"),)), admin, desk)
    assert acts_of(store, kinds.TILL_SET) == 3


def test_that_an_exemption_needs_its_reason_and_paper_and_settles_the_line(
    dossier: Dossier, desk: Desk
) -> None:
    order = Exempt(
        key=uuid4(), dossier=dossier.id, lines=lines_of(dossier), reason="Hộ nghèo", basis=" "
    )
    with pytest.raises(ReasonMissing) as said:
        exempt(order, TILL, desk)
    assert said.value.fields == ["basis"]
    proved = Exempt(
        key=order.key,
        dossier=dossier.id,
        lines=order.lines,
        reason="Hộ nghèo",
        basis="Sổ hộ nghèo số 12",
    )
    assert status_of(exempt(proved, TILL, desk)) is MoneyStatus.EXEMPT
    assert status_of(exempt(proved, TILL, desk)) is MoneyStatus.EXEMPT


@pytest.mark.usefixtures("shift")
def test_that_the_list_shows_who_waits_today_and_not_who_pays_later(
    dossier: Dossier, desk: Desk, store: Store
) -> None:
    rows = store.ask(money_rows)
    (row,) = rows(MoneyList.WAITING, TODAY)
    assert (row.id, row.left, row.status) == (dossier.id, 150_000, MoneyStatus.WAITING)
    order = PutOff(key=uuid4(), dossier=dossier.id, lines=lines_of(dossier))
    later = put_off(order, TILL, desk)
    assert owed(later)[0].moment is CollectAt.RETURN
    assert rows(MoneyList.WAITING, TODAY) == ()
    assert [each.later for each in rows(MoneyList.EARLIER, TODAY)] == [150_000]
    collect(an_order_to_take(dossier), TILL, desk)
    assert store.ask(money_counts)(TODAY) == {
        MoneyList.WAITING: 0,
        MoneyList.EARLIER: 0,
        MoneyList.PAPERS: 1,
        MoneyList.REFUNDS: 0,
    }


def a_receipt_order(dossier: Dossier, **changed: Any) -> NoteReceipt:
    fields: dict[str, Any] = {
        "key": uuid4(),
        "dossier": dossier.id,
        "collection": dossier.money.collections[0].key,
        "paper": False,
        "symbol": "26tab",
        "number": "00000118",
        "issued_on": date(2026, 11, 20),
    }
    return NoteReceipt(**(fields | changed))


@pytest.mark.usefixtures("shift")
def test_that_a_receipt_is_noted_as_it_was_issued_and_a_later_word_replaces_it(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    noted = note_receipt(a_receipt_order(paid), TILL, desk)
    assert status_of(noted) is MoneyStatus.COLLECTED
    again = note_receipt(a_receipt_order(paid, number="119"), TILL, desk)
    assert [(each.symbol, each.number) for each in again.money.receipts] == [("26TAB", "119")]


@pytest.mark.usefixtures("shift")
@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"symbol": "TAB"}, ["symbol"]),
        ({"number": "0"}, ["number"]),
        ({"number": "123456789"}, ["number"]),
        ({"template": "01"}, ["template"]),
        ({"issued_on": date(2026, 11, 21)}, ["issued_on"]),
        ({"link": "bienlai"}, ["link"]),
        ({"paper": True, "symbol": ""}, ["symbol"]),
    ],
)
def test_that_a_receipt_that_cannot_be_is_not_noted(
    dossier: Dossier, desk: Desk, changed: dict[str, Any], wrong: list[str]
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    with pytest.raises(ReceiptImpossible) as said:
        note_receipt(a_receipt_order(paid, **changed), TILL, desk)
    assert said.value.fields == wrong


def test_that_paper_books_end_with_the_year_2026(work: Work) -> None:
    desk = a_desk(work, lambda: datetime(2027, 1, 4, 2, tzinfo=UTC))
    with work() as tx:
        tx.catalogue.put("test", [])
    dossier = receive_dossier(an_order(), an_officer(), desk)
    open_shift(OpenShift(key=uuid4(), opening=0), TILL, desk)
    paid = collect(an_order_to_take(dossier), TILL, desk)
    order = a_receipt_order(paid, paper=True, symbol="01AA/25", issued_on=date(2026, 12, 31))
    late = a_receipt_order(paid, paper=True, symbol="01AA/25", issued_on=date(2027, 1, 1))
    assert note_receipt(order, TILL, desk).money.receipts[0].paper
    with pytest.raises(ReceiptImpossible) as said:
        note_receipt(late, TILL, desk)
    assert said.value.fields == ["paper"]


def a_refund_order(dossier: Dossier, **changed: Any) -> AskRefund:
    fields: dict[str, Any] = {
        "key": uuid4(),
        "dossier": dossier.id,
        "lines": dossier.money.collections[0].lines,
        "reason": "Hồ sơ không được tiếp nhận",
        "payee": dossier.hands_in.name,
    }
    return AskRefund(**(fields | changed))


@pytest.mark.usefixtures("shift")
def test_that_a_refund_is_asked_approved_by_a_leader_and_paid_with_a_voucher(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    order = a_refund_order(paid)
    asked = ask_refund(order, TILL, desk)
    assert status_of(asked) is MoneyStatus.WAITING_REFUND
    pay = PayRefund(dossier=dossier.id, refund=order.key)
    with pytest.raises(RefundNotOpen):
        pay_refund(pay, TILL, desk)
    with pytest.raises(RightMissing):
        decide_refund(DecideRefund(dossier=dossier.id, refund=order.key, approve=True), TILL, desk)
    decide_refund(DecideRefund(dossier=dossier.id, refund=order.key, approve=True), BOSS, desk)
    with pytest.raises(RefundNotOpen):
        decide_refund(DecideRefund(dossier=dossier.id, refund=order.key, approve=True), BOSS, desk)
    back = pay_refund(pay, TILL, desk)
    assert pay_refund(pay, TILL, desk) == back
    (refund,) = back.money.refunds
    assert (refund.stage, str(refund.number)) == (RefundStage.PAID, "1001/PC")
    assert status_of(back) is MoneyStatus.REFUNDED


@pytest.mark.usefixtures("shift")
def test_that_a_leader_who_collects_as_well_does_not_approve_their_own_refund(
    dossier: Dossier, desk: Desk
) -> None:
    leads_too = replace(TILL, also=frozenset({Role.LEADER}))
    paid = collect(an_order_to_take(dossier), leads_too, desk)
    order = a_refund_order(paid)
    ask_refund(order, leads_too, desk)
    decision = DecideRefund(dossier=paid.id, refund=order.key, approve=True)
    with pytest.raises(RefundApprovedAlone):
        decide_refund(decision, leads_too, desk)
    taken_back = replace(decision, approve=False, reason="Đề nghị nhầm")
    refund = decide_refund(taken_back, leads_too, desk).money.refund(order.key)
    assert refund is not None
    assert refund.stage is RefundStage.DECLINED


@pytest.mark.usefixtures("shift")
def test_that_a_refund_to_somebody_else_says_why_and_a_refusal_too(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    with pytest.raises(ReasonMissing) as said:
        ask_refund(a_refund_order(paid, payee="LÊ VĂN TƯ"), TILL, desk)
    assert said.value.fields == ["payee_reason"]
    other = a_refund_order(paid, payee="LÊ VĂN TƯ", payee_reason="Được ủy quyền nhận tiền")
    ask_refund(other, TILL, desk)
    no = DecideRefund(dossier=dossier.id, refund=other.key, approve=False)
    with pytest.raises(ReasonMissing):
        decide_refund(no, BOSS, desk)
    declined = DecideRefund(
        dossier=dossier.id, refund=other.key, approve=False, reason="Đã có kết quả"
    )
    assert status_of(decide_refund(declined, BOSS, desk)) is MoneyStatus.PAPERS_WANTED


@pytest.mark.usefixtures("shift")
def test_that_no_more_is_asked_back_than_was_taken_and_never_twice(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    (line,) = paid.money.collections[0].lines
    more = TakenLine(name=line.name, kind=line.kind, amount=150_001, source=line.source)
    other = TakenLine(name="Khác", amount=1_000)
    for lines in ((more,), (other,), ()):
        with pytest.raises(RefundTooHigh):
            ask_refund(a_refund_order(paid, lines=lines), TILL, desk)
    ask_refund(a_refund_order(paid), TILL, desk)
    with pytest.raises(RefundTooHigh):
        ask_refund(a_refund_order(paid), TILL, desk)


@pytest.mark.usefixtures("shift")
def test_that_a_declined_desk_says_a_transfer_back_by_its_reference(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    order = a_refund_order(paid, method=Method.TRANSFER)
    ask_refund(order, TILL, desk)
    decide_refund(DecideRefund(dossier=dossier.id, refund=order.key, approve=True), BOSS, desk)
    with pytest.raises(CreditUnproved):
        pay_refund(PayRefund(dossier=dossier.id, refund=order.key), TILL, desk)
    done = PayRefund(dossier=dossier.id, refund=order.key, reference="FT26324")
    assert pay_refund(done, TILL, desk).money.refunds[0].reference == "FT26324"
