"""Which prints somebody still has to see to, as the store knows them after a restart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from db.queries.prints import OpenPrint, Unprinted, open_prints, unprinted
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.prints import NOT_WANTED, PrintState, WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, DossierId
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import (
    PrintOrder,
    Reissue,
    hand_over_to_printer,
    postpone_prints,
    settle_print,
)
from tests.builders import FRIDAY_MORNING, Clock, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
BY = an_officer()


class Prints:
    def __init__(self, store: Store, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = replace(a_desk(work), now=self.clock)
        self.store = store
        self.dossier: Dossier = receive_dossier(an_order(), BY, self.desk)

    def order(self, form: str = "receipt") -> PrintOrder:
        self.clock.forward(timedelta(minutes=1))
        return PrintOrder(
            job=uuid4(), dossier=self.dossier.id, form=form, printer="quay-1", copies=2
        )

    def handed_over(self, form: str = "receipt", ground: str = "") -> UUID:
        order = self.order(form)
        reissue = Reissue(ground=ground) if ground else None
        hand_over_to_printer(replace(order, reissue=reissue), BY, self.desk)
        return order.job

    def out(self, ground: str = "") -> None:
        """The receipt, or a correction of it, came out of the printer."""
        settle_print(self.handed_over(ground=ground), self.dossier.id, "", BY, self.desk)

    def postponed(self) -> UUID:
        order = self.order()
        postpone_prints([order], BY, self.desk)
        return order.job

    def failed(self, form: str = "receipt", reason: str = "print.printer_gone") -> UUID:
        job = self.handed_over(form)
        settle_print(job, self.dossier.id, reason, BY, self.desk)
        return job

    def listed(self, since: timedelta = timedelta(0), desk: str = "") -> list[OpenPrint]:
        ask = self.store.ask(open_prints)
        return list(ask(DeskId(desk or self.desk.id), FRIDAY_MORNING + since))

    def unprinted(self, since: timedelta = timedelta(0), desk: str = "") -> list[Unprinted]:
        ask = self.store.ask(unprinted)
        return list(ask(DeskId(desk or self.desk.id), FRIDAY_MORNING + since))


@pytest.fixture
def prints(store: Store, work: Work) -> Prints:
    return Prints(store, work)


def test_that_what_was_put_off_or_never_settled_is_listed_oldest_first(prints: Prints) -> None:
    jobs = [prints.postponed(), prints.handed_over("appointment_slip")]
    listed = prints.listed()
    assert [one.id for one in listed] == jobs
    assert [one.state for one in listed] == [PrintState.POSTPONED, PrintState.HANDED_OVER]
    dossier = prints.dossier
    assert {(one.code, one.applicant) for one in listed} == {
        (str(dossier.code), dossier.applicant.name)
    }


def test_that_a_correction_put_off_or_failed_keeps_its_ground(prints: Prints) -> None:
    settle_print(prints.handed_over(), prints.dossier.id, "", BY, prints.desk)
    corrected = replace(prints.order(), reissue=Reissue(ground=" Đổi hẹn trả "))
    postpone_prints([corrected], BY, prints.desk)
    assert [one.ground for one in prints.listed()] == ["Đổi hẹn trả"]
    hand_over_to_printer(corrected, BY, prints.desk)
    settle_print(corrected.job, prints.dossier.id, "print.printer_gone", BY, prints.desk)
    assert [(one.id, one.ground) for one in prints.listed()] == [(corrected.job, "Đổi hẹn trả")]


def test_that_a_paper_that_is_out_is_not_listed(prints: Prints) -> None:
    settle_print(prints.handed_over(), prints.dossier.id, "", BY, prints.desk)
    assert prints.listed() == []


def test_that_a_failure_is_listed_until_the_paper_was_asked_for_again(prints: Prints) -> None:
    job = prints.failed()
    assert [(one.id, one.reason) for one in prints.listed()] == [(job, "print.printer_gone")]
    again = prints.handed_over()
    assert [one.id for one in prints.listed()] == [again]


def test_that_the_failure_of_another_paper_stays_listed(prints: Prints) -> None:
    job = prints.failed()
    settle_print(prints.handed_over("appointment_slip"), prints.dossier.id, "", BY, prints.desk)
    assert [one.id for one in prints.listed()] == [job]


def test_that_a_failed_reprint_of_a_correction_is_not_another_correction(prints: Prints) -> None:
    prints.out()
    prints.out("Đổi hẹn trả")
    again = prints.failed()
    assert [(one.id, one.reprint, one.ground) for one in prints.listed()] == [(again, 1, "")]


def test_that_the_end_of_an_earlier_print_hides_no_failure(prints: Prints) -> None:
    earlier, failed = prints.handed_over(), prints.failed()
    prints.clock.forward(timedelta(minutes=1))
    settle_print(earlier, prints.dossier.id, "", BY, prints.desk)
    assert [one.id for one in prints.listed()] == [failed]


def test_that_a_correction_that_failed_waits_for_that_correction(prints: Prints) -> None:
    prints.out()
    failed = prints.handed_over(ground="Đổi hẹn trả")
    settle_print(failed, prints.dossier.id, "print.printer_gone", BY, prints.desk)
    prints.out()
    assert [one.id for one in prints.listed()] == [failed]
    prints.out("Đổi hẹn trả")
    assert prints.listed() == []


def test_that_failures_of_one_instant_do_not_hide_each_other(prints: Prints) -> None:
    earlier, last = prints.handed_over(), prints.handed_over()
    for job in (last, earlier):
        settle_print(job, prints.dossier.id, "print.printer_gone", BY, prints.desk)
    assert [one.id for one in prints.listed()] == [last]


def test_that_the_line_of_a_visit_comes_back_with_its_paper(prints: Prints) -> None:
    line = "Hồ sơ 1/2 của một lượt nộp"
    put_off = replace(prints.order(), visit_line=line)
    postpone_prints([put_off], BY, prints.desk)
    assert [one.visit_line for one in prints.listed()] == [line]
    worded = WordedPaper(edition="tt-03-2025", content={"visit_line": line})
    hand_over_to_printer(replace(put_off, worded=worded), BY, prints.desk)
    settle_print(put_off.job, prints.dossier.id, "print.printer_gone", BY, prints.desk)
    assert [one.visit_line for one in prints.listed()] == [line]


def test_that_old_failures_and_what_nobody_wants_are_not_listed(prints: Prints) -> None:
    prints.failed("appointment_slip", NOT_WANTED)
    prints.failed()
    assert len(prints.listed()) == 1
    assert prints.listed(timedelta(days=1)) == []


def test_that_prints_of_another_desk_are_its_own(prints: Prints) -> None:
    prints.postponed()
    assert prints.listed(desk="Q9") == []


def test_that_a_dossier_nobody_printed_for_is_found(prints: Prints) -> None:
    (left,) = prints.unprinted()
    assert (left.dossier, left.code) == (prints.dossier.id, str(prints.dossier.code))
    assert (left.applicant, left.answer) == (prints.dossier.applicant.name, None)
    assert left.printed == frozenset()
    assert prints.unprinted(timedelta(days=1)) == []
    assert prints.unprinted(desk="Q9") == []


def test_that_what_was_asked_for_is_told_while_the_bundle_may_be_half_printed(
    prints: Prints,
) -> None:
    prints.failed()
    prints.postponed()
    prints.handed_over("appointment_slip")
    assert [one.printed for one in prints.unprinted()] == [{"receipt", "appointment_slip"}]
    prints.clock.forward(timedelta(hours=1))
    later = receive_dossier(an_order(key=DossierId(uuid4())), BY, prints.desk)
    assert [one.dossier for one in prints.unprinted()] == [later.id]
