from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk_app.domain.people.rights import Role, rights_of
from ui import theme
from ui.pictures import settle
from ui.shell.bands import StatusLine
from ui.shell.line_state import LineState
from ui.shell.navigation import Navigation, in_two_lines
from ui.shell.places import nav_items
from ui.shell.shell import Shell
from ui.shortcuts import Keys
from ui.texts import Notice
from ui.widgets.bars import NoticeAction
from ui.widgets.button import Button, Kind
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layouts import column


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    shell = Shell(nav_items(), trial=True)
    for name in ("intake", "worklist", "dossier"):
        shell.add_page(name, QLineEdit())
    shell.add_page("log-in", QWidget(), bare=True)
    shell.show_page("intake")
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    qtbot.waitExposed(shell)
    return shell


def words(shell: Shell) -> list[str]:
    return [label.text() for label in shell.findChildren(QLabel) if label.isVisibleTo(shell)]


def chosen(shell: Shell) -> list[str]:
    return [button.text() for button in shell.findChildren(Button) if button.isChecked()]


def test_that_function_keys_ask_for_their_page(shell: Shell) -> None:
    asked: list[str] = []
    shell.navigated.connect(asked.append)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F2):
        QTest.keyClick(shell, key)
    assert asked == ["worklist", "return", "intake"]
    assert (shell.page, chosen(shell)) == ("intake", ["Tiếp nhận"])  # nobody has moved yet


def test_that_the_place_is_marked_also_for_a_page_without_an_item(shell: Shell) -> None:
    shell.show_page("dossier", place="worklist")
    assert chosen(shell) == ["Việc cần làm"]
    assert shell.page == "dossier"


def test_that_the_officer_and_the_keys_are_a_key_away(shell: Shell) -> None:
    asked: list[str] = []
    shell.switch_officer_asked.connect(lambda: asked.append("officer"))
    shell.keys_asked.connect(lambda: asked.append("keys"))
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell, Qt.Key.Key_F1)
    assert asked == ["officer", "keys"]


def test_that_control_f_goes_to_the_search_and_enter_searches(shell: Shell) -> None:
    searched, typed = list[str](), list[str]()
    shell.searched.connect(searched.append)
    shell.search_typed.connect(typed.append)
    QTest.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shell.search, Qt.Key.Key_Return)
    QTest.keyClicks(shell.search, "0037")
    QTest.keyClick(shell.search, Qt.Key.Key_Return)
    assert searched == ["0037"]
    assert typed[-1] == "0037"


def test_that_a_notice_goes_when_the_page_goes(shell: Shell) -> None:
    shell.show_notice(Notice("Mã quét bị hỏng.", "Quét lại."), NoticeAction("Quét lại", int))
    shell.show_page("intake")
    assert shell.notice is not None
    shell.show_page("worklist")
    assert shell.notice is None


@pytest.mark.parametrize("how", ["hidden", "disabled"])
def test_that_the_status_line_never_gets_the_focus_of_what_has_gone(shell: Shell, how: str) -> None:
    page, first, last = QWidget(), QLineEdit(), QLineEdit()
    page.setLayout(column(first, last))
    shell.add_page("books", page)
    shell.show_page("books")
    last.setFocus()
    if how == "hidden":
        last.hide()
    else:
        last.setEnabled(False)
    assert QApplication.focusWidget() is first
    first.setEnabled(False)
    assert QApplication.focusWidget() is None


def test_that_a_page_uncovered_has_the_focus_though_its_place_has_gone(shell: Shell) -> None:
    page, first, last = QWidget(), QLineEdit(), QLineEdit()
    page.setLayout(column(first, last))
    shell.add_page("books", page)
    shell.show_page("books")
    last.setFocus()
    shell.cover("dossier")
    last.hide()
    shell.uncover()
    assert QApplication.focusWidget() is first


def test_that_log_in_has_no_navigation(shell: Shell) -> None:
    asked: list[str] = []
    shell.navigated.connect(asked.append)
    shell.show_page("log-in")
    QTest.keyClick(shell, Qt.Key.Key_F3)
    assert asked == []
    assert not shell.search.isVisible()


