"""The print list: each job goes its way by itself and the next visitor never waits for it.

That a paper goes to the printer is stored before the printer is called. Whatever
happens then, no paper is printed a second time unless an officer asks for it; only a
printer that certainly did not take it lets it go to the one bound as fallback, once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.acts.prints import NOT_WANTED, PrintJob, WordedPaper
from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused, Unavailable
from desk_app.domain.officer import Officer
from desk_app.domain.printer_faults import PrintBrokenOff
from ui.background import Lane, Runs
from ui.printing.ends import PrintEnds
from ui.printing.files import clear_away, file_of, keep, on_its_way
from ui.printing.jobs.job_list import JobList
from ui.printing.jobs.putting_off import PuttingOff
from ui.printing.jobs.taking_back import UNSEEN, TakingBack
from ui.printing.orders import (
    ListedPrint,
    PaperOrder,
    PrintActs,
    PrintStage,
    ShownPaper,
    new_print,
)
from ui.printing.printers import JobRef, Printers, Stage
from ui.printing.watch import PrinterWatch

NOT_SEEN: Final = "print.not_seen"  # reason code: an officer says that no paper came out
GIVEN_UP: Final = "print.given_up"  # reason code: the printer or its queue dropped the job
UNKNOWN: Final = "print.unknown"  # reason code: the printer's queue knows the job no more
_UNDER_WAY: Final = frozenset({PrintStage.WAITING, PrintStage.HANDED_OVER})


class PrintQueue(QObject):
    changed = Signal(object)  # tuple[ListedPrint, ...], newest first
    stored = Signal(object)  # frozenset[DossierId]: acts about prints of theirs were written
    refused = Signal(object)  # DeskError, for the notice bar
    failed = Signal(object, object)  # ListedPrint that is not out, or nobody knows; DeskError: why
    shown = Signal(object)  # ShownPaper, for the viewer
    lacks = Signal(object)  # ListedPrint: some of its letters are printed as empty boxes
    moved = Signal(object)  # ListedPrint that goes to the fallback, for the notice bar

    def __init__(
        self,
        acts: PrintActs,
        printers: Printers,
        background: Runs,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            folder: Takes the files of papers without a printer; made when it is needed.
        """
        super().__init__(parent)
        self._acts = acts
        self._printers = printers
        self._background = background
        self._folder = folder
        self._list = JobList(self)
        self._list.changed.connect(self.changed)
        self._watch = PrinterWatch(printers, background, self)
        self._watch.answered.connect(self._answered)
        self._watch.rounded.connect(self._look_after_ends)
        self._taking_back = TakingBack(self._list, self._watch, printers, background, self)
        self._taking_back.refused.connect(self.refused)
        self._putting_off = PuttingOff(self._list, acts.postponed, background, self)
        self._putting_off.stored.connect(self.stored)
        self._putting_off.refused.connect(self.refused)
        self._ends = PrintEnds(acts.settled, background, self)
        self._ends.stored.connect(self._end_stored)
        self._ends.waiting.connect(self._end_waits)
        self._ends.refused.connect(self.refused)
        self.ask_printers = self._watch.ask
        self.find, self.last_of = self._list.find, self._list.last_of
        self.store_all_ends = self._ends.store_all
        self.put_off_left = self._putting_off.put_off_left

    @property
    def jobs(self) -> tuple[ListedPrint, ...]:
        return self._list.newest_first

    def print_paper(self, order: PaperOrder) -> bool:
        """Send `order` on its way. False: this paper already is, and nothing was done.

        A paper of the same form that was postponed goes now, instead of a second one; one
        that failed is done with when this one is stored.
        """
        job = new_print(order)
        if (waiting := self.last_of(order, PrintStage.POSTPONED)) is not None:
            job = replace(waiting, order=order.corrected_as(waiting.order))
        failed = self._list.mended_by(job.order)
        return self._go(job, instead_of=failed[-1] if failed else None)

    def postpone(self, order: PaperOrder) -> bool:
        """List `order` to be printed when an officer says so. False: it is under way or listed.

        One that is listed says from now on what `order` says.
        """
        for job in self._list.of(order, PrintStage.POSTPONED):
            now = order.corrected_as(job.order)
            self._list.show(replace(job, order=now))
            if (now.visit_line, now.reissue) != (job.order.visit_line, job.order.reissue):
                self._putting_off.store([(job.job, now)], lambda: None, self.refused.emit)
        if self._list.of(order, PrintStage.POSTPONED, *_UNDER_WAY):
            return False
        self._putting_off.put_off([new_print(order)])
        return True

    def print_now(self, job: UUID, by: Officer, printer: str | None = None) -> bool:
        """Print what was postponed, on `printer` where it is given. False as `print_paper`.

        Raises:
            ValueError: the job does not wait for that.
        """
        listed = self._list.at(job, PrintStage.POSTPONED)
        order = self._ordered(listed, by, printer)
        return order is not None and self._go(replace(listed, order=order), instead_of=None)

    def again(self, job: UUID, by: Officer, printer: str | None = None) -> bool:
        """Print what failed once more, on `printer` where it is given. False as `print_paper`.

        Raises:
            ValueError: the job has not failed; a reprint is an order of its own.
        """
        order = self._ordered(self._list.at(job, PrintStage.FAILED), by, printer)
        return order is not None and self._go(new_print(order), instead_of=job)

    def later(self, job: UUID, by: Officer) -> None:
        """Put off what failed: it stays on the list until an officer prints it.

        Raises:
            ValueError: the job has not failed.
        """
        failed = self._list.at(job, PrintStage.FAILED)
        if not self._list.of(failed.order, PrintStage.POSTPONED, *_UNDER_WAY):
            self._putting_off.put_off([new_print(replace(failed.order, by=by))], instead_of=job)

    def drop(self, job: UUID, by: Officer) -> None:
        """The paper is not wanted any more. Raises ValueError unless postponed or failed."""
        listed = self._list.at(job, PrintStage.POSTPONED, PrintStage.FAILED)
        self._list.remove([job])
        if not listed.unstored:
            self._ends.store(job, replace(listed.order, by=by), NOT_WANTED)

    def came_out(self, job: UUID, by: Officer) -> None:
        """An officer has the paper in hand, whatever the printer says. ValueError as below."""
        self.all_came_out([job], by)

    def all_came_out(self, jobs: Iterable[UUID], by: Officer) -> None:
        """Likewise of each; told once, stored one by one."""
        unseen = [self._list.at(job, *UNSEEN) for job in jobs]
        self._settle([replace(job, order=replace(job.order, by=by)) for job in unseen], "")

    def did_not_come_out(
        self, job: UUID, by: Officer, then: Callable[[], object] = lambda: None
    ) -> None:
        """An officer looked and there is no paper: take the job back; it can be printed again.

        What the printer does not give back stays handed over, for it may still be printed.

        Args:
            then: Called once it was taken back, and is told to have failed.

        Raises:
            ValueError: the end of the job is known, or the printer has not got it yet.
        """
        self._list.at(job, *UNSEEN)

        def taken() -> None:
            missing = self._list.at(job, *UNSEEN)
            self._settle([replace(missing, order=replace(missing.order, by=by))], NOT_SEEN)
            then()

        self._taking_back.take(job, taken)

    def take_over(self, left: Iterable[ListedPrint]) -> None:
        """List what was left when the desk closed: in doubt, postponed, failed. Prints nothing.

        Jobs of this very program stay as they are, so it may be called at each log-in.
        """
        left = tuple(left)
        if going := [job.stage.value for job in left if job.stage in _UNDER_WAY]:
            raise ValueError(f"nothing is under way after a start: {going}")
        under_way = any(job.stage in _UNDER_WAY for job in self.jobs)
        self._list.add_unknown(left)
        if under_way:  # a file may be on its way this very moment
            return
        self._background.run(
            lambda: clear_away(self._folder),
            owner=self,
            done=lambda _nothing: None,
            failed=self.refused.emit,
            lane=Lane.READING,
        )

    def _ordered(self, job: ListedPrint, by: Officer, printer: str | None) -> PaperOrder | None:
        """None: `printer` cannot print it."""
        order = replace(job.order, by=by)
        return order if printer is None else self._acts.elsewhere(order, printer)

    def _go(self, job: ListedPrint, *, instead_of: UUID | None) -> bool:
        """Word, store, draw, hand over."""
        if self._list.of(job.order, *_UNDER_WAY):
            return False
        if job.stage is not PrintStage.WAITING:
            job = job.step(PrintStage.WAITING, reason="")
        self._ends.try_again()
        self._list.show(job)

        def worded() -> tuple[WordedPaper, str]:
            words = self._acts.worded(job.order)
            return words, self._acts.lacking(job.order, words)

        def store(found: tuple[WordedPaper, str]) -> None:
            self._store(replace(job, lacking=found[1]), instead_of, found[0])

        self._background.run(
            worded,
            owner=self,
            done=store,
            failed=lambda error: self._not_stored(job, instead_of, error),
            lane=Lane.READING,
        )
        return True

    def _store(self, job: ListedPrint, instead_of: UUID | None, worded: WordedPaper) -> None:
        failed = self._list.find(instead_of) if instead_of is not None else None
        before = None if failed is None or failed.unstored else instead_of
        self._ends.store_first(job.order.dossier)

        def go_on(stored: PrintJob) -> None:
            self._list.remove(self._list.mended_by(job.order))
            now = replace(job, at=stored.at, unstored=False)
            self._produce(replace(now, reprint=stored.reprint, reissue=stored.reissue))

        self._background.run(
            lambda: self._acts.handed_over(job.job, job.order, before, worded),
            owner=self,
            done=go_on,
            failed=lambda error: self._not_stored(job, instead_of, error),
        )

    def _produce(self, job: ListedPrint) -> None:
        """Draw in the reading lane, call the printer in its own: it may not answer for long."""
        self._list.show(job)
        if job.lacking:
            self.lacks.emit(job)
        order, target = job.order, job.order.target
        self.stored.emit(frozenset({order.dossier}))
        folder = on_its_way(self._folder) if target.printer else self._folder

        def drawn() -> ShownPaper:
            pdf = self._acts.drawn(job.job, order)
            return ShownPaper(order.title, pdf, keep(folder, file_of(job), pdf), order.code)

        def go_on(paper: ShownPaper) -> None:
            if target.printer and paper.file is not None:
                self._call_printer(job, paper.file)
            else:
                self._kept(job, paper)

        self._run(drawn, job, go_on, Lane.READING)

    def _call_printer(self, job: ListedPrint, file: Path) -> None:
        def to_printer() -> JobRef:
            try:
                return self._printers.hand_over(file, job.order.target)
            finally:
                file.unlink(missing_ok=True)

        self._run(to_printer, job, lambda ref: self._handed_over(job, ref), Lane.PRINTING)

    def _run(
        self, work: Callable[[], object], job: ListedPrint, done: Callable[..., None], lane: Lane
    ) -> None:
        self._background.run(
            work,
            owner=self,
            done=done,
            failed=lambda error: self._failed(job, error),
            lane=lane,
        )

    def _not_stored(self, job: ListedPrint, instead_of: UUID | None, error: DeskError) -> None:
        """Nothing is printed. What may pass leaves the paper on the list, to be tried again.

        What failed before and was to be printed by this job stays, in one line.
        """
        before = self._list.find(instead_of) if instead_of is not None else None
        if not job.unstored:
            self._list.show(job.step(PrintStage.POSTPONED))
        elif before is not None:
            self._list.remove([job.job])
            self._list.show(replace(before, reason=error.code))
        elif isinstance(error, Unavailable):
            self._list.show(job.step(PrintStage.FAILED, reason=error.code))
        else:
            self._list.remove([job.job])
        self.refused.emit(error)

    def _failed(self, job: ListedPrint, error: DeskError) -> None:
        match error:
            case PrintBrokenOff():
                doubtful = job.step(PrintStage.IN_DOUBT, reason=error.code)
                self._list.show(doubtful)
                self.failed.emit(doubtful, error)
            case PrinterGone() | PrinterRefused() if (spare := self._spare(job.order)) is not None:
                self._settle([job], error.code)
                moved = replace(new_print(spare), moved_from=job.order.target.printer)
                self.moved.emit(moved)
                self._go(moved, instead_of=job.job)
            case _:
                self._settle([job], error.code)
                self.failed.emit(self._list.find(job.job) or job, error)

    def _spare(self, order: PaperOrder) -> PaperOrder | None:
        """`order` on its fallback, where that can print it.

        Asked only when the printer has not taken the job: nothing is printed twice.
        """
        fallback = order.target.fallback
        if fallback in {"", order.target.printer}:
            return None
        return self._acts.elsewhere(order, fallback)

    def _kept(self, job: ListedPrint, paper: ShownPaper) -> None:
        self._settle([job], "")
        self.shown.emit(paper)

    def _handed_over(self, job: ListedPrint, ref: JobRef) -> None:
        self._list.show(job.step(PrintStage.HANDED_OVER))
        self._watch.watch(job.job, ref)

    def _answered(self, job: UUID, answer: Stage | DeskError) -> None:
        listed = self._list.at(job, PrintStage.HANDED_OVER)
        match answer:
            case Stage.WAITING:
                self._list.show(replace(listed, reason=""))
            case Stage.PRINTED:
                self._settle([listed], "")
            case Stage.FAILED:
                self._settle([listed], GIVEN_UP)
            case Stage.UNKNOWN:
                self._watch.forget(job)
                self._list.show(listed.step(PrintStage.IN_DOUBT, reason=UNKNOWN))
            case DeskError():
                self._list.show(replace(listed, reason=answer.code))

    def _settle(self, jobs: Sequence[ListedPrint], failure: str) -> None:
        stage = PrintStage.FAILED if failure else PrintStage.PRINTED
        for job in jobs:
            self._watch.forget(job.job)
        self._list.show_all(job.step(stage, reason=failure) for job in jobs)
        for job in jobs:
            self._ends.store(job.job, job.order, failure)

    def _end_stored(self, job: UUID, order: PaperOrder) -> None:
        if (listed := self._list.find(job)) is not None and listed.unsettled:
            self._list.show(replace(listed, unsettled=False))
        self.stored.emit(frozenset({order.dossier}))

    def _end_waits(self, job: UUID) -> None:
        if (listed := self._list.find(job)) is not None:
            self._list.show(replace(listed, unsettled=True))
        self._watch.soon()

    def _look_after_ends(self) -> None:
        self._ends.try_again()
        if self._ends.any_waits:
            self._watch.later()
