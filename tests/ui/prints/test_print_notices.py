"""What is told of prints stands below what the officer did, and goes with its cause."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from desk_app.services.money.shifts import OpenShift
from tests.builders import LEADER, an_officer
from tests.ui import keyboard
from tests.ui.dossiers.counter import AT_THE_TILL, CARD, OFFICER, CounterDesk, counter
from tests.ui.hand_over.bench import Bench
from tests.ui.prints.conftest import PrintingWindow
from ui.printing.printers import Stage
from ui.screens.queue.screen import QueueScreen

__all__ = ["counter"]  # fixture

PIN = "246810"
SLIPS = {"payment_slip": {"printer": "quay-1", "copies": 1, "paper": "A5"}}
TICKETS = {"queue_ticket": {"printer": "quay-3", "copies": 1, "paper": "80mm"}}


@pytest.fixture
def window(counter: CounterDesk, qapp: QApplication) -> Iterator[PrintingWindow]:
    window = PrintingWindow(counter, qapp)
    window.bind(
        receipt={"printer": "quay-1", "copies": 1, "paper": "A4"},
        appointment_slip={"printer": "quay-2", "copies": 1, "paper": "A5"},
        **SLIPS,
        **TICKETS,
    )
    window.seat(OFFICER)
    yield window
    window.close()


def take_money(window: PrintingWindow) -> None:
    window.desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    dossier = window.desk.receive()
    window.seat(AT_THE_TILL)
    window.scan(str(dossier.code))
    keyboard.type_text(window.shell, "200000")
    window.press("Ctrl+Return")


def test_that_the_change_to_be_given_stays_while_the_printer_of_the_slip_is_gone(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    take_money(window)
    assert window.said.startswith("Đã thu 150.000 đ")
    assert "Trả lại 50.000 đ." in window.said
    assert "Không tìm thấy máy in quay-1. Tiền thu đã được ghi." in window.said
    assert window.shell.notice is not None
    assert window.shell.notice.grave
    assert list(window.offered) == [], "a cashier may put off no paper"
    assert "Cũng có thể mở tệp PDF, từ danh sách in (Shift+F12)." in window.said
    window.press("F6")
    assert window.said == ""


def test_that_who_took_the_money_prints_its_slip_from_the_list(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    take_money(window)
    window.printers.plugged_in = ["quay-1"]
    window.press("Shift+F12", "Return")
    assert window.tray == ["quay-1"]
    assert window.lines == [("Phiếu", "Đã gửi, chưa thấy ra")]


def test_that_who_took_the_money_puts_off_its_slip_and_prints_it_later(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    take_money(window)
    window.press("Shift+F12", "4")
    assert window.lines == [("Phiếu", "Để in sau")]
    window.printers.plugged_in = ["quay-1"]
    window.press("Down", "Return")
    assert window.tray == ["quay-1"]


def test_that_a_slip_of_what_another_took_is_not_printed_by_who_prints_nothing(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    take_money(window)
    window.workplace.leave()
    window.seat(an_officer(LEADER, Role.CASHIER))
    window.press("Shift+F12")
    view = window.workplace.screens["prints"].view
    assert not any(button.isEnabled() for button in view.acts.values())


def test_that_the_code_of_a_new_dossier_stays_with_what_can_be_done_next(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = ["quay-2"]
    dossier = window.take_in()
    assert window.said.startswith(f"Đã tiếp nhận {dossier.code}")
    assert "Không tìm thấy máy in quay-1" in window.said
    assert list(window.offered) == ["Quét giấy tờ", "Để in sau"]
    window.press("Shift+F9")
    assert window.said.startswith(f"Đã tiếp nhận {dossier.code}")
    assert "Từ giờ giấy được để in sau" in window.said
    assert "Không tìm thấy máy in" not in window.said, "the paper waits: nothing failed any more"
    window.press("Alt+S")
    assert window.shell.page == "scans"


def test_that_two_printers_that_are_gone_are_told_each_and_the_same_one_once(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    dossier = window.take_in()
    window.workplace.papers.print_again(dossier.id, "receipt")
    QApplication.processEvents()
    told = [window.said.count(f"Không tìm thấy máy in quay-{n}.") for n in (1, 2)]
    assert told == [1, 1]


def test_that_papers_put_off_are_told_below_what_was_done(window: PrintingWindow) -> None:
    window.press("Shift+F9")
    dossier = window.take_in()
    assert window.said.startswith(f"Đã tiếp nhận {dossier.code}")
    assert "Giấy chưa in, để in sau. 4 giấy đang chờ" in window.said


def test_that_a_list_handed_over_is_still_told_when_its_minutes_are_put_off(
    window: PrintingWindow,
) -> None:
    bench = Bench(window)
    window.press("Shift+F9")
    bench.scan(*bench.dossiers[:2])
    window.press("Ctrl+Return")
    (batch,) = bench.batches
    assert f"biên bản {batch.list_number}. Số {batch.number}." in window.said
    assert "Giấy chưa in, để in sau. 1 giấy đang chờ" in window.said


def test_that_what_is_put_off_before_its_act_is_told_stands_below_it_too(
    window: PrintingWindow,
) -> None:
    window.desk.office.identity.set_secret(LEADER, PIN, an_officer(LEADER, Role.LEADER))
    dossier = window.desk.bring_back_paid(window.desk.receive())
    window.press("Shift+F9", "F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Tab", "Tab", "Space", "Ctrl+Return")  # its receipt is lost
    keyboard.type_text(window.shell, PIN)
    window.press("Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED
    assert "Quét giấy tiếp nhận của người tiếp theo." in window.said
    assert "Giấy chưa in, để in sau. 1 giấy đang chờ" in window.said


def test_that_a_paper_printed_since_is_told_as_missing_no_more(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    dossier = window.take_in()
    window.press("Shift+F12")
    window.workplace.papers.print_again(dossier.id, "receipt")
    QApplication.processEvents()
    assert "Không tìm thấy máy in quay-1" in window.said
    window.printers.plugged_in = ["quay-1", "quay-2"]
    window.workplace.papers.print_again(dossier.id, "receipt")
    QApplication.processEvents()
    assert window.said == ""


def test_that_a_ticket_that_is_not_out_is_told_by_its_number_and_printed_from_there(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = ["quay-1", "quay-2"]
    window.take_in()
    window.printers.refuses, window.printers.refusing = "other", {"quay-1"}
    window.press("Shift+F7", "Alt+1")
    queue = window.workplace.screens["queue"]
    assert isinstance(queue, QueueScreen)
    (row,) = queue.presenter.state.rows
    queue.presenter.print_again(row.ticket)
    assert "Số A001 chưa in ra: Không tìm thấy máy in quay-3." in window.said
    assert "chọn số đó, bấm In lại" in window.said
    for of_a_dossier in ("Hồ sơ đã được lưu", "danh sách in", "PDF"):
        assert of_a_dossier not in window.said
    assert list(window.offered) == ["In lại"]
    window.printers.plugged_in = ["quay-1", "quay-2", "quay-3"]
    window.offered["In lại"].click()
    assert window.tray[-1] == "quay-3"
    assert "chưa in ra" not in window.said
    assert "Đã gửi tới máy in quay-3" in window.said


def test_that_tickets_that_are_not_out_are_told_together(window: PrintingWindow) -> None:
    window.printers.plugged_in = []
    window.press("Shift+F7", "Alt+1", "Alt+1")
    queue = window.workplace.screens["queue"]
    for row in queue.presenter.state.rows:
        queue.presenter.print_again(row.ticket)
    assert "Số A001, A002 chưa in ra:" in window.said
    window.printers.plugged_in = ["quay-3"]
    window.offered["In lại"].click()
    assert window.tray == ["quay-3", "quay-3"]


def test_that_a_ticket_that_came_out_since_is_told_as_missing_no_more(
    window: PrintingWindow,
) -> None:
    window.printers.plugged_in = []
    window.press("Shift+F7", "Alt+1", "Alt+1")
    queue = window.workplace.screens["queue"]
    assert isinstance(queue, QueueScreen)
    first, _second = queue.presenter.state.rows
    for row in queue.presenter.state.rows:
        queue.presenter.print_again(row.ticket)
    window.printers.plugged_in = ["quay-3"]
    queue.presenter.print_again(first.ticket)
    assert "Số A002 chưa in ra: Không tìm thấy máy in quay-3." in window.said
    window.offered["In lại"].click()
    assert window.tray == ["quay-3", "quay-3"]
    assert "chưa in ra" not in window.said


def test_that_a_paper_on_its_way_stays_told_whatever_becomes_of_another_in_doubt(
    window: PrintingWindow,
) -> None:
    papers = window.workplace.papers
    window.printers.silent = True
    doubtful = window.take_in()
    papers.print_again(doubtful.id, "receipt")
    assert "Bản trước không rõ đã ra chưa" in window.said
    window.printers.silent, window.printers.stage = False, Stage.WAITING
    window.press("F3")
    assert window.said == ""
    going = window.desk.receive()
    papers.print_again(going.id, "receipt")
    papers.print_again(going.id, "receipt")
    assert "Giấy này đã gửi tới máy in, chưa thấy ra." in window.said
    assert papers.listed.note_out(papers.listed.in_doubt, OFFICER)
    assert "Giấy này đã gửi tới máy in, chưa thấy ra." in window.said


def test_that_a_question_about_a_paper_in_doubt_goes_with_its_answer_though_another_waits(
    window: PrintingWindow,
) -> None:
    papers = window.workplace.papers
    window.printers.silent = True
    first, second = window.take_in(), window.take_in()
    window.printers.silent = False
    for dossier in (first, second):
        papers.print_again(dossier.id, "receipt")
    assert "Bản trước không rõ đã ra chưa" in window.said
    before = len(window.tray)
    window.offered["Đã ra giấy, in thêm bản"].click()
    assert len(window.tray) == before + 1
    assert "Bản trước không rõ đã ra chưa" not in window.said


def test_that_a_sheet_for_the_notice_board_that_is_not_out_tells_of_no_dossier(
    window: PrintingWindow,
) -> None:
    window.bind(notice_sheet={"printer": "quay-3", "copies": 1, "paper": "A4"})
    window.printers.plugged_in = ["quay-3"]
    window.printers.silent = True
    window.press("F9")
    keyboard.type_text(window.shell, "ho kinh doanh")
    QApplication.processEvents()
    window.press("Return", "Ctrl+P")
    assert "Niêm yết thủ tục 1.001612 không rõ đã in chưa:" in window.said
    assert "Xem giấy ở máy in" in window.said
    assert "Hồ sơ đã được lưu" not in window.said
