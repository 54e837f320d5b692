from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from tests.ui.scanner.strokes import compose, key
from ui import theme
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.layouts import column
from ui.widgets.text_box import TextBox


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """Two fields; the first has the focus."""
    form = QWidget()
    lines = QVBoxLayout(form)
    for name in ("Điện thoại", "Nơi thường trú"):
        lines.addWidget(FieldBox(Field(name), name))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    first = form.findChildren(Field)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    return form


def test_that_enter_goes_to_the_next_field(form: QWidget) -> None:
    first, second = form.findChildren(Field)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()


def test_that_enter_goes_on_from_a_tick_and_space_ticks(form: QWidget) -> None:
    first, second = form.findChildren(Field)
    lines = form.layout()
    assert lines is not None
    tick = Check("Đã trả lại giấy tờ")
    lines.addWidget(tick)
    QWidget.setTabOrder(first, tick)
    tick.show()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert tick.hasFocus()
    QTest.keyClick(tick, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tick.hasFocus()  # the page's own key
    QTest.keyClick(tick, Qt.Key.Key_Space)
    QTest.keyClick(tick, Qt.Key.Key_Return)
    assert tick.isChecked()
    assert second.hasFocus()


def test_that_tab_leaves_what_a_field_has_come_into_later(form: QWidget) -> None:
    first, second = form.findChildren(Field)
    lines = form.layout()
    assert lines is not None
    late = FieldBox(Field("Thư điện tử"))
    lines.addWidget(late)
    QWidget.setTabOrder(first, late.field)
    late.show()
    passed = []
    for _step in range(3):
        QTest.keyClick(form, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [late.field, second, first]


NAME = "Tôn Nữ Hoàng Phương Thị Thanh Xuân Nguyệt"


def test_that_a_field_that_is_left_shows_the_beginning_and_is_typed_on_at_its_end(
    form: QWidget,
) -> None:
    first, second = form.findChildren(Field)
    first.setFixedWidth(150)
    for letter in NAME:
        type_text(first, letter)
        assert first.cursorPosition() == len(first.text())  # never while it is typed into
    typed = seen_beginning(first)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    assert not typed
    assert seen_beginning(first)
    first.setFocus()
    assert not seen_beginning(first)
    type_text(first, "!")
    assert first.text() == NAME + "!"
    QTest.keyClick(first, Qt.Key.Key_Home)
    second.setFocus()
    first.setFocus()
    type_text(first, "?")
    assert first.text() == f"?{NAME}!"  # where one stopped


def test_that_what_was_selected_for_the_next_words_is_typed_over(form: QWidget) -> None:
    first, second = form.findChildren(Field)[:2]
    second.setText("TB 12/TB-BNV")
    second.selectAll()
    second.setFocus()
    type_text(second, "QD 5")
    assert second.text() == "QD 5"
    first.setFocus()
    second.selectAll()
    second.setFocus()
    type_text(second, "QD 6")
    assert second.text() == "QD 6"


def test_that_what_is_put_into_a_field_shows_its_beginning_unless_it_is_typed_into(
    form: QWidget,
) -> None:
    first, second = form.findChildren(Field)
    for field in (first, second):
        field.setFixedWidth(150)
        field.setText(NAME)
    assert seen_beginning(second)
    assert first.cursorPosition() == len(NAME)
    second.setFocus()
    second.setText("")
    first.setFocus()
    second.setFocus()
    type_text(second, "a")
    assert second.text() == "a"


def test_that_what_does_not_fit_its_field_is_told_whole_under_the_mouse(form: QWidget) -> None:
    first, second = form.findChildren(Field)
    first.setFixedWidth(150)
    first.setText(f"{NAME} <b>&</b>")
    first.setEchoMode(QLineEdit.EchoMode.Password)
    second.setText("Khu vực 3")
    assert tip_of(first) == tip_of(second) == ""
    first.setEchoMode(QLineEdit.EchoMode.Normal)
    assert f"{NAME} &lt;b&gt;&amp;&lt;/b&gt;" in tip_of(first)
    QToolTip.hideText()


def seen_beginning(field: Field) -> bool:
    """The first letter stands where it would in a field wide enough."""
    field.repaint()
    first = field.cursorPositionAt(QPoint(14, field.height() // 2))
    return first <= 1


def tip_of(field: Field) -> str:
    middle = field.rect().center()
    asked = QHelpEvent(QEvent.Type.ToolTip, middle, field.mapToGlobal(middle))
    QApplication.sendEvent(field, asked)
    return QToolTip.text()


def test_that_enter_in_the_search_stays_there(qtbot: QtBot, form: QWidget) -> None:
    search = Field("Tìm hồ sơ", stays=True)
    entered: list[bool] = []
    search.returnPressed.connect(lambda: entered.append(True))
    lines = form.layout()
    assert lines is not None
    lines.addWidget(search)
    search.show()
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert entered == [True]
    assert search.hasFocus()


def test_that_an_error_is_said_under_its_field_until_it_is_mended(form: QWidget) -> None:
    field = form.findChildren(Field)[0]
    sentence = "Đầu số này không còn dùng từ 2018"

    def said() -> list[str]:
        return [x.text() for x in form.findChildren(QLabel) if x.isVisible() and x.text()]

    field.set_error(sentence)
    assert sentence in said()
    assert field.accessibleDescription() == sentence
    field.set_error("")
    assert sentence not in said()
    assert field.text() == ""


def test_that_words_never_run_under_the_code_at_the_right(qtbot: QtBot) -> None:
    field = Field("Thủ tục")
    qtbot.addWidget(field)
    field.set_tail("1.001612")
    needed = theme.metrics("button").horizontalAdvance("1.001612")
    assert field.textMargins().right() > needed
    field.set_tail("")
    assert field.textMargins().right() == 0


def test_that_every_field_has_a_name_for_screen_readers(form: QWidget) -> None:
    names = [field.accessibleName() for field in form.findChildren(Field)]
    assert names == ["Điện thoại", "Nơi thường trú"]


def test_that_a_combo_tells_what_the_officer_chose_and_not_what_was_set(qtbot: QtBot) -> None:
    combo = Combo("Trường hợp", [("one", "Cá nhân"), ("many", "Hộ gia đình")])
    qtbot.addWidget(combo)
    chosen: list[object] = []
    combo.chosen.connect(chosen.append)
    combo.set_value("many")
    assert (combo.value, chosen) == ("many", [])
    combo.show()
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert chosen == ["one"]


def test_that_a_tick_is_set_by_space_and_by_its_words(qtbot: QtBot) -> None:
    check = Check("In ngay khi tiếp nhận")
    qtbot.addWidget(check)
    check.show()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert not check.isChecked()


def test_that_enter_goes_on_from_a_combo_and_ctrl_enter_is_left_to_the_page(qtbot: QtBot) -> None:
    form = QWidget()
    combo, field = Combo("Trường hợp", [("one", "Cá nhân")]), Field("Điện thoại")
    form.setLayout(column(combo, field))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus)
    QTest.keyClick(combo, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert combo.hasFocus()
    QTest.keyClick(combo, Qt.Key.Key_Return)
    assert field.hasFocus()


def test_that_alt_with_a_figure_nobody_is_bound_to_is_not_typed(qtbot: QtBot) -> None:
    for box in (Field("Số tờ"), TextBox("Ghi chú")):
        qtbot.addWidget(box)
        QTest.keyClick(box, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(box, Qt.Key.Key_3)
        assert (box.text() if isinstance(box, Field) else box.toPlainText()) == "3"


@pytest.mark.parametrize("make", [Field, TextBox])
def test_that_alt_with_a_figure_types_nothing_into_a_word_that_is_being_composed(
    qtbot: QtBot, make: Callable[[str], Field | TextBox]
) -> None:
    """By Telex or VNI; nothing on the page is bound to the figure."""
    box = make("Họ và tên")
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    handle = box.windowHandle()
    assert handle is not None
    compose("", preedit="Nguyê")
    key(handle, "8", modifiers=Qt.KeyboardModifier.AltModifier)
    compose("Nguyễn")
    key(handle, "8", modifiers=Qt.KeyboardModifier.AltModifier)
    compose("", preedit=" A")
    compose(" An")
    typed = box.text() if isinstance(box, Field) else box.toPlainText()
    assert typed == "Nguyễn An"


def test_that_what_is_typed_behind_words_that_stood_there_begins_a_word(qtbot: QtBot) -> None:
    box = TextBox("Nội dung")
    qtbot.addWidget(box)
    box.show()
    told: list[str] = []
    box.edited.connect(told.append)
    box.show_words("Tờ khai: chưa có bản chính")
    box.setFocus()
    QTest.keyClicks(box, "va ban sao")
    assert box.toPlainText() == "Tờ khai: chưa có bản chính va ban sao"
    assert told[-1] == box.toPlainText()
    box.show_words("Tờ khai: chưa có bản chính")
    QTest.keyClicks(box, ", va")
    assert box.toPlainText() == "Tờ khai: chưa có bản chính, va"
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClicks(box, "oi")
    assert box.toPlainText() == "Tờ khai: chưa có bản chính, voi"
