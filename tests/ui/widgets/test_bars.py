from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.pictures import settle
from ui.shortcuts import Keys
from ui.texts import Notice
from ui.widgets.bars import NoticeAction, NoticeBar, Said, in_one
from ui.widgets.button import Button
from ui.widgets.day_strip import DayStrip, Part, StripDay
from ui.widgets.labels import CodeLabel, Fact, MoneyLine

LONG = "Tắt bộ gõ tiếng Việt rồi quét lại; nếu vẫn không được, gõ mã vào ô tìm ở trên. " * 3


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    window.resize(800, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    bar = NoticeBar(window)
    lines = window.layout()
    assert isinstance(lines, QVBoxLayout)
    lines.addWidget(bar)
    lines.addStretch(1)
    return bar


def test_that_a_notice_is_acted_on_by_its_key(bar: NoticeBar, window: QWidget) -> None:
    done: list[str] = []
    action = NoticeAction("Quét lại", lambda: done.append("again"), Keys.BACK)
    bar.show_notice(Notice("Mã quét bị hỏng.", "Tắt bộ gõ rồi quét lại."), action)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert done == ["again"]


def test_that_the_key_of_a_notice_goes_with_it(bar: NoticeBar, window: QWidget) -> None:
    done: list[str] = []
    for word in ("first", "second"):
        action = NoticeAction("In lại", lambda word=word: done.append(word), Keys.PRINT)  # type: ignore[misc]  # the default binds word
        bar.show_notice(Notice("Máy in hết giấy.", "Thêm giấy."), action)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bar.clear()
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert done == ["second"]
    assert not bar.isVisible()


def test_that_a_notice_without_an_act_has_no_button(bar: NoticeBar) -> None:
    bar.show_notice(Notice("Đang làm việc ngoại tuyến.", "Mọi việc vẫn được lưu.", grave=False))
    assert not bar.action.isVisible()
    assert bar.accessibleName().startswith("Đang làm việc ngoại tuyến.")


def test_that_a_long_notice_grows_instead_of_being_cut(bar: NoticeBar, window: QWidget) -> None:
    bar.show_notice(Notice("Mã quét bị hỏng.", "Tắt bộ gõ."))
    settle(window)
    short = bar.height()
    bar.show_notice(Notice("Mã quét bị hỏng.", LONG))
    settle(window)
    assert bar.height() > short


def test_that_what_is_written_in_a_notice_is_text_and_not_markup(bar: NoticeBar) -> None:
    bar.show_notice(Notice("Mã <b>lạ</b>.", "Quét lại."))
    assert "&lt;b&gt;" in bar.findChildren(QLabel)[0].text()


DONE = Notice("Đã thu 8.000 đ.", "Trả lại 12.000 đ.", done=True)
GONE = Notice("Không tìm thấy máy in Nhiet 1.", "Bật máy in rồi in lại.")


def lines_of(bar: NoticeBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_that_what_joins_a_notice_stands_below_it_in_the_graver_tone(
    bar: NoticeBar, window: QWidget
) -> None:
    done: list[str] = []
    bar.show_notice(DONE, NoticeAction("Trả kết quả", lambda: done.append("return"), Keys.RETURN))
    later = NoticeAction("Để in sau", lambda: done.append("later"), Keys.PRINT_LATER)
    bar.join("printer", GONE, later)
    bar.join("printer", GONE, later)
    assert bar.notice is not None
    assert (bar.notice.title, bar.notice.grave) == (DONE.title, True)
    assert bar.notice.advice == f"{DONE.advice}\n{GONE.title} {GONE.advice}"
    first, second = lines_of(bar)
    assert DONE.advice in first
    assert GONE.advice in second
    buttons = [button.text() for button in bar.findChildren(Button) if button.isVisible()]
    assert buttons == ["Trả kết quả", "Để in sau"]
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert done == ["later", "return"]
    bar.take_away("printer")
    assert bar.notice == DONE
    assert len(lines_of(bar)) == 1
    bar.join("printer", GONE)
    bar.show_notice(DONE)
    assert bar.notice == DONE, "the next act is told alone"


def test_that_a_low_window_has_room_for_what_happened_and_shows_the_rest_under_the_mouse(
    bar: NoticeBar, window: QWidget, qapp: QApplication
) -> None:
    theme.dress(window)
    bar.show_notice(DONE)
    bar.join("printer", GONE)
    settle(window)
    high = bar.height()
    theme.set_compact(qapp, True)
    settle(window)
    assert bar.height() <= high
    (line,) = lines_of(bar)
    assert DONE.advice in line
    assert GONE.title in line
    assert GONE.advice not in line
    assert GONE.advice in bar.findChildren(QLabel)[0].toolTip()


def test_that_in_a_low_window_two_sentences_with_one_key_have_one_button(
    bar: NoticeBar, window: QWidget, qapp: QApplication
) -> None:
    theme.dress(window)
    done: list[str] = []
    later = NoticeAction("Để in sau", lambda: done.append("later"), Keys.PRINT_LATER)
    bar.show_notice(Notice("Đã trả kết quả.", "", done=True))
    for printer in ("quay-1", "quay-2"):
        bar.join(printer, Notice(f"Không tìm thấy máy in {printer}.", "Bật máy in."), later)
    theme.set_compact(qapp, True)
    settle(window)
    offered = [each.text() for each in bar.findChildren(Button) if each.isVisible()]
    assert offered == ["Để in sau"]
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert done == ["later"]


def days(count: int) -> list[StripDay]:
    return [StripDay(date(2026, 11, 2 + n), Part.COUNTED, n) for n in range(count)]


@pytest.mark.parametrize(("count", "seen"), [(0, False), (3, True), (7, True), (8, False)])
def test_that_the_strip_shows_up_to_seven_days(count: int, seen: bool, window: QWidget) -> None:
    strip = DayStrip(window)
    strip.show_days(days(count))
    assert strip.isVisibleTo(window) is seen


def test_that_the_strip_gives_way_in_a_small_window(window: QWidget, qapp: QApplication) -> None:
    strip = DayStrip(window)
    strip.show_days(days(3))
    theme.dress(window)
    theme.set_compact(qapp, True)
    assert not strip.isVisibleTo(window)


def test_that_the_strip_reads_as_days_and_words(window: QWidget) -> None:
    strip = DayStrip(window)
    strip.show_days(
        [
            StripDay(date(2026, 11, 20), Part.RECEIVED),
            StripDay(date(2026, 11, 21), Part.OFF),
            StripDay(date(2026, 11, 23), Part.COUNTED, 1),
            StripDay(date(2026, 11, 24), Part.DUE, 2),
        ]
    )
    assert strip.accessibleName() == "20/11 nhận, 21/11 nghỉ, 23/11 ngày 1, 24/11 trả"


def test_that_facts_codes_and_sums_read_as_one(qtbot: QtBot) -> None:
    fact, code = Fact("Ngày sinh", "05/02/2004"), CodeLabel("H13.45.12-261120-0037")
    line = MoneyLine("Lệ phí", 150_000)
    for widget in (fact, code, line):
        qtbot.addWidget(widget)
    assert fact.accessibleName() == "Ngày sinh: 05/02/2004"
    assert code.accessibleName() == "H13.45.12-261120-0037"
    assert line.accessibleName() == "Lệ phí: 150.000 đ"


@pytest.mark.parametrize(
    ("notice", "ground"),
    [
        (Notice("Mất mạng.", "Thử lại."), "late_tint"),
        (Notice("Còn thiếu.", "Xem lại.", grave=False), "look_tint"),
        (Notice("Đã lưu.", "", done=True), "surface"),
    ],
)
def test_that_only_what_wants_care_is_coloured(bar: NoticeBar, notice: Notice, ground: str) -> None:
    theme.dress(bar.window())
    bar.show_notice(notice)
    settle(bar)
    picture = bar.grab().toImage()
    assert picture.pixelColor(picture.width() - 3, 3) == theme.color(ground)


def test_that_what_is_said_on_lines_of_their_own_is_seen_whole(bar: NoticeBar) -> None:
    said = "Đã thu. Trả lại 50.000 đ.{0}Đã mở ca.{0}Đã chốt ca.{0}Đã thu."
    heights = []
    for between in (" ", "\n"):
        bar.show_notice(Notice("Chưa in được.", said.format(between)))
        heights.append(bar.heightForWidth(bar.width()))
    assert heights[1] > heights[0]


def told_together(done: list[str]) -> Said:
    """Two takings, a closed shift and a remark on both, as they wait for who was away."""

    def offer(words: str, key: Keys | None = None) -> NoticeAction:
        return NoticeAction(words, lambda: done.append(words), key)

    two = in_one(
        (
            (Notice("Đã thu 150.000 đ của LAN.", "", done=True), offer("Trả LAN", Keys.RETURN)),
            (Notice("Chưa chốt được ca.", "Đếm lại."), None),
        )
    )
    late = (Notice("Đã thu 8.000 đ của BẢO.", "", done=True), offer("Trả BẢO", Keys.RETURN))
    return in_one((two, late))


def test_that_each_of_several_sentences_has_its_button_on_its_line(
    bar: NoticeBar, window: QWidget
) -> None:
    done: list[str] = []
    bar.show_notice(*told_together(done))
    settle(window)
    buttons = [each for each in bar.findChildren(Button) if each.isVisible()]
    words = [each for each in bar.findChildren(QLabel) if each.isVisible()]
    assert [button.text() for button in buttons] == ["Trả LAN", "Trả BẢO"]
    assert [label.text().partition("của ")[2] for label in words] == ["", "LAN.", "BẢO."]
    for button, label in zip(buttons, words[1:], strict=True):
        line = button.mapTo(bar, button.rect().center()).y()
        assert label.mapTo(bar, label.rect().topLeft()).y() < line
        assert line < label.mapTo(bar, label.rect().bottomLeft()).y()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["Trả LAN", "Trả BẢO"]


def test_that_of_two_sentences_with_one_key_the_upper_has_it(
    bar: NoticeBar, window: QWidget
) -> None:
    done: list[str] = []
    bar.show_notice(*told_together(done))
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert done == ["Trả LAN"]


def test_that_a_notice_after_several_told_together_has_one_line_again(
    bar: NoticeBar, window: QWidget
) -> None:
    bar.show_notice(Notice("Mã quét bị hỏng.", "Tắt bộ gõ."))
    settle(window)
    one = bar.height()
    bar.show_notice(*told_together([]))
    settle(window)
    assert bar.height() > one
    bar.show_notice(Notice("Mã quét bị hỏng.", "Tắt bộ gõ."))
    settle(window)
    assert bar.height() == one
    assert not [each for each in bar.findChildren(Button) if each.isVisible()]
