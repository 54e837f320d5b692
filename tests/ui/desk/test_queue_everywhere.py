"""The queue from the whole window: its page by a key, the next visitor from any page."""

from desk_app.documents.kinds import QUEUE_TICKET
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import AT_THE_TILL, counter
from ui.paper_desk import form_title

__all__ = ["counter", "window"]  # fixtures


def test_that_a_number_is_drawn_printed_and_called_while_another_page_is_shown(
    window: Window,
) -> None:
    shown: list[str] = []
    window.workplace.papers.loose.shown.connect(lambda paper, _by: shown.append(paper.title))
    window.press("Shift+F7", "Alt+1")
    assert window.shell.page == "queue"
    assert shown == [form_title(QUEUE_TICKET)]
    window.press("Esc", "F2", "Alt+I")
    assert window.shell.page == "intake"
    assert "Mời số A001" in window.said
    dossier = window.take_in()
    assert dossier.visit_wait is not None
    assert dossier.visit_wait.ticket == "A001"


def test_that_nobody_is_called_from_a_locked_desk_or_by_who_may_not(window: Window) -> None:
    window.press("Shift+F7", "Alt+1")
    window.workplace.leave()
    window.press("Alt+I")
    assert "Mời" not in window.said
    window.seat(AT_THE_TILL)
    window.press("Alt+I")
    assert "Vai trò" in window.said
