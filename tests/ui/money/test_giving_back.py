"""Money that is given back: asked for, decided, paid, and offered while there is any."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from db.queries.till import MoneyList
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.kept import collected_body
from desk_app.domain.money.till.moves import RefundStage
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.money.refund import DecideRefund, PayRefund
from tests.builders import ADMIN, an_officer
from tests.money_bodies import a_collection, a_slip_number
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.money.test_moved_twice import Work, from_elsewhere
from tests.ui.money.test_taking import opened
from ui.dossiers.deeds.every import said_of
from ui.news import DossiersChanged
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.taking.form_pane import FormPane
from ui.screens.money.taking.forms import Form, FormSpec
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.tables.cells import NumberCell, TwoLines


def test_that_a_refund_goes_from_cashier_to_leader_and_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Hồ sơ không được tiếp nhận")
    counter.press("Ctrl+Return", "Alt+F")
    assert screen.view.form.act.text() == "Rút đề nghị"  # to approve is another's
    screen.leave()
    screen.enter(ANOTHER, dossier.id)
    counter.press("Alt+F", "Ctrl+Return")
    assert counter.said.startswith("Đã duyệt hoàn.")
    screen.leave()
    screen.enter(AT_THE_TILL, dossier.id)
    counter.press("Alt+F", "Ctrl+Return")
    (refund,) = counter.stored(dossier).money.refunds
    assert (refund.stage, str(refund.number)) == (RefundStage.PAID, "1001/PC")


def test_that_a_refund_above_what_was_taken_is_refused_at_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    counter.type("150001")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn nhiều hơn số đã thu.")
    assert screen.taking.state.form is Form.ASK_REFUND


@pytest.mark.parametrize("goes", ["Alt+Q", "Alt+W", "Esc"])
def test_that_what_was_said_of_a_form_goes_with_it(counter: CounterDesk, goes: str) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Ctrl+Return", "Alt+F")
    counter.type("150001")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn nhiều hơn số đã thu.")
    if goes == "Esc":
        assert screen.step_back()
    else:
        counter.press(goes)
    assert counter.said == ""


@pytest.mark.parametrize("typed", ["một trăm", "0", ""])
def test_that_a_sum_to_give_back_that_cannot_be_read_is_not_told_as_too_high(
    counter: CounterDesk, typed: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    amount = screen.view.form.fields["amount"]
    assert isinstance(amount, Field)
    amount.setText(typed)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn thiếu, hoặc gõ chưa đọc được; chưa lưu gì.")
    assert counter.stored(dossier).money.refunds == ()


def test_that_no_refund_is_offered_when_everything_was_paid_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    button = screen.view.card.acts[Form.ASK_REFUND]
    assert button.isVisible()
    counter.press("Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Hồ sơ không được tiếp nhận")
    counter.press("Ctrl+Return")
    assert button.isVisible(), "one that waits is decided and paid by it"
    (refund,) = counter.stored(dossier).money.refunds
    boss = DecideRefund(dossier=dossier.id, refund=refund.key, approve=True, reason="")
    counter.office.till.decide_refund(boss, ANOTHER)
    pay = PayRefund(dossier=dossier.id, refund=refund.key, reference="")
    counter.office.till.pay_refund(pay, AT_THE_TILL)
    screen.enter(AT_THE_TILL, dossier.id)
    assert not button.isVisible()
    counter.press("Alt+F")
    assert screen.taking.state.form is Form.TAKE


def test_that_a_list_where_nothing_is_collected_opens_a_dossier(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    (button,) = [b for b in screen.view.list.findChildren(Button) if "hồ sơ này" in b.text()]
    said = list[str]()
    for which in MoneyList:
        screen.taking.choose(which)
        said.append(button.text())
    assert said == ["Thu hồ sơ này", "Thu hồ sơ này", "Mở hồ sơ này", "Mở hồ sơ này"]


def said_of_refunds(counter: CounterDesk, screen: MoneyScreen) -> list[str]:
    """Under each name of the list of what is to be given back."""
    counter.press("Alt+4")
    cells = [screen.view.list._cells(row)[1] for row in screen.taking.state.rows]
    return [cell.below for cell in cells if isinstance(cell, TwoLines)]


def test_that_what_waits_for_a_leader_and_what_waits_to_be_paid_are_told_apart(
    counter: CounterDesk,
) -> None:
    asked, approved = counter.receive(), counter.receive()
    screen = opened(counter)
    for dossier in (asked, approved):
        counter.scan(str(dossier.code))
        counter.press("Ctrl+Return", "Alt+F")
        counter.type("20.000")
        screen.view.form.fields["reason"].setFocus()
        counter.type("Thu nham muc")
        counter.press("Ctrl+Return")
    (refund,) = counter.stored(approved).money.refunds
    decide = DecideRefund(dossier=approved.id, refund=refund.key, approve=True, reason="")
    counter.office.till.decide_refund(decide, ANOTHER)
    counter.news.tell(DossiersChanged(frozenset({approved.id})))
    words = ["Đã duyệt, chờ chi hoàn 20.000 đ", "Chờ lãnh đạo duyệt hoàn 20.000 đ"]
    assert said_of_refunds(counter, screen) == words
    for dossier, said in zip((approved, asked), words, strict=True):
        counter.scan(str(dossier.code))
        assert screen.view.card._wants.text() == f"{said}."


def taken_twice(counter: CounterDesk, work: Work) -> tuple[Dossier, MoneyScreen]:
    """The whole fee, here and at another desk; the cashier sits here."""
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    (line,) = counter.stored(dossier).money.collections[0].lines
    other = a_collection(line, key=UUID(int=9), number=a_slip_number(3001))
    from_elsewhere(counter, work, dossier, kinds.MONEY_COLLECTED, collected_body(other))
    return dossier, screen


def test_that_money_taken_twice_says_that_nobody_has_asked_for_it_yet(
    counter: CounterDesk, work: Work
) -> None:
    _dossier, screen = taken_twice(counter, work)
    assert said_of_refunds(counter, screen) == ["Thu thừa 150.000 đ, chưa ai đề nghị hoàn"]


def test_that_the_filled_act_of_a_form_has_its_own_name_after_another_was_written(
    qtbot: QtBot,
) -> None:
    pane = FormPane()
    qtbot.addWidget(pane)
    asked, decided = (
        FormSpec(title=words, fields=(), act=words) for words in ("Đề nghị hoàn", "Duyệt hoàn tiền")
    )
    pane.show_spec(asked, busy=False)
    pane.show_spec(asked, busy=True)
    pane.show_spec(decided, busy=False)
    assert pane.act.text() == "Duyệt hoàn tiền"


def ask_back(counter: CounterDesk, screen: MoneyScreen, dossier: Dossier, amount: str) -> None:
    """By the cashier, of a dossier whose fees are taken as well."""
    counter.scan(str(dossier.code))
    counter.press("Ctrl+Return", "Alt+F")
    counter.type(amount)
    screen.view.form.fields["reason"].setFocus()
    counter.type("Thu nham muc")
    counter.press("Ctrl+Return")


def asked_back_before(counter: CounterDesk, officer: Officer) -> MoneyScreen:
    """The cashier has asked for a refund; `officer` sits down and opens its dossier."""
    dossier = counter.receive()
    screen = opened(counter)
    ask_back(counter, screen, dossier, "20.000")
    screen.leave()
    screen.enter(officer, dossier.id)
    return screen


def approve(counter: CounterDesk, dossier: Dossier) -> None:
    """By the leader, at another desk."""
    (refund,) = counter.stored(dossier).money.refunds
    order = DecideRefund(dossier=dossier.id, refund=refund.key, approve=True)
    counter.office.till.decide_refund(order, ANOTHER)
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))


def test_that_the_list_of_refunds_sums_what_is_to_be_given_back(counter: CounterDesk) -> None:
    screen = opened(counter)
    for amount in ("20.000", "30.000"):
        ask_back(counter, screen, counter.receive(), amount)
    counter.press("Alt+4")
    card = screen.view.list
    sums = [card._cells(row)[3] for row in screen.taking.state.rows]
    assert [cell.figures for cell in sums if isinstance(cell, NumberCell)] == ["30.000", "20.000"]
    assert card._model.columns[3].title == "Cần hoàn"
    assert card._count.text() == "2 hồ sơ  ·  cần hoàn 50.000 đ"
    counter.press("Alt+1")
    assert card._model.columns[3].title == "Còn thu"
    assert "còn thu" in card._count.text()


def test_that_the_mark_of_a_refund_says_whether_a_leader_approved_it(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    ask_back(counter, screen, dossier, "20.000")
    counter.scan(str(dossier.code))
    card = screen.view.card
    assert card._badge.accessibleName() == "Chờ duyệt hoàn"
    approve(counter, dossier)
    counter.scan(str(dossier.code))
    assert card._badge.accessibleName() == "Đã duyệt, chờ chi hoàn"
    assert card.acts[Form.ASK_REFUND].text() == "Chi hoàn"


def test_that_a_leader_is_shown_the_way_to_a_refund_that_waits_for_them(
    counter: CounterDesk,
) -> None:
    screen = asked_back_before(counter, ANOTHER)
    card = screen.view.card
    assert card._missing.text() == "Đề nghị hoàn chờ bạn duyệt: bấm Alt+F."
    assert card.acts[Form.ASK_REFUND].text() == "Duyệt hoàn"
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đề nghị hoàn chờ bạn duyệt: bấm Alt+F.")
    counter.press("Alt+F", "Ctrl+Return")
    assert counter.said.startswith("Đã duyệt hoàn.")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã duyệt hoàn.")  # struck twice, it says nothing else
    # From here on it is another's: they are told whose, and offered no button.
    assert card._missing.text() == "Chờ người thu tiền chi hoàn."
    assert not card.acts[Form.ASK_REFUND].isVisible()
    counter.press("Alt+F")
    assert screen.taking.state.form is Form.TAKE
    assert counter.said.startswith("Chờ người thu tiền chi hoàn.")


@pytest.mark.parametrize("by", [OFFICER, ANOTHER], ids=["reception", "supervisor"])
def test_that_who_takes_no_money_is_told_who_asks_for_a_refund(
    counter: CounterDesk, work: Work, by: Officer
) -> None:
    dossier, screen = taken_twice(counter, work)
    screen.leave()
    screen.enter(by, dossier.id)
    card = screen.view.card
    assert card._missing.text() == "Chờ người thu tiền đề nghị hoàn."
    assert not any(button.isVisible() for button in (card.take, *card.acts.values()))
    counter.press("Alt+F")
    assert counter.said.startswith("Chờ người thu tiền đề nghị hoàn.")


def test_that_who_neither_collects_nor_approves_is_told_that_a_refund_waits_for_a_leader(
    counter: CounterDesk,
) -> None:
    screen = asked_back_before(counter, OFFICER)
    assert screen.view.card._missing.text() == "Chờ lãnh đạo duyệt hoàn."
    assert not screen.view.card.acts[Form.ASK_REFUND].isVisible()


def test_that_who_takes_no_money_is_told_so_when_they_press_the_key(counter: CounterDesk) -> None:
    screen = opened(counter)
    dossier = counter.receive()
    screen.leave()
    screen.enter(ANOTHER, dossier.id)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Thu tiền: vai trò của bạn không có quyền.")
    assert counter.stored(dossier).money.collections == ()


def test_that_the_count_of_a_shift_tells_of_refunds_that_are_open(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("Alt+Q")
    open_ = screen.view.shift.closing._refunds
    assert open_.isHidden()
    screen.step_back()
    ask_back(counter, screen, counter.receive(), "20.000")
    counter.press("Alt+Q")
    assert open_.text() == "Còn 1 hồ sơ chờ hoàn tiền: xem ở F6, Alt+4; chốt ca vẫn được."
    assert open_.isVisible()


def test_that_a_cashier_takes_back_a_refund_they_asked_for_by_mistake(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    ask_back(counter, screen, dossier, "20.000")
    assert "Alt+F để rút" in screen.view.card._missing.text()
    counter.press("Alt+F", "Ctrl+Return")
    assert "lý do" in counter.said.lower()
    counter.type("Nham ho so")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã rút đề nghị hoàn.")
    (refund,) = counter.stored(dossier).money.refunds
    assert refund.stage is RefundStage.DECLINED
    deed = counter.office.reading.dossier(dossier.id).deeds[-1]
    said = said_of(deed.kind, deed.body, deed.at)
    assert (said.title, said.details[0]) == ("Rút đề nghị hoàn tiền", "Nham ho so")
    counter.press("Alt+F")
    assert screen.taking.state.form is Form.ASK_REFUND


def test_that_another_cashier_takes_back_no_refund(counter: CounterDesk) -> None:
    screen = asked_back_before(counter, an_officer(ADMIN, Role.CASHIER))
    counter.press("Alt+F")
    assert screen.taking.state.form is Form.REFUND
    assert not screen.view.form.act.isEnabled()
    assert not screen.view.form.other.isEnabled()
