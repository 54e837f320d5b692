"""A paper asked for again: what the list and the notices offer, and what is printed then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError, StoreUnwritable
from desk_app.domain.people.rights import Role
from desk_app.domain.sent_away import Answer
from tests.builders import LEADER, an_officer
from tests.fakes import FakePrinters
from tests.ui import keyboard
from tests.ui.dossiers.counter import AT_THE_TILL, CARD, OFFICER, CounterDesk
from tests.ui.inline import Inline
from tests.ui.printing.test_print_queue import Later
from tests.ui.prints.conftest import PrintingWindow
from ui.paper_desk import BINDINGS, PaperDesk
from ui.printing.orders import PrintStage
from ui.printing.printers import Stage
from ui.workplace import Workplace

ADMIN = an_officer(LEADER, Role.ADMIN)


def prints_of(window: PrintingWindow, dossier: Dossier, form: str) -> list[PrintJob]:
    view = window.desk.office.reading.dossier(dossier.id)
    return [job for job in view.prints if job.form == form]


def started_again(window: PrintingWindow) -> Workplace:
    window.workplace.leave()
    background = window.workplace._background
    fresh = Workplace(window.shell, window.desk.office, background, window.printers)
    fresh.begin(OFFICER)
    return fresh


def test_that_a_paper_that_failed_and_was_printed_since_is_not_printed_by_the_list(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = ["quay-2"]
    dossier = window.take_in()
    window.printers.plugged_in = ["quay-1", "quay-2"]
    window.workplace.papers.print_again(dossier.id, "receipt")
    window.press("Shift+F12")
    assert "Không in được" not in [state for _, state in window.lines]
    window.press("Shift+F9", "Ctrl+Return")
    assert window.tray == ["quay-2", "quay-1"]
    failed, printed = prints_of(window, dossier, "receipt")
    assert (printed.instead_of, printed.reprint) == (failed.id, 0)


@pytest.mark.parametrize(
    ("came_out", "states", "reprints"),
    [(False, ["failed", "handed_over"], [0, 0]), (True, ["finished", "handed_over"], [0, 1])],
)
def test_that_of_a_paper_in_doubt_only_the_officer_says_whether_it_came(
    window: PrintingWindow, came_out: bool, states: list[str], reprints: list[int]
) -> None:
    window.printers.stage = Stage.WAITING
    dossier = window.take_in()
    fresh = started_again(window)
    fresh.papers.print_again(dossier.id, "receipt")
    assert [job.state.value for job in prints_of(window, dossier, "receipt")] == ["handed_over"]
    assert "Bản trước không rõ đã ra chưa" in window.said
    window.offered["Đã ra giấy, in thêm bản" if came_out else "Không ra giấy, in lại"].click()
    printed = prints_of(window, dossier, "receipt")
    assert [job.state.value for job in printed] == states
    assert [job.reprint for job in printed] == reprints
    fresh.leave()


def test_that_a_notice_pressed_after_the_paper_came_out_is_another_print_of_it(
    window: PrintingWindow,
) -> None:
    window.printers.stage = Stage.WAITING
    dossier = window.take_in()
    window.workplace.papers.print_again(dossier.id, "receipt")
    assert "chưa thấy ra" in window.said
    again = window.offered["Không ra giấy, in lại"]
    window.printers.stage = Stage.PRINTED
    window.workplace.papers.queue.ask_printers()
    again.click()
    assert [job.reprint for job in prints_of(window, dossier, "receipt")] == [0, 1]


def test_that_what_the_printer_keeps_is_not_printed_again(window: PrintingWindow) -> None:
    window.printers.stage, window.printers.keeps = Stage.WAITING, True
    dossier = window.take_in()
    window.workplace.papers.print_again(dossier.id, "receipt")
    window.offered["Không ra giấy, in lại"].click()
    assert "Chưa rút được lệnh in ở quay-1" in window.said
    assert window.tray == ["quay-1", "quay-2"]
    assert [job.state.value for job in prints_of(window, dossier, "receipt")] == ["handed_over"]
    window.printers.keeps = False
    window.workplace.papers.print_again(dossier.id, "receipt")
    window.offered["Không ra giấy, in lại"].click()
    assert window.tray == ["quay-1", "quay-2", "quay-1"]
    order = window.workplace.papers.queue.jobs[0].order
    assert order.who == dossier.applicant.name


def test_that_papers_the_program_never_came_to_print_wait_in_the_list(
    window: PrintingWindow,
) -> None:
    window.workplace.screens["intake"].visit_over.disconnect()
    dossier = window.take_in()
    fresh = started_again(window)
    jobs = fresh.papers.queue.jobs
    assert [(job.order.form, job.stage) for job in reversed(jobs)] == [
        ("receipt", PrintStage.POSTPONED),
        ("appointment_slip", PrintStage.POSTPONED),
    ]
    assert {(job.order.who, job.reason) for job in jobs} == {
        (dossier.applicant.name, "print.never_printed")
    }
    assert window.tray == []
    again = started_again(window)
    assert len(again.papers.queue.jobs) == 2
    assert again.papers.print_put_off() == 2
    assert window.tray == ["quay-1", "quay-2"]
    fresh.leave()
    again.leave()


def send_away(window: PrintingWindow) -> None:
    window.press("F2")
    window.scan(CARD)
    keyboard.type_text(window.shell, "1.001612")
    window.press("Return", "Alt+B")
    window.press("Ctrl+Return")


def test_that_the_paper_of_a_visit_sent_away_says_whose_it_is_and_opens_the_visit(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    send_away(window)
    window.press("Shift+F12")
    (row,) = window.workplace.screens["prints"].presenter.state.rows
    number, who = row.about.split(" · ")
    assert number
    assert who == window.workplace.papers.queue.jobs[0].order.who != ""
    view = window.workplace.screens["prints"].view
    assert view.dossier.text() == "Mở phiếu"
    view.dossier.click()
    assert window.shell.page == "sent_away"
    fresh = started_again(window)
    assert [job.order.who for job in fresh.papers.queue.jobs] == [who]
    assert [job.order.code for job in fresh.papers.queue.jobs] == [number]
    fresh.leave()


def test_that_the_paper_of_a_visit_sent_away_and_never_printed_waits_in_the_list(
    window: PrintingWindow,
) -> None:
    window.workplace.screens["intake"].sent_away.disconnect()
    send_away(window)
    (left,) = window.desk.office.reading.unprinted()
    assert left.answer is Answer.SUPPLEMENT
    fresh = started_again(window)
    assert [(job.order.form, job.stage) for job in fresh.papers.queue.jobs] == [
        ("supplement_request", PrintStage.POSTPONED)
    ]
    fresh.leave()


def test_that_what_was_dropped_can_be_taken_back(window: PrintingWindow) -> None:
    window.press("Shift+F9")
    window.take_in()
    window.press("Shift+F12", "5")
    assert len(window.lines) == 1
    window.offered["Lấy lại"].click()
    QApplication.processEvents()
    assert [state for _, state in window.lines] == ["Để in sau"] * 2


def test_that_papers_wait_until_it_is_known_where_they_are_printed(
    counter: CounterDesk, qapp: QApplication
) -> None:
    counter.office.keeping.set_setting(BINDINGS, {"receipt": {"printer": "quay-1"}}, ADMIN)
    machine, printers = Later(), FakePrinters()
    papers = PaperDesk(counter.office, machine, printers)
    refused: list[DeskError] = []
    papers.queue.refused.connect(refused.append)
    papers.serve(OFFICER)
    dossier = counter.receive()
    assert papers.print_form(dossier.id, str(dossier.code), "receipt")
    assert [job.stage for job in papers.queue.jobs] == [PrintStage.POSTPONED]
    while machine.waiting:
        machine.go_on()
    assert papers.print_put_off() == 1
    while machine.waiting:
        machine.go_on()
    assert [paper.printer for paper in printers.tray] == ["quay-1"]
    assert refused == []


def test_that_bindings_nobody_can_read_are_told_and_nothing_becomes_a_file(
    counter: CounterDesk, qapp: QApplication
) -> None:
    def locked(_name: str) -> object:
        raise StoreUnwritable("locked")

    keeping = replace(counter.office.keeping, setting=locked)
    papers = PaperDesk(replace(counter.office, keeping=keeping), Inline(), FakePrinters())
    refused: list[DeskError] = []
    papers.queue.refused.connect(refused.append)
    papers.serve(OFFICER)
    assert [error.code for error in refused] == [StoreUnwritable.code]
    dossier = counter.receive()
    papers.print_form(dossier.id, str(dossier.code), "receipt")
    assert [job.stage for job in papers.queue.jobs] == [PrintStage.POSTPONED]


def test_that_an_empty_list_puts_no_key_on_anything(window: PrintingWindow) -> None:
    window.press("Shift+F12", "Return", "Space")
    assert not window.workplace.papers.prints_later
    assert not window.workplace.screens["prints"].view.all.isVisible()


@pytest.mark.parametrize("keys", [("Shift+F12", "Ctrl+Return"), ("Shift+F9",)])
def test_that_who_may_not_print_neither_prints_nor_puts_off(
    window: PrintingWindow, keys: tuple[str, ...]
) -> None:
    window.press("Shift+F9")
    window.take_in()
    window.press("Shift+F9")
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    window.press(*keys)
    assert window.tray == []
    assert not window.workplace.papers.prints_later
    view = window.workplace.screens["prints"].view
    if "Shift+F12" in keys:
        assert not view.all.isEnabled()
        assert view._role.isVisible()
    else:
        assert "Vai trò" in window.said


def test_that_papers_put_off_are_said_to_be_printed_once_one_is_stored(
    window: PrintingWindow,
) -> None:
    window.press("Shift+F9")
    window.take_in()
    window.press("Shift+F12", "Ctrl+Return")
    assert "Đang in 2 giấy để sau" in window.said


def test_that_another_printer_is_asked_for_its_own_tray_and_head(window: PrintingWindow) -> None:
    window.bind(
        receipt={"printer": "quay-1", "fallback": "quay-3", "tray": "Lower", "dpi": 600},
        control_slip={"printer": "quay-3", "tray": "Upper", "dpi": 300},
        appointment_slip={"printer": "quay-2", "paper": "80mm"},
    )
    window.printers.plugged_in = ["quay-2", "quay-3"]
    window.take_in()
    moved = next(paper for paper in window.printers.tray if paper.printer == "quay-3")
    assert (moved.target.tray, moved.target.dpi, moved.media) == ("Upper", 300, "A4")


def test_that_a_printer_with_another_paper_is_neither_offered_nor_fallen_back_on(
    window: PrintingWindow,
) -> None:
    window.bind(
        receipt={"printer": "quay-1", "fallback": "quay-2"},
        appointment_slip={"printer": "quay-2", "paper": "80mm"},
    )
    window.printers.plugged_in = ["quay-2"]
    window.take_in()
    assert window.tray == ["quay-2"]  # the slip alone
    window.press("Shift+F12")
    rows = window.workplace.screens["prints"].presenter.state.rows
    assert (rows[0].state, rows[0].other) == ("Không in được", "")


def test_that_the_other_printer_is_known_as_soon_as_the_printers_have_answered(
    window: PrintingWindow,
) -> None:
    window.bind(receipt={"printer": "quay-1"})
    window.printers.plugged_in = []
    window.take_in()
    window.printers.plugged_in = ["quay-9"]
    window.press("Shift+F12")
    rows = window.workplace.screens["prints"].presenter.state.rows
    assert [row.other for row in rows if row.printer == "quay-1"] == ["quay-9"]


def test_that_a_print_of_another_day_says_which(window: PrintingWindow) -> None:
    window.take_in()
    window.press("Shift+F12")
    presenter = window.workplace.screens["prints"].presenter
    (today, *_) = [row.at for row in presenter.state.rows]
    window.desk.clock.forward(timedelta(days=1))
    presenter._read()
    assert presenter.state.rows[0].at.startswith(f"{today} ")
