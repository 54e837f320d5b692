"""What two desks took or paid out twice: F6 says how much, and what is to be done."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from db.queries.till import MoneyList
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.codes.paper_number import IN_BODY, number_facts
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.kept import collected_body
from desk_app.domain.money.till.owed import owed, to_get_back, too_much
from desk_app.services.money.refund import DecideRefund, PayRefund
from desk_app.wiring.money.slip import slip_content
from tests.money_bodies import a_collection, a_slip_number
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.money.test_fee_rows import rows_of
from tests.ui.money.test_taking import opened
from ui.dossiers.fees import open_fee_lines, see_money_words, take_money_words
from ui.screens.dossier.screen import DossierScreen
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.taking.forms import without_receipt
from ui.widgets.labels import Label

Work = Callable[[], UnitOfWork]


def from_elsewhere(
    counter: CounterDesk, work: Work, dossier: Dossier, kind: str, body: Body
) -> None:
    """Of which this window has not heard yet."""
    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        tx.journal.write(kind, subject, body, by=AT_THE_TILL.id, at=counter.clock())
        tx.commit()


def said_on(screen: MoneyScreen) -> str:
    found = screen.view.card.findChildren(Label)
    return "\n".join(label.text() for label in found if label.isVisible())


def approved(counter: CounterDesk) -> tuple[Dossier, UUID, MoneyScreen]:
    """A dossier with 20.000 to be given back."""
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    counter.type("20.000")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Thu nhầm mức")
    counter.press("Ctrl+Return")
    (refund,) = counter.stored(dossier).money.refunds
    order = DecideRefund(dossier=dossier.id, refund=refund.key, approve=True)
    counter.office.till.decide_refund(order, ANOTHER)
    return dossier, refund.key, screen


def paid_elsewhere(counter: CounterDesk, work: Work, dossier: Dossier, refund: UUID) -> None:
    voucher = number_facts(a_slip_number(3001, "refund_voucher", "PC"))
    body: Body = {"refund": refund.hex, "shift": UUID(int=3).hex, IN_BODY: voucher}
    from_elsewhere(counter, work, dossier, kinds.MONEY_REFUNDED, body)


def paid_twice(counter: CounterDesk, work: Work) -> tuple[Dossier, MoneyScreen]:
    dossier, refund, screen = approved(counter)
    counter.office.till.pay_refund(PayRefund(dossier=dossier.id, refund=refund), AT_THE_TILL)
    paid_elsewhere(counter, work, dossier, refund)
    screen.enter(AT_THE_TILL, dossier.id)
    return counter.stored(dossier), screen


def test_that_a_refund_paid_at_another_desk_meanwhile_is_not_said_to_be_paid_here(
    counter: CounterDesk, work: Work
) -> None:
    dossier, refund, screen = approved(counter)
    screen.enter(AT_THE_TILL, dossier.id)
    counter.press("Alt+F")
    vouchers: list[object] = []
    screen.slip_asked.connect(lambda *asked: vouchers.append(asked))
    paid_elsewhere(counter, work, dossier, refund)
    counter.press("Ctrl+Return")
    assert "đã xong" in counter.said
    assert not vouchers
    assert counter.kinds(dossier).count(kinds.MONEY_REFUNDED) == 1


def test_that_a_fee_taken_twice_says_all_that_was_taken(counter: CounterDesk, work: Work) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    (line,) = counter.stored(dossier).money.collections[0].lines
    other = a_collection(line, key=UUID(int=9), number=a_slip_number(3001))
    from_elsewhere(counter, work, dossier, kinds.MONEY_COLLECTED, collected_body(other))
    screen.enter(AT_THE_TILL, dossier.id)
    assert "đã thu 300.000 đ" in said_on(screen)
    assert "Đã thu thừa 150.000 đ, phải hoàn lại." in said_on(screen)


def test_that_what_was_given_back_is_said_beside_what_was_taken(
    counter: CounterDesk, work: Work
) -> None:
    dossier, screen = paid_twice(counter, work)
    assert "đã thu 150.000 đ, đã hoàn 40.000 đ" in said_on(screen)
    twice = "Hai quầy cùng chi một đề nghị hoàn (phiếu chi 1001/PC, 3001/PC): thu lại 20.000 đ."
    assert twice in said_on(screen)
    page = counter.seat(DossierScreen)
    page.enter(OFFICER, dossier.id)
    assert any(label.text() == twice for label in page.view.findChildren(Label))
    assert take_money_words(dossier) == "Thu lại 20.000 đ đã hoàn hai lần"
    assert see_money_words(dossier) == "Xem phí: phải thu lại 20.000 đ"
    name = f"Thu lại tiền đã hoàn hai lần · {owed(dossier)[0].name}"
    assert open_fee_lines(dossier)[-1] == (name, 20_000)


def test_that_what_was_paid_twice_is_taken_back_with_a_slip(
    counter: CounterDesk, work: Work
) -> None:
    dossier, screen = paid_twice(counter, work)
    rows = [row for row in rows_of(screen) if row.isVisible()]
    assert [row.tick.isVisible() for row in rows] == [False, True]
    name = owed(dossier)[0].name
    assert rows[1].tick.accessibleName() == f"Thu lại tiền đã hoàn hai lần: {name}"
    counter.press("Ctrl+Return")
    after = counter.stored(dossier)
    assert (to_get_back(after), after.money.collections[-1].total) == (0, 20_000)
    assert counter.said.startswith("Đã thu 20.000 đ của")
    assert "thu lại 20.000 đ." not in said_on(screen)
    assert "đã bù đủ 20.000 đ" in said_on(screen)
    fee, back = after.money.collections
    assert without_receipt(after) == fee
    noted = replace(after.money, collections=(back,))
    assert without_receipt(replace(after, money=noted)) is None, "it is no fee"
    slip = slip_content(after, back, counter.office.facts)
    assert [line.name for line in slip.lines] == [
        "Khoản thu khác",
        f"Thu lại tiền đã hoàn hai lần: {name}",
        "Tổng cộng",
    ]


def test_that_what_another_desk_got_back_as_well_waits_to_be_given_back(
    counter: CounterDesk, work: Work
) -> None:
    dossier, screen = paid_twice(counter, work)
    counter.press("Ctrl+Return")
    (back,) = counter.stored(dossier).money.collections[-1].lines
    other = a_collection(back, key=UUID(int=9), number=a_slip_number(3001))
    from_elsewhere(counter, work, dossier, kinds.MONEY_COLLECTED, collected_body(other))
    screen.enter(AT_THE_TILL, dossier.id)
    assert "Đã thu thừa 20.000 đ, phải hoàn lại." in said_on(screen)
    (row,) = counter.office.till.rows(MoneyList.REFUNDS)
    assert (row.id, row.left) == (dossier.id, 0)
    after = counter.stored(dossier)
    assert take_money_words(after) == "Hoàn tiền 20.000 đ"
    counter.press("Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Hai quầy cùng thu lại")
    counter.press("Ctrl+Return")
    refund = counter.stored(dossier).money.refunds[-1]
    assert refund.total == 20_000
    counter.office.till.decide_refund(
        DecideRefund(dossier=dossier.id, refund=refund.key, approve=True), ANOTHER
    )
    counter.office.till.pay_refund(PayRefund(dossier=dossier.id, refund=refund.key), AT_THE_TILL)
    even = counter.stored(dossier)
    assert (too_much(even), to_get_back(even)) == (0, 0)


def test_that_what_was_taken_of_a_fee_given_back_whole_says_that_it_goes_back(
    counter: CounterDesk, work: Work
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    (line,) = counter.stored(dossier).money.collections[0].lines
    counter.press("Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Công dân rút hồ sơ")
    counter.press("Ctrl+Return")
    (refund,) = counter.stored(dossier).money.refunds
    order = DecideRefund(dossier=dossier.id, refund=refund.key, approve=True)
    counter.office.till.decide_refund(order, ANOTHER)
    counter.office.till.pay_refund(PayRefund(dossier=dossier.id, refund=refund.key), AT_THE_TILL)
    other = a_collection(line, key=UUID(int=9), number=a_slip_number(3001))
    from_elsewhere(counter, work, dossier, kinds.MONEY_COLLECTED, collected_body(other))
    screen.enter(AT_THE_TILL, dossier.id)
    assert "đã thu 300.000 đ, đã hoàn 150.000 đ" in said_on(screen)
    assert "Đã thu thừa 150.000 đ, phải hoàn lại." in said_on(screen)
