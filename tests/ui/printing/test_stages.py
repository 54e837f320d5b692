"""How a job may move: whatever officers, printers and crashes do, nothing prints unasked."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from tests.ui.inline import Inline
from tests.ui.printing.test_print_queue import AT_PRINTER, OFFICER, Counter, an_order, left_over
from ui.printing.orders import NEXT, PrintStage
from ui.printing.printers import Stage

FORMS = st.sampled_from(["receipt", "appointment_slip", "control_slip"])
PICK = st.integers(0, 9)
TO_THE_PRINTER = {PrintStage.WAITING, PrintStage.HANDED_OVER}


def test_that_every_stage_says_where_it_leads() -> None:
    assert set(NEXT) == set(PrintStage)


@pytest.mark.parametrize("stage", list(PrintStage), ids=lambda stage: stage.value)
def test_that_a_job_moves_only_along_the_table(stage: PrintStage) -> None:
    job = left_over(stage)
    for to in PrintStage:
        if to in NEXT[stage]:
            assert job.step(to).stage is to
        else:
            with pytest.raises(ValueError, match=stage.value):
                job.step(to)


def test_that_no_way_leads_from_doubt_to_a_printer() -> None:
    reached, open_ = set[PrintStage](), {PrintStage.IN_DOUBT}
    while open_:
        stage = open_.pop()
        reached.add(stage)
        open_ |= NEXT[stage] - reached
    assert not reached & TO_THE_PRINTER


class AnyDay(RuleBasedStateMachine):
    """Officers, printers and power cuts in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.counter = Counter(Path(self.folder.name), Inline())
        self.counter.printers.plugged_in = ["quay-1", "quay-2"]
        self.asked = 0  # how often an officer asked for a paper

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(form=FORMS, fallback=st.sampled_from(["", "quay-2"]))
    def order(self, form: str, fallback: str) -> None:
        order = an_order(replace(AT_PRINTER, fallback=fallback))
        self.asked += self.counter.queue.print_paper(replace(order, form=form))

    @rule(form=FORMS)
    def put_off(self, form: str) -> None:
        self.counter.queue.postpone(replace(an_order(), form=form))

    @rule(n=PICK, act=st.sampled_from(["now", "again", "later", "drop", "came", "not"]))
    def press(self, n: int, act: str) -> None:
        queue = self.counter.queue
        if not queue.jobs:
            return
        job = queue.jobs[n % len(queue.jobs)]
        try:
            match act:
                case "now":
                    self.asked += queue.print_now(job.job, OFFICER)
                case "again":
                    self.asked += queue.again(job.job, OFFICER)
                case "later":
                    queue.later(job.job, OFFICER)
                case "drop":
                    queue.drop(job.job, OFFICER)
                case "came":
                    queue.came_out(job.job, OFFICER)
                case _:
                    queue.did_not_come_out(job.job, OFFICER)
        except ValueError:
            assert queue.find(job.job) == job  # what is not offered changes nothing

    @rule(
        refuses=st.sampled_from(["", "not_accepting"]),
        plugged_in=st.sampled_from([["quay-1", "quay-2"], ["quay-2"], []]),
        silent=st.booleans(),
        stage=st.sampled_from(list(Stage)),
    )
    def printers_change(
        self, refuses: str, plugged_in: list[str], silent: bool, stage: Stage
    ) -> None:
        printers = self.counter.printers
        printers.refuses, printers.refusing = refuses, {"quay-1"}
        printers.plugged_in, printers.silent, printers.stage = plugged_in, silent, stage

    @rule()
    def ask(self) -> None:
        self.counter.queue.ask_printers()

    @rule()
    def power_cut(self) -> None:
        """What was at the printer is in doubt after it; what was put off or failed is there."""
        left = [
            replace(job, stage=PrintStage.IN_DOUBT) if job.stage in TO_THE_PRINTER else job
            for job in reversed(self.counter.queue.jobs)
            if job.stage is not PrintStage.PRINTED
        ]
        self.counter.begin(Inline())
        self.counter.queue.take_over(left)

    @invariant()
    def nothing_is_printed_unasked(self) -> None:
        assert len(self.counter.printers.tray) <= self.asked

    @invariant()
    def a_paper_is_under_way_once(self) -> None:
        under_way = [
            job.order.form for job in self.counter.queue.jobs if job.stage in TO_THE_PRINTER
        ]
        assert len(under_way) == len(set(under_way))


def test_that_nothing_is_printed_unasked_whatever_the_day_brings(qapp: QApplication) -> None:
    days = settings(
        max_examples=40,
        stateful_step_count=30,
        suppress_health_check=[HealthCheck.too_slow],  # it counts a second of reading our sources
    )
    run_state_machine_as_test(AnyDay, settings=days)
