"""What a page says while it is not shown waits for its officer, and is told to no other."""

from PySide6.QtWidgets import QApplication

from tests.ui.desk.test_workplace import Window, counter, window
from tests.ui.dossiers.counter import ANOTHER, OFFICER
from ui.shell.screen import Go
from ui.texts import Notice
from ui.widgets.bars import NoticeAction
from ui.widgets.button import Button

__all__ = ["counter", "window"]  # fixtures

DONE = Notice("Đã ghi “so.xlsx”.", "", done=True)


def test_that_what_a_page_says_later_waits_for_who_was_on_it(window: Window) -> None:
    window.seat(ANOTHER)
    window.press("F8", "F3")
    window.workplace.leave(locked=True)
    window.seat(OFFICER)
    window.workplace.screens["books"].notice_changed.emit(DONE, None)
    assert DONE.title not in window.said
    window.press("F8")
    QApplication.processEvents()
    assert DONE.title not in window.said
    window.workplace.leave(locked=True)
    window.seat(ANOTHER)
    window.press("F8")
    assert window.said.startswith(DONE.title)


def test_that_nobody_is_told_of_a_counter_that_was_left(window: Window) -> None:
    window.seat(ANOTHER)
    window.press("F8", "F3")
    window.workplace.screens["books"].notice_changed.emit(DONE, None)
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F8")
    assert DONE.title not in window.said


def test_that_no_sentence_of_a_page_left_is_lost_for_the_next(window: Window) -> None:
    window.seat(ANOTHER)
    window.workplace.go(Go("money"))
    page = window.workplace.screens["money"]
    window.press("F3")
    opened = Notice("Đã mở ca, tiền đầu ca 0 đ.", "", done=True)
    change = Notice("Đã thu 150.000 đ.", "Trả lại 50.000 đ.", done=True)
    late = Notice("Đã ghi biên lai.", "", done=True)
    for said in (opened, change, opened):
        page.notice_changed.emit(said, None)
    window.workplace.leave(locked=True)
    window.seat(OFFICER)
    window.workplace.go(Go("money"))
    page.taking.seat.tell(ANOTHER, late)
    assert not window.shell.notice
    window.workplace.leave(locked=True)
    window.seat(ANOTHER)
    window.workplace.go(Go("money"))
    told = window.shell.notice
    assert told is not None
    for said in (opened, change, late):
        assert f"{told.title} {told.advice}".count(f"{said.title} {said.advice}".rstrip()) == 1


def test_that_what_a_page_tells_itself_keeps_its_action_beside_what_waited(window: Window) -> None:
    window.seat(ANOTHER)
    window.workplace.go(Go("money"))
    page = window.workplace.screens["money"]
    window.press("F3")
    page.notice_changed.emit(DONE, None)
    window.workplace.leave(locked=True)
    window.seat(OFFICER)
    window.workplace.go(Go("money"))
    asked: list[str] = []
    give_out = NoticeAction("Trả cho LAN", lambda: asked.append("return"))
    page.taking.seat.tell(ANOTHER, Notice("Đã thu 150.000 đ.", "", done=True), give_out)
    window.workplace.leave(locked=True)
    window.seat(ANOTHER)
    window.workplace.go(Go("money"))
    found = [each for each in window.shell.findChildren(Button) if each.isVisible()]
    (button,) = [each for each in found if each.text() == "Trả cho LAN"]
    button.click()
    assert asked == ["return"]
