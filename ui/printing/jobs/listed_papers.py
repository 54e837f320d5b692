"""What an officer does about papers of the print list, one by one or all of a kind at once."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.printing.print_acts import OF_THE_TILL
from ui.printing.jobs.bound import BoundPrinters
from ui.printing.jobs.turns import Turns
from ui.printing.orders import ListedPrint, PrintStage
from ui.printing.print_queue import PrintQueue

PUT_OFF: Final = frozenset({PrintStage.FAILED, PrintStage.POSTPONED})


def may_see_to(job: ListedPrint, officer: Officer) -> bool:
    """Who may not print sees to the slips of what they took: taking it they asked for the slip."""
    own = job.order.form in OF_THE_TILL and job.order.by.id == officer.id
    return officer.may(Right.PRINT) or (own and officer.may(Right.COLLECT))


class ListedPapers(QObject):
    """Each act is of one paper, with who asked for it, however many are asked for at once."""

    def __init__(
        self, queue: PrintQueue, bound: BoundPrinters, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._queue, self._bound = queue, bound
        self._turns = Turns(queue, self)
        self.stop = self._turns.stop
        queue.failed.connect(self._stop_at)

    @property
    def any_left(self) -> bool:
        """Whether papers asked for by the hundred still wait for their turn."""
        return self._turns.any_left

    @property
    def waiting(self) -> int:
        """Papers put off that nobody has asked for."""
        return len(self._oldest_first(PrintStage.POSTPONED))

    @property
    def in_doubt(self) -> Sequence[UUID]:
        """Jobs nobody saw the end of, the oldest first; without those printed again in turn."""
        return self._oldest_first(PrintStage.IN_DOUBT)

    def print_put_off(self, by: Officer) -> int:
        """All papers put off, the oldest first; how many go in their turn."""
        jobs = self._oldest_first(PrintStage.POSTPONED)
        self._turns.take(jobs, partial(self._begin, by))
        return len(jobs)

    def print_missing(self, jobs: Iterable[UUID], by: Officer) -> int:
        """Of these nothing came out, says `by`: print them again; how many, likewise."""
        missing = self._still_in_doubt(jobs)
        self._turns.take(missing, partial(self._begin_missing, by))
        return len(missing)

    def note_out(self, jobs: Iterable[UUID], by: Officer) -> int:
        """Of these the papers are there, says `by`; how many of them were still in doubt."""
        out = self._still_in_doubt(jobs)
        self._queue.all_came_out(out, by)
        return len(out)

    def print_one(self, job: ListedPrint, by: Officer, printer: str | None = None) -> bool:
        """What failed or was put off, now. False: it is neither, or on its way."""
        if job.stage not in PUT_OFF:
            return False
        printer = self._printer_of(job, printer)
        if job.stage is PrintStage.POSTPONED:
            return self._queue.print_now(job.job, by, printer)
        return self._queue.again(job.job, by, printer)

    @Slot(object, object)
    def _stop_at(self, failed: ListedPrint, error: DeskError) -> None:
        """What a printer that does not print would not print either stays put off, and is told of
        once."""
        if isinstance(error, PrinterGone | PrinterRefused):
            printer = failed.order.target.printer
            self._turns.leave_out(lambda job: self._goes_to(job) == printer)

    def _goes_to(self, job: UUID) -> str:
        listed = self._queue.find(job)
        if listed is None:
            return ""
        printer = self._printer_of(listed, None)
        return listed.order.target.printer if printer is None else printer

    def _begin(self, by: Officer, job: UUID) -> UUID | None:
        listed = self._queue.find(job)
        if listed is None or listed.stage is not PrintStage.POSTPONED:
            return None  # somebody saw to it meanwhile
        return job if self.print_one(listed, by) else None

    def _begin_missing(self, by: Officer, job: UUID) -> UUID | None:
        listed = self._queue.find(job)
        if listed is None or listed.stage is not PrintStage.IN_DOUBT:
            return None

        def print_again() -> None:
            if (missing := self._queue.find(job)) is not None:
                self.print_one(missing, by)

        self._queue.did_not_come_out(job, by, print_again)
        now = self._queue.last_of(listed.order, PrintStage.WAITING)
        return now.job if now is not None else None

    def _printer_of(self, job: ListedPrint, printer: str | None) -> str | None:
        bound, before = self._bound.target(job.order.form).printer, job.order.target.printer
        if not before:  # put off before anybody knew, or bound since
            return printer or bound or None
        if printer is None and before != bound and before not in self._bound.names:
            return bound  # taken away since: as the form is printed now, on paper or to a file
        return printer

    def _still_in_doubt(self, jobs: Iterable[UUID]) -> Sequence[UUID]:
        in_doubt = set(self.in_doubt)
        return [job for job in jobs if job in in_doubt]

    def _oldest_first(self, stage: PrintStage) -> Sequence[UUID]:
        """Jobs that are at `stage` and wait for no turn of theirs."""
        jobs = (job.job for job in reversed(self._queue.jobs) if job.stage is stage)
        return [job for job in jobs if job not in self._turns]
