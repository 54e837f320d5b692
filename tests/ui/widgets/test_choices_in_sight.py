import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button
from ui.widgets.segmented import ChipBar, Segmented


def test_that_arrows_choose_within_the_segments(qtbot: QtBot) -> None:
    ways = Segmented("Nhận kết quả", [("desk", "Tại quầy"), ("post", "Bưu chính")])
    qtbot.addWidget(ways)
    chosen: list[object] = []
    ways.chosen.connect(chosen.append)
    ways.show()
    ways.activateWindow()
    ways.setFocus()
    first = ways.findChildren(Button)[0]
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (ways.value, chosen) == ("post", ["post"])


def test_that_a_value_set_by_the_screen_is_not_told(qtbot: QtBot) -> None:
    ways = Segmented("Kênh", [(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính")])
    qtbot.addWidget(ways)
    told: list[object] = []
    ways.chosen.connect(told.append)
    ways.set_value(3)
    assert (ways.value, told) == (3, [])


class _Row(QWidget):
    """Three segments between two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        choices = [("cash", "Tiền mặt"), ("bank", "Chuyển khoản"), ("pos", "POS")]
        self.method = Segmented("Cách thu", choices)
        lines = QVBoxLayout(self)
        for part in (self.before, self.method, self.after):
            lines.addWidget(part)

    @property
    def place(self) -> str:
        """The words of the segment the focus is on, "" for a field."""
        at = QApplication.focusWidget()
        return at.text() if isinstance(at, Button) else ""

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self, key)


@pytest.fixture
def line(qtbot: QtBot) -> _Row:
    line = _Row()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.before.setFocus()
    qtbot.waitUntil(line.before.hasFocus)
    return line


def test_that_tab_stops_once_and_at_what_is_chosen_from_both_sides(line: _Row) -> None:
    line.press(Qt.Key.Key_Tab)
    assert line.place == "Tiền mặt"
    line.press(Qt.Key.Key_Tab)
    assert line.after.hasFocus()
    line.press(Qt.Key.Key_Backtab)
    assert line.place == "Tiền mặt"
    line.press(Qt.Key.Key_Backtab)
    assert line.before.hasFocus()


def test_that_an_arrow_from_either_side_chooses_and_tab_comes_back_to_that(line: _Row) -> None:
    line.after.setFocus()
    line.press(Qt.Key.Key_Backtab)
    line.press(Qt.Key.Key_Right)
    assert (line.place, line.method.value) == ("Chuyển khoản", "bank")
    line.press(Qt.Key.Key_Tab)
    assert line.after.hasFocus()
    line.press(Qt.Key.Key_Backtab)
    assert line.place == "Chuyển khoản"
    line.press(Qt.Key.Key_Left)
    assert (line.place, line.method.value) == ("Tiền mặt", "cash")


def test_that_tab_goes_to_what_the_screen_chose(line: _Row) -> None:
    line.method.set_value("pos")
    line.press(Qt.Key.Key_Tab)
    assert line.place == "POS"
    line.method.set_value("cash")  # another form was opened
    assert line.place == "Tiền mặt"
    line.press(Qt.Key.Key_Tab)
    assert line.after.hasFocus()


def test_that_arrows_pass_over_what_cannot_be_chosen(line: _Row) -> None:
    line.method.findChildren(Button)[1].setEnabled(False)
    line.press(Qt.Key.Key_Tab)
    line.press(Qt.Key.Key_Right)
    assert line.method.value == "pos"


@pytest.fixture
def chips(qtbot: QtBot) -> ChipBar:
    chips = ChipBar("Bộ lọc", [("all", "Tất cả"), ("late", "Quá hạn"), ("today", "Hôm nay")])
    qtbot.addWidget(chips)
    chips.show()
    chips.activateWindow()
    qtbot.waitExposed(chips)
    return chips


def test_that_alt_and_a_number_choose_a_filter(chips: ChipBar) -> None:
    chosen: list[object] = []
    chips.chosen.connect(chosen.append)
    QTest.keyClick(chips, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (chips.value, chosen) == ("late", ["late"])


def test_that_a_filter_reads_with_its_count(chips: ChipBar) -> None:
    chips.set_count("late", "1000+", hot=True)
    assert chips.findChildren(Button)[1].accessibleName() == "Quá hạn 1000+"
