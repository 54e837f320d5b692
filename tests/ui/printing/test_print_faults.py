"""What happens to a paper when printer, disk, store or program fail: it stays on the list."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.errors import DeskError, PrinterGone, PrintUnwritable, StoreUnwritable
from desk_app.domain.printer_faults import PaperRanOut, PrintBrokenOff, PrintNotTakenBack
from tests.ui.inline import Inline
from tests.ui.printing.test_print_queue import (
    OFFICER,
    WITH_FALLBACK,
    Counter,
    Later,
    an_order,
    counter,
    left_over,
)
from ui.printing.orders import PaperOrder, PrintStage
from ui.printing.print_queue import NOT_SEEN
from ui.printing.printers import Stage
from ui.printing.words import detail_words, stage_words
from ui.texts import notice

__all__ = ["counter"]  # fixture

LOCKED = StoreUnwritable("locked")


def test_that_a_printer_that_refuses_lets_the_paper_go_to_its_fallback_once(
    counter: Counter,
) -> None:
    counter.printers.plugged_in = ["quay-1", "quay-2"]
    counter.printers.refuses, counter.printers.refusing = "not_accepting", {"quay-1"}
    counter.queue.print_paper(an_order(WITH_FALLBACK))
    assert [paper.printer for paper in counter.printers.tray] == ["quay-2"]
    assert counter.journal.told == [
        "handed over receipt quay-1 2",
        "settled print.printer_refused",
        "handed over receipt quay-2 2",
    ]
    assert counter.journal.instead_of == [None, counter.journal.jobs[0]]
    assert [job.order.target.printer for job in counter.moved] == ["quay-2"]
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]
    assert detail_words(counter.last) == "chuyển từ máy quay-1"


def test_that_a_fallback_that_fails_too_is_not_followed_by_another(counter: Counter) -> None:
    counter.printers.plugged_in = []
    counter.queue.print_paper(an_order(WITH_FALLBACK))
    assert counter.printers.tray == []
    assert len(counter.journal.jobs) == 2
    assert isinstance(counter.refused[-1], PrinterGone)
    assert (counter.last.stage, counter.last.order.target.printer) == (PrintStage.FAILED, "quay-2")


@pytest.mark.parametrize("ends", [Stage.WAITING, Stage.FAILED])
def test_that_a_printer_that_took_the_job_keeps_it(counter: Counter, ends: Stage) -> None:
    counter.printers.plugged_in = ["quay-1", "quay-2"]
    counter.queue.print_paper(an_order(WITH_FALLBACK))
    counter.printers.stage = ends
    counter.queue.ask_printers()
    assert [paper.printer for paper in counter.printers.tray] == ["quay-1"]


def test_that_a_printer_that_does_not_answer_leaves_the_job_in_doubt(counter: Counter) -> None:
    counter.printers.plugged_in, counter.printers.silent = ["quay-1", "quay-2"], True
    counter.queue.print_paper(an_order(WITH_FALLBACK))
    assert len(counter.printers.tray) == 1
    assert stage_words(counter.last) == "Không rõ đã in chưa"
    assert isinstance(counter.refused[-1], PrintBrokenOff)
    assert "Xem giấy ở máy in" in notice(counter.refused[-1]).advice
    counter.printers.silent = False
    counter.queue.did_not_come_out(counter.last.job, OFFICER)
    assert counter.queue.again(counter.last.job, OFFICER)
    assert len(counter.printers.tray) == 2


def test_that_a_printer_that_vanishes_in_the_middle_is_said_in_the_list(counter: Counter) -> None:
    counter.queue.print_paper(an_order())
    counter.printers.plugged_in = []
    counter.queue.ask_printers()
    assert stage_words(counter.last) == "Đã gửi, chưa thấy ra"
    assert detail_words(counter.last) == "không thấy máy in"
    assert len(counter.printers.tray) == 1
    counter.printers.plugged_in = ["quay-1"]
    counter.queue.ask_printers()
    assert (counter.last.stage, counter.last.reason) == (PrintStage.PRINTED, "")


def test_that_one_printer_that_is_gone_hides_nothing_about_another(counter: Counter) -> None:
    counter.printers.plugged_in = ["quay-1", "quay-2"]
    counter.queue.print_paper(an_order())
    other = an_order(replace(WITH_FALLBACK, printer="quay-2"))
    counter.queue.print_paper(replace(other, form="appointment_slip"))
    counter.printers.plugged_in = ["quay-2"]
    counter.queue.ask_printers()
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.PRINTED, PrintStage.HANDED_OVER]


def test_that_a_full_disk_leaves_the_paper_on_the_list(counter: Counter) -> None:
    def full(_job: UUID, _order: PaperOrder) -> bytes:
        raise PrintUnwritable("full")

    counter.draws = full
    counter.queue.print_paper(an_order())
    assert counter.last.stage is PrintStage.FAILED
    assert detail_words(counter.last) == "không ghi được tệp để in"
    assert "Ổ đĩa đầy" in notice(counter.refused[-1]).advice
    counter.draws = counter.draw
    assert counter.queue.again(counter.last.job, OFFICER)
    assert len(counter.printers.tray) == 1


def test_that_a_locked_store_prints_nothing_and_forgets_nothing(counter: Counter) -> None:
    counter.journal.refuses = LOCKED
    counter.queue.print_paper(an_order())
    assert counter.printers.tray == []
    assert counter.last.stage is PrintStage.FAILED
    assert detail_words(counter.last) == "chưa ghi được vào hồ sơ, chưa in"
    counter.journal.refuses = None
    assert counter.queue.again(counter.last.job, OFFICER)
    assert counter.journal.instead_of == [None]
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]


def test_that_each_try_while_the_store_is_locked_stays_one_line(counter: Counter) -> None:
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(an_order())
    stored = counter.last.job
    counter.journal.refuses, counter.printers.refuses = LOCKED, ""
    for _try in range(3):
        assert counter.queue.again(counter.last.job, OFFICER)
    assert [(job.job, job.stage) for job in counter.queue.jobs] == [(stored, PrintStage.FAILED)]
    assert detail_words(counter.last) == "chưa ghi được vào hồ sơ, chưa in"
    counter.journal.refuses = None
    assert counter.queue.again(stored, OFFICER)
    assert counter.journal.instead_of[-1] == stored
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]
    assert len(counter.printers.tray) == 1


def test_that_a_paper_that_failed_and_is_asked_for_again_is_done_with(counter: Counter) -> None:
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(an_order())
    failed = counter.last.job
    counter.printers.refuses = ""
    assert counter.queue.print_paper(an_order())
    assert counter.journal.instead_of == [None, failed]
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]


def test_that_a_correction_is_not_mended_by_a_paper_without_it(counter: Counter) -> None:
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(replace(an_order(), reissue="Sai tên"))
    correction = counter.last.job
    counter.printers.refuses = ""
    assert counter.queue.print_paper(an_order())
    assert counter.journal.instead_of == [None, None]
    assert correction in [job.job for job in counter.queue.jobs]
    counter.queue.ask_printers()
    counter.queue.later(correction, OFFICER)
    assert counter.queue.print_paper(an_order())
    assert counter.last.order.reissue == "Sai tên"


def test_that_what_a_paper_put_off_says_is_stored_when_it_changes(counter: Counter) -> None:
    counter.queue.postpone(an_order())
    counter.queue.postpone(replace(an_order(), visit_line="Hồ sơ 1/2"))
    assert counter.journal.told == ["postponed receipt"] * 2
    assert len(counter.queue.jobs) == 1


def test_that_paper_that_ends_in_the_middle_leaves_the_job_in_doubt(counter: Counter) -> None:
    counter.printers.silent, counter.printers.says = True, PaperRanOut("quay-1")
    counter.queue.print_paper(an_order())
    assert stage_words(counter.last) == "Không rõ đã in chưa"
    assert detail_words(counter.last) == "máy in hết giấy khi đang in"
    assert "xem tờ vừa ra" in notice(counter.refused[-1]).advice


def test_that_a_job_its_printer_knows_no_more_is_in_doubt(counter: Counter) -> None:
    counter.queue.print_paper(an_order())
    counter.printers.stage = Stage.UNKNOWN
    counter.queue.ask_printers()
    assert stage_words(counter.last) == "Không rõ đã in chưa"
    assert counter.journal.told == ["handed over receipt quay-1 2"]
    counter.queue.came_out(counter.last.job, OFFICER)
    assert counter.last.stage is PrintStage.PRINTED


def test_that_a_job_the_printer_does_not_give_back_stays_handed_over(counter: Counter) -> None:
    counter.printers.stage, counter.printers.keeps = Stage.WAITING, True
    counter.queue.print_paper(an_order())
    went_on: list[bool] = []
    counter.queue.did_not_come_out(counter.last.job, OFFICER, lambda: went_on.append(True))
    assert counter.last.stage is PrintStage.HANDED_OVER
    assert detail_words(counter.last) == "chưa rút được lệnh in"
    assert notice(counter.refused[-1]).title == "Chưa rút được lệnh in ở quay-1."
    assert not counter.queue.print_paper(an_order())
    counter.printers.keeps = False
    counter.queue.did_not_come_out(counter.last.job, OFFICER, lambda: went_on.append(True))
    assert (counter.last.reason, went_on) == (NOT_SEEN, [True])


def test_that_a_paper_found_while_its_job_is_taken_back_is_printed(
    qapp: QApplication, tmp_path: Path
) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    counter.queue.print_paper(an_order())
    for _step in ("worded", "stored", "drawn", "handed over"):
        machine.go_on()
    counter.queue.did_not_come_out(counter.last.job, OFFICER)
    counter.queue.did_not_come_out(counter.last.job, OFFICER)
    counter.queue.came_out(counter.last.job, OFFICER)
    while machine.waiting:
        machine.go_on()
    assert len(counter.printers.withdrawn) == 1
    assert counter.last.stage is PrintStage.PRINTED
    assert counter.journal.told[1:] == ["settled"]


def test_that_how_a_print_ended_is_stored_once_the_store_is_free(counter: Counter) -> None:
    counter.queue.print_paper(an_order())
    counter.journal.locked = LOCKED
    counter.queue.ask_printers()
    assert counter.last.stage is PrintStage.PRINTED
    assert detail_words(counter.last) == "chưa ghi được vào hồ sơ, đang ghi lại"
    assert counter.refused == [LOCKED]
    counter.queue.ask_printers()
    assert counter.refused == [LOCKED]
    counter.journal.locked = None
    counter.queue.ask_printers()
    assert detail_words(counter.last) == ""
    assert counter.journal.told == ["handed over receipt quay-1 2", "settled"]


def test_that_the_end_of_a_failed_print_is_stored_before_it_is_printed_again(
    counter: Counter,
) -> None:
    counter.journal.locked = LOCKED
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(an_order())
    counter.journal.locked, counter.printers.refuses = None, ""
    assert counter.queue.again(counter.last.job, OFFICER)
    assert counter.journal.told == [
        "handed over receipt quay-1 2",
        "settled print.printer_refused",
        "handed over receipt quay-1 2",
    ]


def test_that_a_program_killed_before_the_print_prints_nothing_when_it_starts_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    counter.queue.print_paper(an_order())
    for _step in ("worded", "stored"):
        machine.go_on()
    lost = counter.last
    counter.begin(Inline())
    counter.queue.take_over([replace(lost, stage=PrintStage.IN_DOUBT)])
    counter.queue.ask_printers()
    assert counter.printers.tray == []
    assert stage_words(counter.last) == "Không rõ đã in chưa"


def test_that_the_same_paper_asked_for_twice_at_once_is_printed_once(
    qapp: QApplication, tmp_path: Path
) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    assert counter.queue.print_paper(an_order())
    assert not counter.queue.print_paper(an_order())
    assert not counter.queue.postpone(an_order())
    while machine.waiting:
        machine.go_on()
    assert len(counter.printers.tray) == 1


def test_that_printing_again_pressed_twice_prints_once(qapp: QApplication, tmp_path: Path) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    failed = left_over(PrintStage.FAILED)
    counter.journal.jobs.append(failed.job)
    counter.queue.take_over([failed])
    assert counter.queue.again(failed.job, OFFICER)
    assert not counter.queue.again(failed.job, OFFICER)
    while machine.waiting:
        machine.go_on()
    assert len(counter.printers.tray) == 1


def test_that_a_paper_put_off_prints_only_when_somebody_says_so(counter: Counter) -> None:
    assert counter.queue.postpone(an_order())
    assert not counter.queue.postpone(an_order())
    counter.queue.ask_printers()
    assert (stage_words(counter.last), counter.printers.tray) == ("Để in sau", [])
    assert counter.queue.print_now(counter.last.job, OFFICER)
    assert counter.journal.told == ["postponed receipt", "handed over receipt quay-1 2"]
    assert len(set(counter.journal.jobs)) == 1
    assert len(counter.printers.tray) == 1


def test_that_a_paper_put_off_and_asked_for_again_is_one_paper(counter: Counter) -> None:
    counter.queue.postpone(an_order())
    assert counter.queue.print_paper(an_order())
    assert len(counter.queue.jobs) == 1
    assert len(counter.printers.tray) == 1


def test_that_a_paper_put_off_stays_so_when_the_store_is_locked(counter: Counter) -> None:
    counter.queue.postpone(an_order())
    counter.journal.refuses = LOCKED
    counter.queue.print_now(counter.last.job, OFFICER)
    assert counter.last.stage is PrintStage.POSTPONED
    assert counter.printers.tray == []
    assert counter.refused == [LOCKED]


def test_that_putting_off_what_cannot_be_stored_leaves_it_on_the_list(counter: Counter) -> None:
    counter.journal.refuses = LOCKED
    counter.queue.postpone(an_order())
    assert counter.last.stage is PrintStage.FAILED
    counter.journal.refuses = None
    counter.queue.later(counter.last.job, OFFICER)
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.POSTPONED]


def test_that_what_nobody_wants_any_more_leaves_the_list(counter: Counter) -> None:
    counter.queue.postpone(an_order())
    counter.queue.drop(counter.last.job, OFFICER)
    assert counter.queue.jobs == ()
    assert counter.journal.told == ["postponed receipt", "settled print.not_wanted"]


def test_that_nothing_is_under_way_after_a_start(counter: Counter) -> None:
    with pytest.raises(ValueError, match="waiting"):
        counter.queue.take_over([left_over(PrintStage.WAITING)])


def test_that_every_reason_in_the_list_has_words() -> None:
    failures: list[type[DeskError]] = [
        PrinterGone,
        PrintBrokenOff,
        PaperRanOut,
        PrintNotTakenBack,
        PrintUnwritable,
        StoreUnwritable,
    ]
    for failure in failures:
        job = replace(left_over(PrintStage.FAILED), reason=failure.code)
        assert detail_words(job)
