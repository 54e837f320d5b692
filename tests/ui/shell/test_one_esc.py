"""Esc is marked once: by the page or its notice where they have a button for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, CARD, counter
from ui.shell.screen import Go
from ui.widgets.button import Button

__all__ = ["counter", "window"]  # fixtures

ANOTHER_CARD = (
    "092085005678||Trần Văn Hùng|12031985|Nam|Khu vực 5, phường Cái Khế, Cần Thơ|01072023"
)


def _marked(window: Window) -> Sequence[str]:
    """Words of the buttons that show Esc."""
    for _turn in range(2):  # the page is turned, and the head hears of it
        QApplication.processEvents()
    return [each.text() for each in window.shell.findChildren(Button) if each.shows_esc]


def test_that_a_form_a_paper_and_a_page_of_its_own_take_esc_from_the_head(window: Window) -> None:
    dossier = window.desk.receive()
    window.seat(ANOTHER)
    window.press("F3")
    window.workplace.go(Go("dossier", dossier.id))
    assert _marked(window) == ["Quay lại"]
    window.press("Alt+B")
    assert _marked(window) == ["Thôi"]
    window.press("Esc")
    assert _marked(window) == ["Quay lại"]
    window.shell.keys_asked.emit()
    assert window.shell.page == "keys"
    back = [each for each in window.shell.findChildren(Button) if each.shows_esc]
    assert _marked(window) == ["Quay lại"]
    assert window.workplace.screens["keys"].view.isAncestorOf(back[0])
    assert window.workplace._back.isVisible()  # to be pressed all the same
    window.press("Esc")
    assert window.shell.page == "dossier"
    assert _marked(window) == ["Quay lại"]


def test_that_what_a_notice_takes_back_is_the_only_one_for_esc(window: Window) -> None:
    window.press("F3", "F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.scan(ANOTHER_CARD)
    assert _marked(window) == ["Lấy lại"]
    window.shell.show_notice(None)
    assert _marked(window) == ["Quay lại"]
