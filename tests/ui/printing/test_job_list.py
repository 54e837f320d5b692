"""The list of prints over a long day."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from desk_app.domain.ids import DossierId
from tests.ui.printing.test_print_queue import an_order
from ui.printing.jobs.job_list import JobList
from ui.printing.orders import PrintStage, new_print


def test_that_a_print_that_left_the_list_leaves_nothing_on_it(qapp: QApplication) -> None:
    jobs = JobList()
    for _ in range(130):
        printed = new_print(replace(an_order(), dossier=DossierId(uuid4())))
        jobs.show(replace(printed, stage=PrintStage.PRINTED))
    assert len(jobs.newest_first) == len(jobs._of_paper) == 100


def test_that_a_job_which_is_what_it_was_is_told_of_no_more(qapp: QApplication) -> None:
    jobs, told = JobList(), list[object]()
    jobs.changed.connect(told.append)
    printed = new_print(an_order())
    jobs.show(printed)
    jobs.show(replace(printed))
    assert told == [(printed,)]
