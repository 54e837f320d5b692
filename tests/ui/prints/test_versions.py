"""The page of a dossier's papers: what is in use, looked at, printed again, issued anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.dossier import Dossier
from tests.builders import LEADER
from tests.ui import keyboard
from tests.ui.dossiers.counter import AT_THE_TILL
from tests.ui.prints.conftest import PrintingWindow
from ui.news import DossiersChanged
from ui.screens.versions.presenter import VersionsState
from ui.shell.screen import Go

Work = Callable[[], UnitOfWork]
GROUND = "Cơ quan thuế xin thêm ngày"


def the_page(window: PrintingWindow, dossier: Dossier) -> VersionsState:
    window.workplace.go(Go("dossier", dossier.id))
    QApplication.processEvents()
    window.press("Shift+F11")
    assert window.shell.page == "versions"
    return state_of(window)


def state_of(window: PrintingWindow) -> VersionsState:
    state: VersionsState = window.workplace.screens["versions"].presenter.state
    return state


def due_moves(window: PrintingWindow, work: Work, dossier: Dossier) -> None:
    assert dossier.due.at is not None
    after = replace(dossier.due, at=dossier.due.at + timedelta(days=3))
    with work() as tx:
        tx.journal.write(
            kinds.DUE_CHANGED,
            Subject(SubjectKind.DOSSIER, dossier.id),
            due_changed_body(dossier.due, after, GROUND, "viet-nam-2026"),
            by=LEADER,
            at=window.desk.clock(),
        )
        tx.commit()
    window.workplace.news.tell(DossiersChanged(frozenset({dossier.id})))
    QApplication.processEvents()


def test_that_two_keys_print_the_receipt_again(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    window.scan(str(dossier.code))
    window.press("Ctrl+P")
    assert window.tray == ["quay-1", "quay-2", "quay-1"]


def test_that_a_correction_is_proposed_with_its_ground_and_printed_by_one_key(
    window: PrintingWindow, work: Work
) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    due_moves(window, work, dossier)
    rows = the_page(window, dossier).rows
    assert {row.form for row in rows if row.changed} == {"receipt", "appointment_slip"}
    assert {row.state for row in rows if not row.changed} == {"chưa in"}
    view = window.workplace.screens["versions"].view
    assert view.ground.text() == GROUND
    window.press("Ctrl+Return")
    receipts = [row for row in state_of(window).rows if row.form == "receipt"]
    assert [row.in_use for row in receipts] == [True, False]
    assert not receipts[0].changed
    assert f"cấp lại lần 1, lý do: {GROUND}" in receipts[0].state
    assert "đã thay" in receipts[1].state
    assert window.tray[-1] == "quay-1"


def test_that_a_correction_without_a_reason_is_refused_with_a_word(
    window: PrintingWindow,
) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    the_page(window, dossier)
    printed = len(window.tray)
    window.press("Ctrl+Return")
    assert "Chưa có lý do cấp lại" in window.said
    assert len(window.tray) == printed
    view = window.workplace.screens["versions"].view
    view.ground.setFocus()
    keyboard.type_text(window.shell, "sai ten")
    window.press("Ctrl+Return")
    assert len(window.tray) == printed + 1
    assert view.ground.text() == ""


def test_that_printing_again_prints_the_version_in_use(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    the_page(window, dossier)
    window.press("Ctrl+P")
    assert state_of(window).rows[0].prints == "2"
    assert sum(row.form == "receipt" for row in state_of(window).rows) == 1


def test_that_a_look_at_a_version_is_recorded_and_told_in_the_course(
    window: PrintingWindow,
) -> None:
    dossier = window.take_in()
    the_page(window, dossier)
    window.press("Return")
    assert window.paper_lies()
    shown = window.workplace._preview.paper
    assert shown is not None
    assert shown.file is None
    assert window.desk.kinds(dossier)[-1] == kinds.PREVIEWED
    window.press("Esc", "Esc")
    assert window.shell.page == "dossier"
    course = window.workplace.screens["dossier"].presenter.state.course
    assert course[0].title == "Xem trước Giấy tiếp nhận, Mẫu 01"


def test_that_a_dossier_that_changed_says_so_beside_its_paper(
    window: PrintingWindow, work: Work
) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    due_moves(window, work, dossier)
    window.workplace.go(Go("dossier", dossier.id))
    QApplication.processEvents()
    papers = window.workplace.screens["dossier"].presenter.state.papers
    assert all("hồ sơ đã đổi sau bản này" in line.state for line in papers.prints)


def test_that_who_may_not_print_may_look(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    the_page(window, dossier)
    printed = len(window.tray)
    window.press("Ctrl+P", "Ctrl+Return")
    assert len(window.tray) == printed
    window.press("Return")
    assert window.paper_lies()