def test_that_each_header_shows_its_own_widgets_only(shell: Shell) -> None:
    first, second = Button("Quay lại", key=Keys.BACK), QLabel("0:38")
    shell.set_header("Hồ sơ", "từ Việc cần làm", [first])
    assert first.isVisible()
    shell.set_header("Tiếp nhận", "Khách số 0047", [second])
    assert second.isVisible()
    assert not first.isVisible()
    assert {"Tiếp nhận", "Khách số 0047"} <= set(words(shell))


NINE = datetime(2026, 11, 20, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "title", "detail"),
    [
        (
            LineState(since=NINE, waiting=14, oldest=timedelta(hours=2)),
            "Ngoại tuyến từ 09:12",
            "14 chờ gửi, cũ nhất 2 giờ",
        ),
        (LineState(online=True, since=NINE), "Trực tuyến", "đã gửi hết lúc 09:12"),
        (LineState(online=True, waiting=3), "Trực tuyến", "3 chờ gửi"),
        (
            LineState(online=True, waiting=3, oldest=timedelta(seconds=9)),
            "Trực tuyến",
            "3 chờ gửi",
        ),
        (
            LineState(online=True, needs_you=1),
            "Trực tuyến",
            "không có gì chờ gửi",
        ),
        (LineState(), "Đang nối…", "không có gì chờ gửi"),
    ],
)
def test_that_the_status_line_says_how_the_line_is(
    state: LineState, title: str, detail: str, shell: Shell
) -> None:
    shell.set_line(state)
    assert (state.title, state.detail) == (title, detail)
    assert {title, f"·  {detail}"} <= set(words(shell))


def test_that_what_needs_somebody_is_said_with_the_way_there(shell: Shell, qtbot: QtBot) -> None:
    status = shell.findChild(StatusLine)
    assert status is not None
    button = status.sync
    assert (button.isVisibleTo(shell), button.text()) == (True, "Đồng bộ")
    shell.set_line(LineState(online=True, needs_you=2))
    assert (button.isVisibleTo(shell), button.text()) == (True, "2 việc cần xem lại")
    with qtbot.waitSignal(shell.sync_asked, timeout=1000):
        button.click()
    shell.show_page("log-in")
    assert not button.isVisibleTo(shell)


def test_that_the_clock_shows_office_time(shell: Shell) -> None:
    shell.set_clock(datetime(2026, 11, 20, 4, 14, tzinfo=UTC))
    assert {"Thứ Sáu, 20/11/2026", "11:14"} <= set(words(shell))


def test_that_a_small_window_wears_small_clothes_and_fits(shell: Shell) -> None:
    shell.resize(1280, 640)
    settle(shell)
    assert theme.worn().compact
    assert shell.size().width() == 1280
    assert shell.search.width() == 280
    shell.resize(1366, 768)
    settle(shell)
    assert not theme.worn().compact


def test_that_the_ring_is_around_whatever_has_the_focus(shell: Shell) -> None:
    shell.search.setFocus()
    settle(shell)
    ring = shell.findChildren(FocusRing)[0]
    place = shell.search.mapTo(shell, shell.search.rect().topLeft())
    assert ring.isVisible()
    assert ring.mapTo(shell, ring.rect().topLeft()) == place - type(place)(4, 4)


def test_that_a_place_that_goes_hands_the_focus_on_in_the_order_of_its_page(shell: Shell) -> None:
    page = QWidget()
    first, aside, second = QLineEdit(), QLineEdit(), QLineEdit()
    page.setLayout(column(first, aside, second))
    page.tab_order = [first, second, aside]  # type: ignore[attr-defined]  # as a view has it
    shell.add_page("ordered", page)
    shell.show_page("ordered")
    settle(shell)
    first.setFocus()
    first.setEnabled(False)
    assert second.hasFocus()


def test_that_no_ring_flashes_around_a_page_that_is_still_read(shell: Shell) -> None:
    page = QWidget()
    shell.add_page("read", page)
    shell.show_page("read")
    page.setFocus()  # Qt's last resort, where nothing on the page can have it yet
    settle(shell)
    assert page.hasFocus()
    assert not shell.findChildren(FocusRing)[0].isVisible()


def test_that_tab_goes_down_the_navigation_as_it_is_read(shell: Shell, qapp: QApplication) -> None:
    shell.findChildren(Navigation)[0].findChildren(Button)[0].setFocus()
    visited = []
    places = [item.title for item in nav_items()]
    for _step in range(len(places) + 2):
        focused = qapp.focusWidget()
        assert isinstance(focused, Button)
        visited.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == [*places, "Đổi người", "Các phím"]


