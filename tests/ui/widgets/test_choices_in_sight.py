import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
