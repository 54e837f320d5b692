import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import keyboard
from ui.shortcuts import Keys, bind
from ui.widgets.field import Field
from ui.widgets.type_ahead import Suggestion, TypeAhead, typed_part

FOUND = (
    Suggestion("Chứng thực bản sao từ bản chính", "trong ngày", "2.000815", 1),
    Suggestion("Chứng thực chữ ký", "trong ngày", "2.000884", 2),
)


class Desk:
    """A field with a type-ahead, another field after it, and what the list told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.field, self.next = QWidget(), Field("Thủ tục"), QLineEdit()
        lines = QVBoxLayout(self.window)
        lines.addWidget(self.field)
        lines.addWidget(self.next)
        lines.addStretch(1)
        self.window.resize(600, 400)
        self.ahead = TypeAhead(self.field)
        self.asked, self.chosen = list[str](), list[object]()
        self.ahead.asked.connect(self.asked.append)
        self.ahead.chosen.connect(self.chosen.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)

    def type_vietnamese(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.field, event)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.type_vietnamese("chứng")
    desk.ahead.offer("chứng", FOUND)
    return desk


def test_that_what_is_typed_is_asked_for(desk: Desk) -> None:
    assert desk.asked == ["chứng"]
    assert desk.ahead.isVisible()


def test_that_enter_chooses_the_first_without_another_key(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == [FOUND[0]]
    assert not desk.ahead.isVisible()
    assert desk.field.hasFocus()


@pytest.fixture
def empty(qtbot: QtBot) -> Desk:
    """Nothing is typed, and a list stands open."""
    empty = Desk(qtbot)
    empty.ahead.offer("", FOUND)
    return empty


@pytest.mark.parametrize("keys", ["Return", "Enter", "Tab", "Shift+Tab"])
def test_that_a_key_chooses_nothing_where_nothing_was_typed(empty: Desk, keys: str) -> None:
    keyboard.press(empty.window, keys)
    assert empty.chosen == []
    assert empty.next.hasFocus()


def test_that_an_arrow_marks_the_first_and_enter_chooses_it(empty: Desk) -> None:
    empty.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert empty.chosen == [FOUND[0]]


def test_that_an_arrow_that_opens_the_list_marks_the_first_as_well(empty: Desk) -> None:
    empty.press(Qt.Key.Key_Escape, Qt.Key.Key_Down)
    empty.ahead.offer("", FOUND)
    empty.press(Qt.Key.Key_Return)
    assert empty.chosen == [FOUND[0]]


def test_that_what_was_typed_and_taken_away_again_chooses_nothing(empty: Desk) -> None:
    keyboard.type_text(empty.window, "k")
    empty.ahead.offer("k", FOUND)
    empty.press(Qt.Key.Key_Down, Qt.Key.Key_Backspace)
    empty.ahead.offer("", FOUND)
    empty.press(Qt.Key.Key_Return)
    assert empty.chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_that_a_key_held_down_chooses_nothing(desk: Desk, key: Qt.Key) -> None:
    alone = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.field, QKeyEvent(QEvent.Type.KeyPress, key, alone, "", True))
    assert desk.chosen == []
    assert desk.field.hasFocus()
    desk.press(key)
    assert desk.chosen == [FOUND[0]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_that_rows_found_for_less_than_is_typed_by_now_are_not_chosen_from(
    desk: Desk, key: Qt.Key
) -> None:
    desk.type_vietnamese(" thực chữ ký")
    assert desk.ahead.isVisible()
    desk.press(key)
    assert desk.chosen == []
    assert not desk.ahead.isVisible()
    assert desk.next.hasFocus(), "as if there were no list"


def test_that_an_arrow_chooses_from_the_rows_that_are_seen(desk: Desk) -> None:
    desk.type_vietnamese(" thực")
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.chosen == [FOUND[1]]


def test_that_shift_tab_goes_back_and_chooses_nothing(desk: Desk) -> None:
    keyboard.press(desk.window, "Shift+Tab")
    assert desk.chosen == []
    assert not desk.field.hasFocus()


def test_that_the_arrows_move_and_stop_at_the_ends(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.chosen == [FOUND[1]]


def test_that_escape_closes_the_list_and_does_not_leave_the_page(desk: Desk) -> None:
    left: list[bool] = []
    bind(Keys.BACK, desk.window, lambda: left.append(True))
    desk.press(Qt.Key.Key_Escape)
    assert (desk.ahead.isVisible(), left, desk.field.text()) == (False, [], "chứng")
    desk.press(Qt.Key.Key_Escape)
    assert left == [True]


def test_that_a_late_answer_to_an_older_text_is_ignored(desk: Desk) -> None:
    desk.type_vietnamese(" thực")
    desk.ahead.offer("chứng", ())
    assert desk.ahead.isVisible()
    desk.ahead.offer("chứng thực", FOUND[1:])
    assert desk.ahead.suggestions == FOUND[1:]


def test_that_nothing_found_closes_the_list_and_enter_goes_on(desk: Desk) -> None:
    desk.ahead.offer("chứng", ())
    assert not desk.ahead.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert desk.next.hasFocus()
    assert desk.chosen == []


def test_that_leaving_the_field_closes_the_list(desk: Desk) -> None:
    desk.next.setFocus()
    assert not desk.ahead.isVisible()
    desk.ahead.offer("chứng", FOUND)
    assert not desk.ahead.isVisible()


def test_that_an_input_method_asks_anew_after_the_page_was_left(desk: Desk) -> None:
    desk.next.setFocus()
    desk.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)  # as the page that comes back
    desk.ahead.offer("chứng", FOUND)
    assert not desk.ahead.isVisible()
    keyboard.compose(desk.field, " thực")
    desk.ahead.offer("chứng thực", FOUND)
    assert desk.ahead.isVisible()


def test_that_another_window_coming_up_leaves_the_list_as_it_is(desk: Desk, qtbot: QtBot) -> None:
    paper = QWidget()  # as the viewer of the papers of the visitor before
    qtbot.addWidget(paper)
    paper.show()
    paper.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is paper)
    assert desk.ahead.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == [FOUND[0]]


def test_that_the_list_stands_under_its_field_and_as_wide(desk: Desk) -> None:
    assert desk.ahead.parentWidget() is desk.window
    assert desk.ahead.width() == desk.field.width()
    assert desk.ahead.y() == desk.field.geometry().bottom() + 1 + 4


@pytest.mark.parametrize(
    ("title", "typed", "part"),
    [
        ("Chứng thực chữ ký", "chung thuc", "Chứng thực"),
        ("Đăng ký khai sinh", "DANG KY", "Đăng ký"),
        ("Đăng ký lại khai sinh", "khai", "khai"),
        ("Đăng ký kết hôn", "ly hôn", ""),
        ("Đăng ký kết hôn", "", ""),
    ],
)
def test_that_the_typed_part_is_found_without_accents(title: str, typed: str, part: str) -> None:
    start, end = typed_part(title, typed)
    assert title[start:end] == part


def test_that_the_list_follows_its_field_when_a_card_above_shrinks(qtbot: QtBot) -> None:
    window, above, card = QWidget(), QWidget(), QWidget()
    above.setFixedHeight(120)
    field = Field("Thủ tục")
    QVBoxLayout(card).addWidget(field)
    lines = QVBoxLayout(window)
    for part in (above, card):
        lines.addWidget(part)
    lines.addStretch(1)
    window.resize(600, 500)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    ahead = TypeAhead(field)
    ahead.offer("", FOUND)
    gap = ahead.y() - field.mapTo(window, field.rect().bottomLeft()).y()
    above.setFixedHeight(20)
    QApplication.processEvents()
    assert ahead.y() - field.mapTo(window, field.rect().bottomLeft()).y() == gap


@pytest.mark.parametrize(("at", "upwards"), [(40, False), (200, False), (340, True)])
def test_that_the_list_ends_with_the_page_or_opens_upwards(
    qtbot: QtBot, at: int, *, upwards: bool
) -> None:
    window, pages, page, status = QWidget(), QStackedWidget(), QWidget(), QWidget()
    field = Field("Lý do")
    field.setParent(page)
    pages.addWidget(page)
    status.setFixedHeight(30)
    lines = QVBoxLayout(window)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(pages)
    lines.addWidget(status)
    window.resize(600, 450)
    qtbot.addWidget(window)
    window.show()
    field.setGeometry(20, at, 400, field.height())
    field.setFocus()
    ahead = TypeAhead(field)
    ahead.offer("", FOUND * 3)
    assert pages.geometry().contains(ahead.geometry())
    assert not ahead.geometry().intersects(field.geometry())
    assert (ahead.y() < field.y()) is upwards
