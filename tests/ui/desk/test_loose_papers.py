"""Papers about a procedure, from the key to the paper on the screen, and what is kept of it."""

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from db.store import Store
from db.tables.journal import act
from desk_app.domain.acts import kinds
from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window, counter, window
from tests.ui.dossiers.counter import ANOTHER, CARD, OFFICER
from ui.screens.intake.screen import IntakeScreen

__all__ = ["counter", "window"]  # fixtures


LOOSE = [kinds.LOOSE_HANDED_OVER, kinds.LOOSE_SETTLED]


def acts(store: Store) -> list[str]:
    """The kinds of all acts, in order."""
    with store.reading.connect() as connection:
        return list(connection.execute(select(act.c.kind).order_by(act.c.n)).scalars())


def typed(window: Window, text: str) -> None:
    keyboard.type_text(window.shell, text)
    QApplication.processEvents()


def test_that_f9_opens_the_catalogue_and_ctrl_p_shows_the_sheet(
    window: Window, store: Store
) -> None:
    window.press("F9")
    assert window.shell.page == "catalogue"
    typed(window, "ho kinh doanh")
    before = acts(store)
    window.press("Return", "Ctrl+P")
    QApplication.processEvents()
    assert window.paper_lies()
    paper = window.workplace._preview.paper
    assert paper is not None
    assert (paper.title, paper.pdf[:4]) == ("Niêm yết thủ tục", b"%PDF")
    assert acts(store) == before + LOOSE


def test_that_f12_in_the_intake_shows_what_to_bring_and_receives_nothing(
    window: Window, store: Store
) -> None:
    window.scan(CARD)
    typed(window, "ho kinh doanh")
    window.press("Return", "1")
    before = acts(store)
    window.press("F12")
    QApplication.processEvents()
    paper = window.workplace._preview.paper
    assert paper is not None
    assert paper.title == "Phiếu hướng dẫn chuẩn bị hồ sơ"
    assert acts(store) == before + LOOSE
    assert window.received == []


def test_that_ctrl_enter_in_the_catalogue_opens_the_intake_with_the_procedure(
    window: Window,
) -> None:
    window.press("F9")
    typed(window, "ho kinh doanh")
    window.press("Return", "Ctrl+Return")
    assert window.shell.page == "intake"
    intake = window.workplace.screens["intake"]
    assert isinstance(intake, IntakeScreen)
    assert intake.presenter.sheet.form.procedure == "1.001612"


def test_that_a_paper_asked_for_by_one_officer_lies_over_no_other(window: Window) -> None:
    window.press("F9")
    typed(window, "ho kinh doanh")
    shown: list[tuple[object, object]] = []
    loose = window.workplace.papers.loose
    loose.shown.connect(lambda paper, by: shown.append((paper, by)))
    window.press("Return", "Ctrl+P")
    QApplication.processEvents()
    ((paper, by),) = shown
    window.press("Esc")
    assert not window.paper_lies()
    window.seat(ANOTHER)
    loose.shown.emit(paper, by)  # drawn only now, as on a slow machine
    assert not window.paper_lies()
    window.seat(OFFICER)
    loose.shown.emit(paper, by)
    assert window.paper_lies()
