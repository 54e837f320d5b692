"""Scans that pass through an input method on their way, and machines that were busy."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_app.domain.codes.scan import DamagedScan, read_scan
from tests.fakes import FakeClock
from tests.ui.scanner.strokes import Counter, compose, key
from ui.scanner import Scanner

CODE = "H13.45.12-261122-0001"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def counter(qapp: QApplication) -> Iterator[Counter]:
    counter = Counter()
    counter.open()
    yield counter
    counter.close()


@pytest.fixture
def scanner(qapp: QApplication, counter: Counter, clock: FakeClock) -> Iterator[Scanner]:
    scanner = Scanner(qapp, now=clock)
    scanner.scanned.connect(counter.told.append)
    yield scanner
    scanner.enabled = False


def test_that_keys_without_a_time_of_their_own_are_timed_on_arrival(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    for letter in f"{CODE}\r":
        key(counter.window_handle, letter)
        clock.pass_ms(9)
    assert (counter.told, counter.field.text()) == ([CODE], "")
    for letter in f"{CODE}\r":
        clock.pass_ms(90)
        key(counter.window_handle, letter)
    assert counter.field.text() == CODE


def test_that_a_scan_composed_by_an_input_method_arrives_as_one_text(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    """A card through Telex: words are composed, figures and bars pass as keys."""
    for letter in "092304001234||":
        key(counter.window_handle, letter)
        clock.pass_ms(8)
    for composing in ("N", "NG", "NGU", "NGUY"):
        compose("", preedit=composing)
        clock.pass_ms(8)
    compose("NGUỸ")
    key(counter.window_handle, "|")
    clock.pass_ms(8)
    key(counter.window_handle, "\r")
    assert counter.told == ["092304001234||NGUỸ|"]
    assert read_scan(counter.told[0]) == DamagedScan(counter.told[0])
    assert counter.field.text() == ""


def test_that_corrections_by_backspace_are_part_of_the_scan(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    """How input methods on Windows write: they take back what they have let through."""
    for letter in "00000A\bÁ1\r":
        key(counter.window_handle, letter)
        clock.pass_ms(8)
    assert (counter.told, counter.field.text()) == (["00000Á1"], "")


def test_that_corrections_by_replacing_are_part_of_the_scan(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    for letter in "00000a":
        key(counter.window_handle, letter)
        clock.pass_ms(8)
    compose("á", cut=1)
    key(counter.window_handle, "\r")
    assert counter.told == ["00000á"]


def test_that_characters_given_by_number_are_part_of_the_scan(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    """Alt and figures, as scanners write Vietnamese on Windows; Alt+1 is a filter elsewhere."""
    by_number = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    for letter in "NGUY":
        key(counter.window_handle, letter)
        clock.pass_ms(8)
    for figure in "7876":
        key(counter.window_handle, figure, modifiers=by_number)
        clock.pass_ms(4)
    for letter in "ỄN\r":
        key(counter.window_handle, letter)
        clock.pass_ms(8)
    assert (counter.told, counter.field.text()) == (["NGUYỄN"], "")


def test_that_a_word_finished_by_enter_is_a_persons(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    for composing in ("N", "Ng", "Ngu", "Nguy", "Nguyê", "Nguyễ", "Nguyễn"):
        compose("", preedit=composing)
        clock.pass_ms(120)
    compose("Nguyễn")
    key(counter.window_handle, "\r")
    assert (counter.field.text(), counter.told) == ("Nguyễn", ["enter"])


def test_that_composed_text_and_keys_keep_their_order(
    scanner: Scanner, counter: Counter, clock: FakeClock
) -> None:
    key(counter.window_handle, "a")
    compose("ễ")
    key(counter.window_handle, "n")
    scanner.flush()
    assert counter.field.text() == "aễn"


def test_that_a_busy_program_does_not_tear_a_scan_apart_on_windows(
    qapp: QApplication, counter: Counter, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a key is stamped when the program gets round to it."""
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.platformName", lambda: "windows")
    scanner = Scanner(qapp, now=clock)
    scanner.scanned.connect(counter.told.append)
    for place, letter in enumerate(f"{CODE}\r"):
        clock.pass_ms(200 if place == 9 else 1)
        key(counter.window_handle, letter, at=round(clock() * 1000))
    assert (counter.told, counter.field.text()) == ([CODE], "")
    scanner.enabled = False
