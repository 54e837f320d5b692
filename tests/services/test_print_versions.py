"""What a paper said when it was given out is kept; a correction is another version."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.print_faults import ReissueUnfounded
from desk_app.domain.acts.prints import (
    NOT_WANTED,
    PrintJob,
    PrintState,
    WordedPaper,
    print_jobs,
    versions_of,
)
from desk_app.domain.dossier import Dossier
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import (
    PrintOrder,
    Reissue,
    hand_over_to_printer,
    note_preview,
    postpone_prints,
    settle_print,
)
from tests.builders import FRIDAY_MORNING, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
OLD = WordedPaper(edition="tt-03-2025", content={"due": "thứ Hai", "papers": [{"name": "Đơn"}]})
NEW = WordedPaper(edition="tt-03-2025", content={"due": "thứ Năm", "papers": []})


@pytest.fixture
def received(work: Work) -> Dossier:
    return receive_dossier(an_order(), an_officer(), a_desk(work))


class Printing:
    """One form of one dossier, printed again and again."""

    def __init__(self, work: Work, dossier: Dossier) -> None:
        self.work, self.dossier = work, dossier
        self.desk, self.officer = a_desk(work), an_officer()

    def order(self, worded: WordedPaper = OLD, ground: str | None = None) -> PrintOrder:
        return PrintOrder(
            job=uuid4(),
            dossier=self.dossier.id,
            form="receipt",
            printer="Q1",
            copies=2,
            media="A4",
            worded=worded,
            reissue=None if ground is None else Reissue(ground=ground),
        )

    def hand_over(self, order: PrintOrder) -> PrintJob:
        return hand_over_to_printer(order, self.officer, self.desk)

    def settle(self, job: UUID, failure: str = "") -> None:
        settle_print(job, self.dossier.id, failure, self.officer, self.desk)

    @property
    def jobs(self) -> list[PrintJob]:
        with self.work() as tx:
            return list(print_jobs(tx.dossiers.acts(self.dossier.id)))


@pytest.fixture
def printing(work: Work, received: Dossier) -> Printing:
    return Printing(work, received)


def test_that_the_first_print_keeps_its_words_and_a_reprint_points_at_it(
    printing: Printing,
) -> None:
    first = printing.hand_over(printing.order())
    again = printing.hand_over(printing.order(NEW))
    assert (first.worded, first.media, first.words_of) == (OLD, "A4", first.id)
    assert (again.worded, again.reprint, again.words_of) == (None, 1, first.id)
    stored = printing.jobs
    assert [job.worded for job in stored] == [OLD, None]
    assert [job.words_of for job in stored] == [first.id, first.id]


def test_that_a_first_print_that_failed_leaves_nothing_to_point_at(printing: Printing) -> None:
    failed = printing.hand_over(printing.order())
    printing.settle(failed.id, "print.printer_gone")
    first = printing.hand_over(replace(printing.order(NEW), instead_of=failed.id))
    assert (first.worded, first.reprint, first.instead_of) == (NEW, 0, failed.id)
    (version,) = versions_of(printing.jobs, "receipt")
    assert version.id == first.id


def test_that_a_correction_is_a_version_of_its_own_and_the_old_one_stays(
    printing: Printing,
) -> None:
    first = printing.hand_over(printing.order())
    corrected = printing.hand_over(printing.order(NEW, " Đổi hẹn trả "))
    assert (corrected.reissue, corrected.ground, corrected.worded) == (1, "Đổi hẹn trả", NEW)
    assert corrected.reprint == 0
    again = printing.hand_over(printing.order(OLD))
    assert (again.words_of, again.reprint, again.reissue) == (corrected.id, 1, 1)
    third = printing.hand_over(printing.order(OLD, "Sai tên"))
    assert third.reissue == 2
    versions = versions_of(printing.jobs, "receipt")
    assert [version.id for version in versions] == [first.id, corrected.id, third.id]
    assert [len(version.prints) for version in versions] == [1, 2, 1]


def test_that_a_correction_that_never_came_out_replaces_nothing(printing: Printing) -> None:
    first = printing.hand_over(printing.order())
    corrected = printing.hand_over(printing.order(NEW, "Đổi hẹn"))
    printing.settle(corrected.id, "print.not_seen")
    assert [version.id for version in versions_of(printing.jobs, "receipt")] == [first.id]
    assert printing.hand_over(printing.order(NEW, "Đổi hẹn")).reissue == 1


def test_that_a_correction_needs_its_reason(printing: Printing) -> None:
    printing.hand_over(printing.order())
    with pytest.raises(ReissueUnfounded):
        printing.hand_over(printing.order(NEW, "  "))
    assert len(printing.jobs) == 1


def test_that_a_correction_of_what_was_never_given_out_is_the_first_print(
    printing: Printing,
) -> None:
    job = printing.hand_over(printing.order(NEW, "Đổi hẹn"))
    assert (job.reissue, job.ground, job.worded) == (0, "", NEW)


def test_that_a_paper_put_off_is_handed_over_as_the_same_job(printing: Printing) -> None:
    order = printing.order()
    postpone_prints([order], printing.officer, printing.desk)
    postpone_prints([order], printing.officer, printing.desk)
    (waiting,) = printing.jobs
    assert (waiting.state, waiting.handed_at) == (PrintState.POSTPONED, None)
    assert printing.hand_over(order).state is PrintState.HANDED_OVER
    (handed,) = printing.jobs
    assert (handed.state, handed.worded) == (PrintState.HANDED_OVER, OLD)


def test_that_a_correction_put_off_comes_after_those_handed_over_meanwhile(
    printing: Printing,
) -> None:
    first = printing.hand_over(printing.order())
    late = printing.order(NEW, "Sai tên")
    postpone_prints([late], printing.officer, printing.desk)
    meanwhile = printing.hand_over(printing.order(NEW, "Đổi hẹn"))
    printing.hand_over(late)
    versions = versions_of(printing.jobs, "receipt")
    assert [version.id for version in versions] == [first.id, meanwhile.id, late.job]
    assert [version.first.reissue for version in versions] == [0, 1, 2]
    again = printing.hand_over(printing.order())
    assert (again.words_of, again.reissue, again.ground) == (late.job, 2, "Sai tên")


def test_that_no_two_reprints_of_a_paper_have_the_same_number(printing: Printing) -> None:
    first = printing.hand_over(printing.order())
    again = printing.hand_over(printing.order())
    printing.settle(again.id)
    printing.settle(first.id, "print.not_seen")
    assert (again.reprint, printing.hand_over(printing.order()).reprint) == (1, 2)


def test_that_the_line_of_a_visit_is_kept_while_its_paper_is_put_off(printing: Printing) -> None:
    line = "Hồ sơ 2/3 của một lượt nộp"
    order = replace(printing.order(), visit_line=line)
    postpone_prints([order], printing.officer, printing.desk)
    assert [job.visit_line for job in printing.jobs] == [line]
    printing.hand_over(replace(order, worded=replace(OLD, content={"visit_line": line})))
    assert [job.visit_line for job in printing.jobs] == [line]


def test_that_a_paper_put_off_in_a_visit_learns_the_line_when_the_visit_ends(
    printing: Printing, work: Work
) -> None:
    order = printing.order()
    postpone_prints([order], printing.officer, printing.desk)
    (waiting,) = printing.jobs
    ended = replace(order, visit_line="Hồ sơ 1/2 của một lượt nộp")
    for _ in range(2):
        postpone_prints([ended], printing.officer, printing.desk)
    assert printing.jobs == [replace(waiting, visit_line=ended.visit_line)]
    printing.hand_over(ended)
    postpone_prints([order], printing.officer, printing.desk)
    assert [job.state for job in printing.jobs] == [PrintState.HANDED_OVER]
    with work() as tx:
        told = [act.kind for act in tx.dossiers.acts(printing.dossier.id)]
    assert told.count(kinds.PRINT_POSTPONED) == 2


def test_that_what_a_paper_says_stands_in_no_log(printing: Printing) -> None:
    job = printing.hand_over(printing.order())
    assert "thứ Hai" not in repr(job)
    assert "thứ Hai" not in repr(printing.jobs)


def test_that_a_paper_put_off_counts_for_no_reprint(printing: Printing) -> None:
    postpone_prints([printing.order()], printing.officer, printing.desk)
    assert printing.hand_over(printing.order()).reprint == 0


def test_that_a_paper_put_off_cannot_be_called_printed(printing: Printing) -> None:
    order = printing.order()
    postpone_prints([order], printing.officer, printing.desk)
    with pytest.raises(ValueError, match="never handed over"):
        printing.settle(order.job)
    printing.settle(order.job, NOT_WANTED)
    assert [(job.state, job.reason) for job in printing.jobs] == [(PrintState.FAILED, NOT_WANTED)]


def test_that_what_failed_may_turn_out_not_to_be_wanted(printing: Printing) -> None:
    job = printing.hand_over(printing.order())
    printing.settle(job.id, "print.printer_gone")
    for _press in range(2):
        printing.settle(job.id, NOT_WANTED)
    assert printing.jobs[0].reason == NOT_WANTED
    with printing.work() as tx:
        told = [act.kind for act in tx.dossiers.acts(printing.dossier.id)]
    assert told.count(kinds.PRINT_FAILED) == 2


def test_that_acts_of_an_earlier_program_are_prints_of_one_wording(
    printing: Printing, work: Work
) -> None:
    """They carried job, form, printer, copies and the number of the reprint, and no words."""
    jobs = [uuid4(), uuid4()]
    with work() as tx:
        for reprint, job in enumerate(jobs):
            body: Body = {
                "job": job.hex,
                "form": "receipt",
                "printer": "",
                "copies": 1,
                "reprint": reprint,
            }
            tx.journal.write(
                kinds.PRINT_HANDED_OVER,
                Subject(SubjectKind.DOSSIER, printing.dossier.id),
                body,
                by=printing.officer.id,
                at=FRIDAY_MORNING,
            )
        tx.commit()
    assert [job.words_of for job in printing.jobs] == [jobs[0], jobs[0]]
    assert printing.hand_over(printing.order(NEW)).reprint == 2
    corrected = printing.hand_over(printing.order(NEW, "Sai tên"))
    assert (corrected.reissue, corrected.worded) == (1, NEW)


def test_that_prints_and_looks_of_a_newer_program_leave_the_dossier_as_it_is(
    printing: Printing, work: Work
) -> None:
    with work() as tx:
        for kind in ("print.of_2031", "look.of_2031"):
            tx.journal.write(
                kind,
                Subject(SubjectKind.DOSSIER, printing.dossier.id),
                {},
                by=printing.officer.id,
                at=FRIDAY_MORNING,
            )
        folded = fold(tx.dossiers.acts(printing.dossier.id))
    assert not folded.read_only


def test_that_a_preview_is_a_look_and_stays_at_home(printing: Printing, work: Work) -> None:
    note_preview(printing.dossier.id, "receipt", printing.officer, printing.desk)
    with work() as tx:
        look = list(tx.dossiers.acts(printing.dossier.id))[-1]
    assert (look.kind, look.body) == (kinds.PREVIEWED, {"form": "receipt"})
    assert not kinds.is_shared(look.kind)
