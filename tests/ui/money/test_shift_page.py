"""A shift is opened, counted by notes and locked by keys; a leader has it counted again."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QWidget

from db.queries.till import LedgerRow
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.people.rights import Role
from desk_app.services.money.shifts import CloseShift, OpenShift
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from ui.screens.money.ledger.pages import AccountsPage, LedgerPage
from ui.screens.money.ledger.presenter import LedgerState
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page
from ui.widgets.labels import Label

ACCOUNT = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")


def seated(counter: CounterDesk) -> MoneyScreen:
    screen = counter.seat(MoneyScreen)
    screen.enter(AT_THE_TILL, None)
    return screen


def said_on(part: QWidget) -> str:
    return "\n".join(each.text() for each in part.findChildren(QLabel))


def test_that_a_shift_is_opened_counted_and_locked_without_a_mouse(counter: CounterDesk) -> None:
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.type("500000")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã mở ca, tiền đầu ca 500.000 đ.")
    dossier = counter.receive()
    counter.scan(str(dossier.code))
    counter.press("Ctrl+Return", "Alt+Q")
    assert screen.shift.state.expected == 650_000
    counter.type("1")
    counter.press("Return", "Return")
    counter.type("1")
    counter.press("Return")
    counter.type("1")
    assert screen.shift.state.in_drawer == 650_000
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã chốt ca và khóa: trong két 650.000 đ.")
    (row,) = counter.office.till.shifts(AT_THE_TILL)
    assert (row.stage, row.expected, row.in_drawer) == (ShiftStage.CLOSED, 650_000, 650_000)
    assert screen.shift.state.own is None


def test_that_a_key_struck_twice_does_not_lock_the_shift_it_opened(counter: CounterDesk) -> None:
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.type("0")
    counter.press("Ctrl+Return", "Ctrl+Return")
    assert counter.said.startswith("Đã mở ca, tiền đầu ca 0 đ.")
    assert counter.office.till.shifts(AT_THE_TILL)[0].stage is ShiftStage.OPEN
    assert screen.view.page is Page.TAKING


def test_that_the_key_that_closed_a_shift_opens_none_with_nothing(counter: CounterDesk) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    screen = seated(counter)
    counter.press("Alt+Q", "Ctrl+Return", "Ctrl+Return")
    assert counter.said == "Chưa mở ca: gõ số tiền đầu ca. Không có tiền đầu ca thì gõ 0."
    assert counter.focus is screen.view.shift.float_
    (row,) = counter.office.till.shifts(AT_THE_TILL)
    assert row.stage is ShiftStage.CLOSED


def test_that_a_difference_locks_nothing_until_it_is_explained(counter: CounterDesk) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=500_000), AT_THE_TILL)
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Chưa chốt được. Còn chênh lệch")
    closing = screen.view.shift.closing
    assert "thiếu 500.000 đ" in counter.said
    assert counter.focus is closing.reason
    assert "Chênh lệch: thiếu" in said_on(closing)
    counter.type("Mất trộm, đã báo")
    counter.press("Ctrl+Return")
    assert "thiếu 500.000 đ: Mất trộm, đã báo." in counter.said
    assert counter.office.till.shifts(AT_THE_TILL)[0].stage is ShiftStage.CLOSED


def test_that_too_much_in_the_drawer_is_said_to_be_too_much(counter: CounterDesk) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    screen = seated(counter)
    counter.press("Alt+Q")
    screen.view.shift.count.pieces[1_000].setFocus()
    counter.type("1")
    closing = screen.view.shift.closing
    assert "Chênh lệch: thừa" in said_on(closing)
    counter.press("Ctrl+Return")
    assert "thừa 1.000 đ" in counter.said
    assert counter.focus is closing.reason
    counter.type("Trả lại thiếu")
    counter.press("Ctrl+Return")
    assert "thừa 1.000 đ: Trả lại thiếu." in counter.said


def test_that_a_leader_reverses_a_closing_and_the_cashier_counts_again(
    counter: CounterDesk,
) -> None:
    shift = counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    count = CloseShift(key=uuid4(), shift=shift.id, counted={1_000: 1}, reason="Thừa")
    counter.office.till.close_shift(count, AT_THE_TILL)
    screen = seated(counter)
    screen.leave()
    screen.enter(ANOTHER, None)
    counter.press("Alt+Q")
    screen.view.shift.reason.setFocus()
    counter.type("Đếm nhầm")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã hủy chốt ca của")
    screen.enter(AT_THE_TILL, None)
    assert screen.shift.state.own is not None
    counter.press("Alt+Q", "Ctrl+Return")
    assert counter.office.till.shifts(AT_THE_TILL)[0].in_drawer == 0


def test_that_the_ledger_shows_the_month_and_another_period_when_typed(
    counter: CounterDesk,
) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    screen = seated(counter)
    dossier = counter.receive()
    counter.scan(str(dossier.code))
    counter.press("Ctrl+Return", "Alt+W")
    assert screen.view.page is Page.LEDGER
    assert [row.net for row in screen.ledger.state.rows] == [150_000]
    counter.press("Ctrl+A")
    counter.type("21/11/2026")
    assert len(screen.ledger.state.rows) == 1  # ends before it begins: what was shown stays
    screen.ledger.change("last", "30/11/2026")
    assert screen.ledger.state.rows == ()


def test_that_a_ledger_is_saved_of_the_days_typed_while_others_are_still_shown(
    counter: CounterDesk, tmp_path: Path
) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    slow: list[bool] = []
    background = Later(held=lambda _owner, key: key == "money.ledger" and bool(slow))
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    counter.scan(str(counter.receive().code))
    counter.press("Ctrl+Return", "Alt+W")
    slow.append(True)
    screen.ledger.change("first", "01/12/2026")
    screen.ledger.change("last", "31/12/2026")
    assert [row.net for row in screen.ledger.state.rows] == [150_000]
    screen.ledger.save(tmp_path / "so-thu.csv")
    said = (tmp_path / "so-thu.csv").read_text("utf-8-sig")
    assert "từ 01/12/2026 đến 31/12/2026" in said
    assert "150000" not in said


def test_that_accounts_are_set_by_a_leader_and_used_at_once(counter: CounterDesk) -> None:
    screen = counter.seat(MoneyScreen)
    screen.enter(ANOTHER, None)
    screen.show_page(Page.ACCOUNTS)
    page = screen.view.accounts
    for field, text in (
        (page.bin, ACCOUNT.bin),
        (page.number, ACCOUNT.number),
        (page.holder, ACCOUNT.holder),
    ):
        field.setFocus()
        counter.type(text)
    counter.press("Ctrl+Return")
    assert counter.said == "Đã lưu tài khoản của đơn vị. Áp dụng cho mọi quầy."
    assert counter.office.till.settings().accounts == (ACCOUNT,)


def test_that_only_units_are_offered_an_account_and_a_citation_is_said_to_be_one() -> None:
    old = Account(bin="970405", number="18", holder="VPĐKĐĐ", beneficiary="NQ 12/2026/NQ-HĐND")
    rows = tuple(
        LedgerRow(
            beneficiary=whose,
            name="Phí",
            kind=FeeKind.FEE,
            cash=8_000,
            transfer=0,
            pos=0,
            given_back=0,
            dossiers=1,
        )
        for whose in ("Sở Tài chính", "")
    )
    state = LedgerState(rows=rows, settings=TillSettings(accounts=(old,)), may_set=True)
    accounts, page = AccountsPage(), LedgerPage()
    accounts.render_state(state)
    assert [accounts.whose.itemText(n) for n in range(accounts.whose.count())] == [
        "Đơn vị (mọi khoản khác)",
        "Khoản thu theo “NQ 12/2026/NQ-HĐND”",
        "Sở Tài chính",
    ]
    for some, words in (
        (rows, "2 khoản, trong đó 1 khoản chưa ghi đơn vị thụ hưởng"),
        (rows[:1], "1 khoản của 1 đơn vị thụ hưởng"),
        (rows[1:], "1 khoản, chưa ghi đơn vị thụ hưởng trong danh mục"),
    ):
        page.render_state(replace(state, rows=some))
        assert words in [each.text() for each in page.findChildren(Label)]


def test_that_an_account_without_a_choice_is_that_of_the_office(qapp: object) -> None:
    page = AccountsPage()
    saved: list[Account] = []
    page.saved.connect(saved.append)
    page.save.click()
    assert [each.beneficiary for each in saved] == [""]


def test_that_a_wrong_account_is_refused_with_what_is_right(counter: CounterDesk) -> None:
    screen = counter.seat(MoneyScreen)
    screen.enter(ANOTHER, None)
    screen.ledger.set_account(Account(bin="1", number="12", holder=""))
    assert counter.said.startswith("Tài khoản chưa đúng")
    assert counter.office.till.settings().accounts == ()


def test_that_the_cashier_sees_accounts_and_sets_none(counter: CounterDesk) -> None:
    screen = seated(counter)
    screen.show_page(Page.ACCOUNTS)
    assert not screen.view.accounts.save.isEnabled()


def test_that_who_leads_and_collects_opens_a_shift_by_the_key_and_sets_anothers_count_aside(
    counter: CounterDesk,
) -> None:
    shift = counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    count = CloseShift(key=uuid4(), shift=shift.id, counted={1_000: 1}, reason="Thừa")
    counter.office.till.close_shift(count, AT_THE_TILL)
    both = replace(ANOTHER, also=frozenset({Role.CASHIER}))
    screen = counter.seat(MoneyScreen)
    screen.enter(both, None)
    counter.press("Alt+Q")
    screen.view.shift.reason.setFocus()
    counter.type("Đếm nhầm")
    screen.view.shift.turn.setFocus()
    counter.press("Return")
    assert counter.said.startswith("Đã hủy chốt ca của")
    screen.view.shift.float_.setFocus()
    counter.type("0")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã mở ca")
    assert {row.stage for row in counter.office.till.shifts(AT_THE_TILL)} == {
        ShiftStage.REVERSED,
        ShiftStage.OPEN,
    }
