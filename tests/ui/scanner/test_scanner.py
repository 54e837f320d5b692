"""A scan is told from typing, wherever the focus is."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, scan, type_text
from tests.ui.scanner.strokes import Counter, Stroke, burst, key, send
from ui.scanner import BLUETOOTH, Scanner

CODE = "H13.45.12-261122-0001"


@pytest.fixture(scope="module")
def counter(qapp: QApplication) -> Iterator[Counter]:
    counter = Counter()
    counter.open()
    yield counter
    counter.close()


@pytest.fixture
def scanner(qapp: QApplication, counter: Counter) -> Iterator[Scanner]:
    counter.open()
    scanner = Scanner(qapp)
    scanner.scanned.connect(lambda text: counter.told.append(f"scan {text}"))
    yield scanner
    scanner.enabled = False


@st.composite
def typing(draw: st.DrawFn) -> list[Stroke]:
    """A person at the keyboard: two keys may come together, the next takes its time."""
    letters = draw(st.lists(st.sampled_from("aAđễ 7.-|\b\r←→⇱"), max_size=30))
    strokes, now = list[Stroke](), 1_000_000
    for place, letter in enumerate(letters):
        now += draw(st.integers(60, 300) if place % 2 else st.integers(3, 300))
        strokes.append(Stroke(now, True, letter))
        strokes.append(Stroke(now + draw(st.integers(1, 150)), False, letter))
    return sorted(strokes)


@settings(max_examples=60)
@given(keys=typing())
def test_that_a_person_types_as_if_there_were_no_scanner(
    counter: Counter, qapp: QApplication, keys: list[Stroke]
) -> None:
    arrived = []
    for watched in (True, False):
        scanner = Scanner(qapp)
        scanner.enabled = watched
        scanner.scanned.connect(pytest.fail)
        counter.open()
        counter.field.setText("Lan")
        send(counter.window_handle, keys)
        scanner.flush()
        arrived.append((counter.field.text(), counter.field.cursorPosition(), counter.told.copy()))
        scanner.enabled = False
    assert arrived[0] == arrived[1]


@settings(max_examples=60)
@given(
    text=st.text(st.sampled_from("H13.-|*Nguyễn ThịđÐ0"), min_size=6, max_size=120),
    paces=st.lists(st.integers(1, 30), min_size=7).filter(lambda p: sum(p) <= 20 * len(p)),
)
@example(text="0" * 21, paces=[21, 21, 30, 1, 1, 10, 30, 30, 30])  # 20 ms a key, not one more
def test_that_a_scan_is_one_text_and_touches_nothing(
    counter: Counter, qapp: QApplication, text: str, paces: list[int]
) -> None:
    scanner, told = Scanner(qapp), list[str]()
    scanner.scanned.connect(told.append)
    counter.open()
    counter.field.setText("Lan")
    even = (paces * (len(text) // len(paces) + 1))[: len(text)]
    even = even if sum(even) <= 20 * len(even) else [20] * len(even)
    moments = [1_000_000 + sum(even[:n]) for n in range(len(text) + 1)]
    for at, letter in zip(moments, text + "\r", strict=True):
        send(counter.window_handle, [Stroke(at, True, letter), Stroke(at, False, letter)])
    scanner.enabled = False
    assert told == [text]
    assert (counter.field.text(), counter.told) == ("Lan", [])


def test_that_typing_before_and_after_a_scan_stays_in_its_field(
    scanner: Scanner, counter: Counter
) -> None:
    type_text(counter.field, "Nguyễn Thị ")
    scan(counter, CODE)
    type_text(counter.field, "Lan")
    assert counter.field.text() == "Nguyễn Thị Lan"
    assert counter.told == [f"scan {CODE}"]


def test_that_a_scan_presses_no_button(scanner: Scanner, counter: Counter) -> None:
    counter.button.setFocus()
    scan(counter, f"{CODE} with a space")
    assert counter.told == [f"scan {CODE} with a space"]
    press(counter, "Space")
    assert counter.told[1:] == ["click"]


def test_that_scans_in_a_row_are_told_one_by_one(scanner: Scanner, counter: Counter) -> None:
    send(counter.window_handle, burst("111111", 8))
    send(counter.window_handle, burst("222222", 8, start=1_000_200))
    assert counter.told == ["scan 111111", "scan 222222"]


def test_that_a_scan_works_while_a_list_of_proposals_is_open(
    scanner: Scanner, counter: Counter, qtbot: QtBot
) -> None:
    counter.field.setCompleter(QCompleter(["khai sinh", "khai tử"]))
    type_text(counter.field, "khai")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    scan(counter, CODE)
    assert counter.told == [f"scan {CODE}"]
    press(counter, "Space")
    assert counter.field.text() == "khai "
    press(counter, "Esc")
    counter.field.setCompleter(None)  # type: ignore[arg-type]  # the stub forgets that None may be


def test_that_a_scan_works_over_another_window(
    scanner: Scanner, counter: Counter, qtbot: QtBot
) -> None:
    dialog = QDialog(counter)
    qtbot.addWidget(dialog)
    dialog.open()
    scan(dialog, CODE)
    assert counter.told == [f"scan {CODE}"]
    assert dialog.isVisible()


def test_that_a_path_typed_fast_into_a_dialog_of_files_is_no_scan(
    scanner: Scanner, counter: Counter, qtbot: QtBot
) -> None:
    dialog = QFileDialog(counter)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setFocus()
    send(dialog.windowHandle(), burst("/khong/co/danh-muc.xlsx", 4)[:-2])
    assert name.text() == "/khong/co/danh-muc.xlsx"
    assert counter.told == []
    dialog.close()


@pytest.mark.parametrize("second", ["\r", "j", "m"])
def test_that_a_second_line_end_belongs_to_the_scan(
    scanner: Scanner, counter: Counter, second: str
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    shortcut = QShortcut(QKeySequence("Ctrl+J"), counter, lambda: counter.told.append("unmask"))
    send(counter.window_handle, burst(CODE, 8))
    end = 1_000_000 + 8 * len(CODE)
    key(
        counter.window_handle,
        second,
        at=end + 8,
        modifiers=ctrl if second != "\r" else ctrl & ~ctrl,
    )
    assert counter.told == [f"scan {CODE}"]
    key(counter.window_handle, "j", at=end + 900, modifiers=ctrl)
    assert counter.told[1:] == ["unmask"]
    shortcut.setEnabled(False)


def test_that_no_release_of_a_scanned_key_arrives_late(scanner: Scanner, counter: Counter) -> None:
    counter.button.setFocus()
    presses = [stroke for stroke in burst("      ", 8) if stroke.down]
    send(counter.window_handle, presses)
    key(counter.window_handle, "\r", down=False, at=2_000_000)
    key(counter.window_handle, " ", down=False, at=2_000_001)
    assert counter.told == ["scan       "]
    assert not counter.button.isDown()


def test_that_the_last_key_of_a_person_does_not_wait_for_the_next(
    scanner: Scanner, counter: Counter, qtbot: QtBot
) -> None:
    key(counter.window_handle, "a")
    assert counter.field.text() == ""
    qtbot.waitUntil(lambda: counter.field.text() == "a")


def test_that_a_key_held_down_is_never_a_scan(scanner: Scanner, counter: Counter) -> None:
    for n in range(20):
        key(counter.window_handle, "a", at=1_000_000 + 10 * n, repeat=n > 0)
    key(counter.window_handle, "\r", at=1_000_210)
    assert (counter.field.text(), counter.told) == ("a" * 20, ["enter"])


def test_that_no_pin_is_taken_for_a_scan_but_a_code_is(scanner: Scanner, counter: Counter) -> None:
    counter.field.setEchoMode(QLineEdit.EchoMode.Password)
    send(counter.window_handle, burst("48210937", 1))
    assert (counter.field.text(), counter.told) == ("48210937", ["enter"])
    scan(counter, CODE)
    assert (counter.field.text(), counter.told[1:]) == ("48210937", [f"scan {CODE}"])


@pytest.mark.parametrize("pace", [21, 25, 34])
def test_that_keys_just_too_slow_for_a_scanner_are_typing(
    scanner: Scanner, counter: Counter, pace: int
) -> None:
    send(counter.window_handle, burst("482109", pace))
    assert (counter.field.text(), counter.told) == ("482109", ["enter"])


def test_that_a_slow_scanner_is_understood_once_it_is_set(
    scanner: Scanner, counter: Counter
) -> None:
    scanner.pace = BLUETOOTH
    scan(counter, CODE, pace_ms=40)
    assert counter.told == [f"scan {CODE}"]
    assert scanner.last_burst is not None
    assert scanner.last_burst.characters == len(CODE)
    assert scanner.last_burst.milliseconds == 40 * len(CODE)


def test_that_a_scanner_may_end_with_tab(qapp: QApplication, counter: Counter) -> None:
    counter.open()
    scanner, told = Scanner(qapp, tab_ends=True), list[str]()
    scanner.scanned.connect(told.append)
    scan(counter, CODE, ends=Qt.Key.Key_Tab)
    press(counter, "Tab")
    assert told == [CODE]
    assert counter.second.hasFocus()
    scanner.enabled = False


def test_that_nothing_is_caught_while_it_is_off(scanner: Scanner, counter: Counter) -> None:
    scanner.enabled = False
    scan(counter, CODE)
    assert (counter.field.text(), counter.told) == (CODE, ["enter"])


def test_that_keys_that_are_shortcuts_by_themselves_serve_people_only(
    scanner: Scanner, counter: Counter
) -> None:
    """Through the whole of Qt, where a shortcut is tried before the key is delivered."""
    counter.button.setFocus()
    shortcut = QShortcut(QKeySequence("1"), counter, lambda: counter.told.append("one"))
    for letter in "111111\r":
        QTest.keyClick(counter.window_handle, Qt.Key(ord(letter.replace("\r", " "))))
    counter.told.clear()
    scanner.flush()
    counter.told.clear()
    for _ in range(6):
        QTest.keyClick(counter.window_handle, Qt.Key.Key_1)
    QTest.keyClick(counter.window_handle, Qt.Key.Key_Return)
    assert counter.told == ["scan 111111"]
    QTest.keyClick(counter.window_handle, Qt.Key.Key_1)
    scanner.flush()
    assert counter.told[1:] == ["one"]
    shortcut.setEnabled(False)


def test_that_a_click_does_not_break_into_a_scan(scanner: Scanner, counter: Counter) -> None:
    strokes = burst(CODE, 8)
    send(counter.window_handle, strokes[:20])
    QTest.mouseClick(counter.window_handle, Qt.MouseButton.LeftButton)
    send(counter.window_handle, strokes[20:])
    assert counter.told == [f"scan {CODE}"]
