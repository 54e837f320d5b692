"""What is offered where the store could not be opened."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desk_app.domain.failure import DeskError
from desk_app.domain.releases.faults import CannotUndo
from desk_app.releases.handing_over import AGAIN
from ui.shortcuts import Keys
from ui.widgets.bars import NoticeAction

translate = QCoreApplication.translate


def way_on(
    error: DeskError, again: Callable[[], object], quit_with: Callable[[int], object]
) -> NoticeAction:
    """Another try; where another version has to open it, the program begins anew.

    Args:
        quit_with: Ends the program with an exit code.
    """
    if isinstance(error, CannotUndo) and error.again:
        words = translate("login", "Đóng rồi mở lại")
        return NoticeAction(words, lambda: quit_with(AGAIN), Keys.CONFIRM)
    return NoticeAction(translate("login", "Thử lại"), again, Keys.CONFIRM)
