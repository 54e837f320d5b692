"""The print list by keys: what waits, what failed, and what an officer does about it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts import kinds
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, an_officer
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER
from tests.ui.printing.test_print_queue import left_over
from tests.ui.prints.conftest import PrintingWindow
from ui import theme
from ui.paper_desk import BUNDLE
from ui.printing.orders import PrintStage
from ui.printing.printers import Stage
from ui.screens.prints.rows import Act
from ui.workplace import Workplace


def test_that_the_bundle_of_an_intake_goes_to_the_printer_of_each_paper(
    window: PrintingWindow,
) -> None:
    window.take_in()
    assert window.tray == ["quay-1", "quay-2"]
    assert [paper.copies for paper in window.printers.tray] == [2, 1]


def test_that_the_office_says_which_papers_belong_to_the_bundle(window: PrintingWindow) -> None:
    admin = an_officer(LEADER, Role.ADMIN)
    window.desk.office.keeping.set_setting(BUNDLE, ["appointment_slip", "of 2031"], admin)
    window.workplace.papers.read_bindings()
    window.take_in()
    assert window.tray == ["quay-2"]


def test_that_one_key_leads_to_the_list_from_anywhere(window: PrintingWindow) -> None:
    window.printers.stage = Stage.WAITING
    window.take_in()
    window.press("Shift+F12")
    assert window.shell.page == "prints"
    assert window.lines == [
        ("Phiếu", "Đã gửi, chưa thấy ra"),
        ("Giấy", "Đã gửi, chưa thấy ra"),
    ]
    window.press("Esc")
    assert window.shell.page == "intake"


def test_that_a_row_is_as_high_as_the_name_in_it(window: PrintingWindow) -> None:
    window.take_in()
    window.press("Shift+F12")
    screen = window.workplace.screens["prints"]
    table, state = screen.view.table, screen.presenter.state
    short, long = state.rows[0], replace(state.rows[1], about="công ty " * 40)
    screen.view.render_state(replace(state, rows=(short, long)))
    QApplication.processEvents()
    for row in (0, 1):
        cells = table.model().cells(row)
        assert table.rowHeight(row) >= table.cell_delegate.height_of(cells)
    assert table.rowHeight(1) > table.rowHeight(0)


def test_that_enter_prints_again_what_failed(window: PrintingWindow) -> None:
    window.printers.plugged_in = ["quay-2"]
    window.take_in()
    assert "Không tìm thấy máy in quay-1" in window.said
    window.press("Shift+F12")
    assert window.lines[0] == ("Giấy", "Không in được")
    window.printers.plugged_in = ["quay-1", "quay-2"]
    window.press("Return")
    assert window.tray == ["quay-2", "quay-1"]


def test_that_enter_held_down_prints_once(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    window.take_in()
    window.press("Shift+F12")
    window.printers.plugged_in = ["quay-1", "quay-2"]
    table = window.workplace.screens["prints"].view.table
    for repeated in (False, True, True):
        key = (QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(table, QKeyEvent(*key, "\r", repeated))
        QApplication.processEvents()
    assert len(window.tray) == 1
    assert window.shell.page == "prints"


def test_that_a_key_pressed_twice_does_nothing_to_the_next_paper(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    window.take_in()
    window.take_in()
    window.press("Shift+F12")
    window.workplace.screens["prints"].view.moved_on.setInterval(600_000)  # a slow machine
    window.printers.plugged_in = ["quay-1", "quay-2"]
    window.press("Return", "Return")
    assert len(window.tray) == 1
    window.press("Down", "5", "5")
    assert [state for _, state in window.lines].count("Không in được") == 2


def test_that_after_an_act_the_next_paper_is_the_current_one(window: PrintingWindow) -> None:
    window.printers.stage = Stage.WAITING
    window.take_in()
    window.take_in()
    window.press("Shift+F12")
    view = window.workplace.screens["prints"].view
    in_order = [row.job for row in window.workplace.screens["prints"].presenter.state.rows]
    for job in in_order[:-1]:
        assert view.current.job == job
        view.moved_on.stop()  # nobody presses it twice by mistake so late
        window.press("2")
    assert view.current.job == in_order[-1]
    assert [state for _, state in window.lines] == ["Đã gửi, chưa thấy ra"] + ["Đã in"] * 3


def test_that_a_paper_that_went_by_itself_leaves_none_for_the_key_meant_for_it(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    window.take_in()
    window.press("Shift+F12")
    view, queue = window.workplace.screens["prints"].view, window.workplace.papers.queue
    queue.drop(view.current.job, OFFICER)
    QApplication.processEvents()
    assert view.current is None
    window.press("5")
    assert len(window.lines) == 1


def test_that_one_key_takes_another_printer_the_fallback_first(window: PrintingWindow) -> None:
    receipt = {"printer": "quay-1", "copies": 1, "paper": "A4", "fallback": "quay-3"}
    window.bind(receipt=receipt)
    window.printers.refuses, window.printers.refusing = "not_accepting", {"quay-1", "quay-3"}
    window.take_in()
    assert window.tray == []
    assert "in ở máy khác, từ danh sách in (Shift+F12)" in window.said
    window.press("Shift+F12")
    window.press("1")
    assert window.tray == ["quay-2"]


def test_that_without_another_printer_a_paper_is_opened_as_a_pdf_and_no_other_is_spoken_of(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = ["quay-1"]
    window.bind(receipt={"printer": "quay-1"})
    window.desk.office.keeping.set_setting(BUNDLE, ["receipt"], an_officer(LEADER, Role.ADMIN))
    window.workplace.papers.read_bindings()
    window.printers.refuses, window.printers.refusing = "not_accepting", {"quay-1"}
    window.take_in()
    assert "mở tệp PDF, từ danh sách in (Shift+F12)" in window.said
    assert "máy khác" not in window.said
    window.press("Shift+F12")
    assert window.workplace.screens["prints"].view.acts[Act.ELSEWHERE].text() == "Mở PDF"
    window.press("1")
    assert window.paper_lies()
    window.press("Escape")
    assert window.lines == [("Giấy", "Đã lưu thành tệp PDF")]


def test_that_the_foot_is_whole_in_the_least_window_beside_a_printer_of_a_long_name(
    window: PrintingWindow, qapp: QApplication
) -> None:
    least = theme.size("width.window_least"), theme.size("height.window_least")
    window.printers.plugged_in = ["quay-1", "HP LaserJet Pro M404dn quầy trả kết quả"]
    window.workplace.papers.read_bindings()
    stages = [*2 * [PrintStage.IN_DOUBT], *200 * [PrintStage.POSTPONED], PrintStage.FAILED]
    jobs = [replace(left_over(stage), job=uuid4()) for stage in stages]
    window.workplace.papers.queue.take_over(jobs)
    window.shell.resize(*least)
    window.press("Shift+F12", "Down", "Down")
    view = window.workplace.screens["prints"].view
    qapp.processEvents()
    assert view._other.text().endswith("quầy trả kết quả")
    for button in (view.all_out, view.all_again, view.later, view.all):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width(), button.text()
    assert view._other.heightForWidth(view._other.width()) <= view._other.height()


def test_that_a_paper_that_moved_to_the_fallback_is_said(window: PrintingWindow) -> None:
    window.bind(receipt={"printer": "quay-1", "fallback": "quay-3"})
    window.printers.refuses, window.printers.refusing = "not_accepting", {"quay-1"}
    window.printers.stage = Stage.WAITING
    dossier = window.take_in()
    assert window.tray == ["quay-3"]
    failed, moved = [
        job
        for job in window.desk.office.reading.dossier(dossier.id).prints
        if job.form == "receipt"
    ]
    assert (failed.printer, failed.reason) == ("quay-1", "print.printer_refused")
    assert (moved.printer, moved.instead_of, moved.reprint) == ("quay-3", failed.id, 0)
    window.press("Shift+F12")
    rows = window.workplace.screens["prints"].presenter.state.rows
    assert "chuyển từ máy quay-1" in [row.detail for row in rows]


def test_that_who_sits_down_is_told_what_waits_in_the_list(window: PrintingWindow) -> None:
    window.press("Shift+F9")
    window.take_in()
    prints = window.shell._status.prints
    told = prints.text()
    assert "2 để in sau" in told
    window.workplace.leave()
    assert prints.text() == ""
    window.workplace.begin(OFFICER)
    assert prints.text() == told


def test_that_papers_put_off_wait_for_an_officer_and_nobody_waits_for_them(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    assert "để in sau" in window.said
    window.take_in()
    assert window.shell.page == "intake"
    window.take_in()
    assert window.tray == []
    window.press("Shift+F9", "Shift+F12")
    assert window.tray == []
    assert [state for _, state in window.lines] == ["Để in sau"] * 4
    window.press("Ctrl+Return")
    assert window.tray == ["quay-1", "quay-2"] * 2


def test_that_papers_put_off_are_there_after_a_restart_and_print_nothing(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    dossier = window.take_in()
    assert window.desk.kinds(dossier).count(kinds.PRINT_POSTPONED) == 2
    fresh = Workplace(
        window.shell, window.desk.office, window.workplace._background, window.printers
    )
    fresh.begin(OFFICER)
    assert [job.stage for job in fresh.papers.queue.jobs] == [PrintStage.POSTPONED] * 2
    assert {job.order.who for job in fresh.papers.queue.jobs} == {dossier.applicant.name}
    assert window.tray == []
    assert fresh.papers.print_put_off() == 2
    assert window.tray == ["quay-1", "quay-2"]
    fresh.leave()


def test_that_the_key_in_the_notice_puts_off_what_failed(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    window.take_in()
    window.press("Shift+F9")
    assert window.workplace.papers.prints_later
    window.press("Shift+F12")
    assert [state for _, state in window.lines] == ["Để in sau"] * 2
    assert window.tray == []


def test_that_an_officer_who_looked_settles_what_the_printer_does_not_say(
    window: PrintingWindow,
) -> None:
    window.printers.stage = Stage.WAITING
    dossier = window.take_in()
    window.press("Shift+F12", "2")
    window.workplace.screens["prints"].view.table.go_to(0)
    window.press("3")
    states = [job.state.value for job in window.desk.office.reading.dossier(dossier.id).prints]
    assert sorted(states) == ["failed", "finished"]


def test_that_what_is_not_wanted_leaves_the_list_and_stays_in_the_course(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    dossier = window.take_in()
    window.press("Shift+F12", "5", "Down", "5")
    assert window.lines == []
    reasons = {job.reason for job in window.desk.office.reading.dossier(dossier.id).prints}
    assert reasons == {"print.not_wanted"}
    assert window.desk.office.reading.open_prints() == ()


def test_that_what_failed_is_still_listed_on_later_days(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    window.take_in()
    reading = window.desk.office.reading
    failed = [one.id for one in reading.open_prints()]
    assert len(failed) == 2
    window.desk.clock.forward(timedelta(days=4))
    assert [one.id for one in reading.open_prints()] == failed


def test_that_who_may_not_print_is_offered_nothing_but_to_open_the_dossier(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    window.take_in()
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    window.press("Shift+F12")
    view = window.workplace.screens["prints"].view
    assert not any(button.isEnabled() for button in view.acts.values())
    assert view._role.isVisible()
    window.press("1", "4", "5")
    assert window.said == ""
    assert [state for _, state in window.lines] == ["Không in được"] * 2
    window.press("Return")
    assert (window.shell.page, window.tray) == ("dossier", [])


def test_that_keys_to_press_are_told_of_a_paper_in_doubt_to_those_alone_who_may_press_them(
    window: PrintingWindow,
) -> None:
    window.workplace.papers.queue.take_over([left_over(PrintStage.IN_DOUBT)])
    for officer, told in ((OFFICER, True), (AT_THE_TILL, False)):
        window.workplace.leave()
        window.seat(officer)
        window.press("Shift+F12")
        (row,) = window.workplace.screens["prints"].presenter.state.rows
        assert ("bấm 2 hoặc 3" in row.detail) is told


def test_that_nobody_sees_the_list_at_a_locked_counter(window: PrintingWindow) -> None:
    window.workplace.leave()
    window.press("Shift+F12", "Shift+F9")
    assert window.shell.page != "prints"
    assert not window.workplace.papers.prints_later


def test_that_a_paper_of_a_printer_taken_away_is_printed_as_its_form_is_now(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    window.take_in()
    window.bind(receipt={"printer": ""}, appointment_slip={"printer": ""})
    window.press("Shift+F12", "Return")
    assert window.tray == []
    assert "Đã lưu thành tệp PDF" in [state for _, state in window.lines]


def test_that_an_empty_list_says_where_earlier_papers_are_printed_again(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F12")
    said = window.workplace.screens["prints"].view._empty.accessibleName()
    assert "mở hồ sơ, bấm Shift+F11 để xem, in lại." in said
