"""Report keys by the keyboard, on a real store."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel

from desk_app.domain.officer import Officer
from tests.builders import Clock
from tests.ui.settings.conftest import Desk
from ui.screens.settings.report_keys.part import Spot


def test_that_a_leader_gives_a_key_by_keys_and_takes_it_back(desk: Desk, leader: Officer) -> None:
    desk.enter(leader)
    desk.press("Alt+-")
    card, keys = desk.page.report_keys, desk.office.reports.keys
    assert card.isVisible()
    assert card.none.isVisible()
    card.setFocus()
    desk.press("Space", "Ctrl+Return")
    (given,) = keys.all()
    assert given.reports == {"II.06a"}
    assert keys.opening("II.06a") == given
    assert card.current == given
    assert not [name for name, tick in card.ticks.items() if tick.isChecked()]
    card.revoke.setFocus()
    desk.press("Return")
    (gone,) = keys.all()
    assert gone.revoked_at is not None
    assert not card.revoke.isEnabled()


def test_that_what_is_missing_is_said_beside_the_field(desk: Desk, leader: Officer) -> None:
    desk.enter(leader)
    desk.press("Alt+-")
    card = desk.page.report_keys
    card.until.setText("31/12/2031")
    desk.press("Ctrl+Return")
    assert set(desk.screen.report_keys.state.errors) == {Spot.REPORTS, Spot.UNTIL}
    assert card.until.error
    assert desk.office.reports.keys.all() == []


def test_that_the_proposed_last_day_follows_the_day_until_one_is_typed(
    desk: Desk, leader: Officer, clock: Clock
) -> None:
    desk.screen.enter(leader, "keys")
    until = desk.page.report_keys.until
    assert until.text() == "19/05/2027"
    clock.forward(timedelta(days=10))
    desk.screen.enter(leader, "keys")
    assert until.text() == "29/05/2027"
    until.setText("1/12")
    clock.forward(timedelta(days=10))
    desk.screen.enter(leader, "keys")
    assert until.text() == "1/12"


def test_that_keys_and_ticks_call_reports_as_people_do(desk: Desk, leader: Officer) -> None:
    desk.enter(leader)
    desk.press("Alt+-")
    card = desk.page.report_keys
    assert card.ticks["tien-do"].accessibleName() == "Tiến độ: Tiến độ giải quyết hồ sơ"
    for name in ("tien-do", "mau-07"):
        card.ticks[name].setChecked(True)
    desk.press("Ctrl+Return")
    assert card.current is not None
    assert card._cells(card.current)[0].above == "Mẫu 07, Tiến độ"


def test_that_others_see_the_keys_and_give_none(desk: Desk, reception: Officer) -> None:
    desk.enter(reception)
    desk.press("Alt+-")
    card = desk.page.report_keys
    assert not card.give.isEnabled()
    assert not card.revoke.isEnabled()
    assert "Chỉ lãnh đạo" in card._why_not.text()


def test_that_long_names_are_read_in_full(desk: Desk, leader: Officer) -> None:
    name = "Tôn Nữ Hoàng Thị Phương Thảo Nguyên"
    desk.enter(replace(leader, name=name))
    desk.press("Alt+-")
    card = desk.page.report_keys
    for tick in card.ticks.values():
        tick.setChecked(True)
    desk.press("Ctrl+Return")
    assert card.current is not None
    cells = card._cells(card.current)
    assert name in cells[0].below
    QApplication.processEvents()  # rows are measured once the column has its width
    needed = card.table.cell_delegate.height_of(cells)
    assert card.table.rowHeight(0) == needed > card.table.verticalHeader().minimumSectionSize()
    told = {label.text() for label in card.findChildren(QLabel)}
    assert {one.title for one in card._state.reports} <= told