def test_that_tab_goes_from_the_search_to_the_notice(shell: Shell, qapp: QApplication) -> None:
    shell.show_notice(Notice("Không lưu được.", "Thử lại."), NoticeAction("Thử lại", int))
    shell.search.setFocus()
    QTest.keyClick(shell.search, Qt.Key.Key_Tab)
    focused = qapp.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Thử lại"


def test_that_nothing_stands_around_the_log_in_before_there_is_another_page(qtbot: QtBot) -> None:
    shell = Shell(nav_items())
    qtbot.addWidget(shell)
    shell.add_page("log-in", QWidget(), bare=True)
    shell.show_page("log-in")
    assert shell.findChildren(Navigation) == []
    shell.set_unit("Trung tâm", "Phường Ninh Kiều")  # told while the log-in is shown
    assert [nav.isVisibleTo(shell) for nav in shell.findChildren(Navigation)] == [False]
    shell.add_page("intake", QLineEdit())
    shell.show_page("intake")
    assert [nav.isVisibleTo(shell) for nav in shell.findChildren(Navigation)] == [True]


def test_that_the_name_of_the_unit_breaks_in_the_middle(qapp: QApplication) -> None:
    whole = "Trung tâm Phục vụ hành chính công"
    assert in_two_lines(whole) == "Trung tâm Phục vụ\nhành chính công"
    assert in_two_lines("Quầy") == "Quầy"


def test_that_places_a_role_may_not_use_look_unusable_and_still_say_why(qtbot: QtBot) -> None:
    shell = Shell(nav_items())
    qtbot.addWidget(shell)
    went: list[str] = []
    shell.navigated.connect(went.append)
    shell.set_rights(rights_of([Role.CASHIER]))
    buttons = {b.text(): b for b in shell.findChildren(Button) if b.kind is Kind.NAV}
    assert buttons["Tiếp nhận"].of_no_use
    assert buttons["Trả kết quả"].of_no_use
    assert not buttons["Việc cần làm"].of_no_use
    assert "Vai trò" in buttons["Tiếp nhận"].accessibleDescription()
    buttons["Tiếp nhận"].click()
    assert went == ["intake"], "whoever shows pages refuses it in words"
    shell.set_rights(rights_of([Role.RECEPTION]))
    assert not any(button.of_no_use for button in buttons.values())


def status_of(shell: Shell) -> StatusLine:
    status = shell.findChild(StatusLine)
    assert status is not None
    return status


LONG_PRINTS = (
    "In: 1 không in được · 439 không rõ đã in chưa · 2 để in sau",
    "In: 1 không in được · 439 không rõ đã in chưa · 2 để sau",
    "In: 1 không in được · 439 chưa rõ · 2 để sau",
)


def test_that_the_status_line_says_less_where_there_is_no_room_and_cuts_no_letter(
    shell: Shell,
) -> None:
    status = status_of(shell)
    shell.set_line(LineState(since=datetime(2026, 11, 20, 2, 12, tzinfo=UTC), waiting=14))
    shell.set_printers("Máy in: 2 máy sẵn sàng")
    shell.set_clock(datetime(2026, 11, 20, 4, 14, tzinfo=UTC))
    shell.set_prints(LONG_PRINTS)
    settle(shell)
    assert status.prints.text() in LONG_PRINTS
    assert status.prints.toolTip() == LONG_PRINTS[0]
    assert status.prints.accessibleName() == LONG_PRINTS[0]
    assert status.sizeHint().width() <= status.width()
    shell.set_line(LineState(since=datetime(2026, 11, 20, 2, 12, tzinfo=UTC), needs_you=1200))
    shell.resize(1280, 640)
    settle(shell)
    assert status.sizeHint().width() <= status.width()
    shell.set_prints([words * 4 for words in LONG_PRINTS])
    assert status.prints.text().startswith("In: 1 không in được · 439 chưa rõ")
    assert status.prints.text().endswith("…")
    assert status.sizeHint().width() <= status.width()
    shell.resize(1900, 800)
    shell.set_prints(LONG_PRINTS)
    settle(shell)
    assert status.prints.text() == LONG_PRINTS[0]
    assert "Máy in: 2 máy sẵn sàng" in words(shell)
