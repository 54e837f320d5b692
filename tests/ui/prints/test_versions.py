"""The page of a dossier's papers: what is in use, looked at, printed again, issued anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel

from db.queries.timeline import DossierView
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import FormNotHeld, StoreUnwritable
from desk_app.domain.ids import DossierId
from desk_app.wiring.drawing import PaperHistory
from tests.builders import LEADER
from tests.ui import keyboard
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER
from tests.ui.inline import Inline
from tests.ui.prints.conftest import PrintingWindow
from ui.news import DossiersChanged, News
from ui.printing.printers import Stage
from ui.screens.versions.presenter import VersionsPresenter, VersionsState
from ui.screens.versions.view import VersionsView
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


def test_that_after_one_paper_the_next_is_issued_anew_for_the_same_reason(
    window: PrintingWindow, work: Work
) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    due_moves(window, work, dossier)
    the_page(window, dossier)
    view = type_a_reason(window, " so 118")
    window.press("Ctrl+Return")
    assert window.said == (
        "Đã cấp lại: Giấy tiếp nhận hồ sơ và hẹn trả kết quả. "
        "Còn giấy hồ sơ đã đổi: Phiếu hẹn trả kết quả."
    )
    assert view.current is not None
    assert (view.current.form, view.current.changed) == ("appointment_slip", True)
    assert view.ground.text() == f"{GROUND} so 118"
    printed = len(window.tray)
    window.press("Ctrl+Return")
    assert len(window.tray) == printed, "nobody has read what is next"
    window.desk.clock.forward(timedelta(seconds=3))
    window.press("Ctrl+Return")
    assert window.tray[printed:] == ["quay-2"]
    assert window.said.rstrip() == "Đã cấp lại: Phiếu hẹn trả kết quả."
    assert (view.current.form, view.current.in_use) == ("appointment_slip", True)
    assert view.ground.text() == ""


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
    assert course[0].title == "Xem trước Giấy tiếp nhận hồ sơ và hẹn trả kết quả"


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


def type_a_reason(window: PrintingWindow, words: str) -> VersionsView:
    view: VersionsView = window.workplace.screens["versions"].view
    view.ground.setFocus()
    keyboard.type_text(window.shell, words)
    return view


def test_that_a_reason_stays_while_its_paper_is_still_on_its_way(window: PrintingWindow) -> None:
    window.printers.stage = Stage.WAITING
    dossier = window.take_in()
    the_page(window, dossier)
    view = type_a_reason(window, "sai ten")
    window.press("Ctrl+Return")
    assert view.ground.text() == "sai ten"
    assert not view.reissue.busy
    window.printers.stage = Stage.PRINTED
    window.workplace.papers.queue.ask_printers()
    window.press("Ctrl+Return")
    assert view.ground.text() == ""
    assert not view.reissue.busy
    assert any("lý do: sai ten" in row.state for row in state_of(window).rows)


def test_that_a_reason_is_put_off_with_its_paper(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    the_page(window, dossier)
    view = type_a_reason(window, "sai ten")
    window.press("Shift+F9", "Ctrl+Return")
    assert view.ground.text() == ""
    assert window.workplace.papers.queue.jobs[0].order.reissue == "sai ten"
    assert window.said.startswith("Sẽ cấp lại khi in: Giấy tiếp nhận")


def test_that_the_next_officer_does_not_inherit_a_reason(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    the_page(window, dossier)
    view = type_a_reason(window, "sai ten")
    window.workplace.leave()
    window.seat(ANOTHER)
    the_page(window, dossier)
    assert view.ground.text() == ""


def test_that_a_form_that_cannot_be_read_does_not_hide_the_others(window: PrintingWindow) -> None:
    dossier = window.take_in()
    window.workplace.papers.queue.ask_printers()
    office = window.desk.office

    def history(of: DossierId, form: str) -> PaperHistory:
        if form == "receipt":
            raise FormNotHeld("tt-09-2031")
        return office.papers.history(of, form)

    papers = replace(office.papers, history=history)
    presenter = VersionsPresenter(replace(office, papers=papers), Inline(), News())
    presenter.enter(dossier.id, OFFICER)
    first, *others = presenter.state.rows
    assert first.state.startswith("không đọc được, vì: ")
    assert others
    view = VersionsView()
    view.render_state(presenter.state)
    assert not view.print.isEnabled()
    view.table.go_to(1)
    assert view.print.isEnabled()


def test_that_a_page_that_cannot_be_read_says_so(window: PrintingWindow) -> None:
    office = window.desk.office

    def dossier(_of: DossierId) -> DossierView:
        raise StoreUnwritable("locked")

    reading = replace(office.reading, dossier=dossier)
    presenter = VersionsPresenter(replace(office, reading=reading), Inline(), News())
    presenter.enter(window.take_in().id, OFFICER)
    assert presenter.state.failure is not None
    view = VersionsView()
    view.render_state(presenter.state)
    words = [label.text() for label in view.findChildren(QLabel)]
    assert "Không đọc được các bản đã in" in words
