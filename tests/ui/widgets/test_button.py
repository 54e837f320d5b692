import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def button(qtbot: QtBot) -> Button:
    button = Button("Tiếp nhận và in", Kind.PRIMARY, key=Keys.CONFIRM)
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    return button


def press_every_way(button: Button) -> None:
    QTest.mouseClick(button, LEFT)
    QTest.mouseDClick(button, LEFT)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    button.click()


def test_that_a_second_press_while_busy_does_nothing(button: Button) -> None:
    told: list[str] = []

    def begin() -> None:
        told.append(button.text())
        button.set_busy("Đang tiếp nhận")

    button.clicked.connect(begin)
    press_every_way(button)
    assert told == ["Tiếp nhận và in"]
    assert button.text() == "Đang tiếp nhận"


def test_that_the_words_come_back_when_it_is_done(button: Button) -> None:
    button.set_busy("Đang tiếp nhận")
    button.set_busy("Đang in")
    button.set_busy()
    assert button.text() == "Tiếp nhận và in"
    assert not button.busy


def test_that_a_busy_button_given_another_name_has_it_once_it_is_idle(button: Button) -> None:
    button.set_busy("Đang ghi")
    button.setText("Duyệt hoàn tiền")
    assert button.text() == "Đang ghi"
    button.set_busy()
    assert button.text() == "Duyệt hoàn tiền"


def test_that_a_busy_button_keeps_its_width(button: Button) -> None:
    before = button.sizeHint().width()
    button.set_busy("Đang in")
    assert button.minimumWidth() == before


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_that_each_key_presses_once(
    key: Qt.Key, modifier: Qt.KeyboardModifier, button: Button
) -> None:
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    QTest.keyClick(button, key, modifier)
    assert presses == [True]


def test_that_a_button_is_wide_enough_for_its_words_and_its_key(button: Button) -> None:
    bare = Button("Tiếp nhận và in", Kind.PRIMARY)
    assert button.sizeHint().width() > bare.sizeHint().width()
    assert button.sizeHint().height() == 48


def test_that_a_button_is_measured_once_until_it_says_something_else(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = Button("Tiếp nhận và in", key=Keys.CONFIRM)
    width = button.sizeHint().width()
    with monkeypatch.context() as nothing_to_measure_by:
        nothing_to_measure_by.setattr(theme, "metrics", None)
        assert button.sizeHint().width() == width
    button.setText("Tiếp nhận và in, rồi thêm thủ tục")
    assert button.sizeHint().width() > width
