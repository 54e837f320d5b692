"""Several procedures of one visitor: received one by one, printed together at the end."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier, ReturnWay
from tests.documents.reading import text_of
from tests.ui import keyboard
from tests.ui.dossiers.counter import ANOTHER, CARD, STRANGER
from tests.ui.prints.conftest import PrintingWindow
from ui.printing.orders import PrintStage


def fill_in(window: PrintingWindow, *keys: str) -> None:
    """The procedure and all its papers; the person is there already."""
    keyboard.type_text(window.shell, "1.001612")
    QCoreApplication.processEvents()
    window.press("Return", "Ctrl+G", *keys)


def a_visit(window: PrintingWindow) -> list[Dossier]:
    """Two procedures received, a third to come."""
    window.press("F2")
    window.scan(CARD)
    fill_in(window, "Shift+F2")
    fill_in(window, "Shift+F2")
    return window.received[-2:]


def test_that_one_key_keeps_the_visitor_for_another_procedure(window: PrintingWindow) -> None:
    first, second = a_visit(window)
    assert first.applicant == second.applicant
    assert first.code != second.code
    assert "hồ sơ thứ 2 của lượt này" in window.said
    form = window.workplace.screens["intake"].presenter.sheet.form
    assert (form.visitor.name, form.procedure) == (first.applicant.name, "")


def test_that_the_papers_of_a_visit_are_printed_together_and_in_order(
    window: PrintingWindow,
) -> None:
    a_visit(window)
    assert window.tray == []
    fill_in(window, "Ctrl+Return")
    codes = [str(dossier.code) for dossier in window.received]
    assert len(codes) == 3
    names = [paper.name for paper in window.printers.tray]
    assert [name.partition("_")[0] for name in names] == [code for code in codes for _ in (1, 2)]
    lines = [job.order.visit_line for job in reversed(window.workplace.papers.queue.jobs)]
    assert lines[0] == f"Hồ sơ 1/3 của một lượt nộp, cùng các mã: {codes[1]}, {codes[2]}"
    assert lines[-1] == f"Hồ sơ 3/3 của một lượt nộp, cùng các mã: {codes[0]}, {codes[1]}"
    assert "Hồ sơ 2/3 của một lượt nộp" in text_of(window.printers.tray[2].pdf)


def test_that_a_single_dossier_has_no_line_of_a_visit(window: PrintingWindow) -> None:
    window.take_in()
    assert {job.order.visit_line for job in window.workplace.papers.queue.jobs} == {""}


def test_that_confirming_an_untouched_form_ends_the_visit(window: PrintingWindow) -> None:
    a_visit(window)
    window.press("Ctrl+Return")
    assert len(window.received) == 2
    assert window.tray == ["quay-1", "quay-2"] * 2
    assert window.workplace.screens["intake"].presenter.sheet.form.is_blank
    assert "2 hồ sơ" in window.said


def test_that_the_key_for_a_new_visitor_ends_the_visit_and_says_so(
    window: PrintingWindow,
) -> None:
    a_visit(window)
    window.press("Ctrl+F1")
    assert window.tray == ["quay-1", "quay-2"] * 2
    assert window.said.startswith("Giấy của cả lượt đã đưa đi in: 2 hồ sơ.")
    assert "Đã cất" not in window.said
    state = window.workplace.screens["intake"].presenter.sheet.state
    assert (state.form.is_blank, state.aside, state.waiting) == (True, (), ())


def test_that_a_new_visitor_while_another_procedure_is_begun_puts_that_aside_and_prints(
    window: PrintingWindow,
) -> None:
    first, _second = a_visit(window)
    fill_in(window)
    window.press("Ctrl+F1")
    assert window.tray == ["quay-1", "quay-2"] * 2
    assert window.said.startswith("Đã cất phần đang nhập; lấy lại: Esc.")
    assert "Giấy của cả lượt đã đưa đi in: 2 hồ sơ." in window.said
    state = window.workplace.screens["intake"].presenter.sheet.state
    assert state.aside == (first.applicant.name,)


def test_that_the_next_visitor_ends_the_visit(window: PrintingWindow) -> None:
    a_visit(window)
    window.scan(STRANGER)
    assert window.tray == ["quay-1", "quay-2"] * 2


def test_that_a_visit_that_never_ends_waits_in_the_print_list(window: PrintingWindow) -> None:
    first, _second = a_visit(window)
    assert window.desk.kinds(first).count(kinds.PRINT_POSTPONED) == 2
    window.workplace.leave()
    window.seat(ANOTHER)
    window.press("F2")
    QApplication.processEvents()
    assert window.tray == []
    stages = [job.stage for job in window.workplace.papers.queue.jobs]
    assert stages == [PrintStage.POSTPONED] * 4


def test_that_a_form_that_is_refused_goes_nowhere(window: PrintingWindow) -> None:
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    QCoreApplication.processEvents()
    window.press("Return", "Shift+F2")
    assert window.received == []
    window.press("Ctrl+G", "Ctrl+Return")
    assert window.tray == ["quay-1", "quay-2"]


def test_that_another_way_of_the_result_alone_is_no_other_procedure(
    window: PrintingWindow,
) -> None:
    a_visit(window)
    intake = window.workplace.screens["intake"]
    intake.view.slip.ways.chosen.emit(ReturnWay.POST)
    assert intake.view.slip.confirm.text() == "In cả lượt (2 hồ sơ)"
    window.press("Ctrl+Return")
    assert len(window.received) == 2
    assert window.tray == ["quay-1", "quay-2"] * 2
    assert intake.presenter.sheet.form.is_blank


def test_that_the_slip_says_what_waits_for_the_end_of_the_visit(window: PrintingWindow) -> None:
    first, second = a_visit(window)
    slip = window.workplace.screens["intake"].view.slip
    said = " ".join(label.text() for label in slip.findChildren(QLabel))
    assert f"Chờ in khi hết lượt: {first.code}, {second.code}" in said
    fill_in(window)
    assert slip.confirm.text() == "Tiếp nhận và in"  # another procedure was begun
    window.press("Ctrl+Return")
    said = " ".join(label.text() for label in slip.findChildren(QLabel))
    assert "Chờ in" not in said
    assert len(window.tray) == 6


def test_that_papers_put_off_at_the_end_of_a_visit_are_said_to_wait(
    window: PrintingWindow,
) -> None:
    a_visit(window)
    window.press("Shift+F9", "Ctrl+Return")
    assert window.tray == []
    assert "để in sau" in window.said
