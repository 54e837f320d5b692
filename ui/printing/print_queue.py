"""The print list: each job goes its way by itself and the next visitor never waits for it.

That a paper goes to the printer is stored before the printer is called. Whatever
happens then, no paper is printed a second time unless an officer asks for it; only a
printer that certainly did not take it lets it go to the one bound as fallback, once.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from desk_app.domain.acts.prints import NOT_WANTED, PrintJob, WordedPaper
from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused, Unavailable
from desk_app.domain.officer import Officer
from desk_app.domain.printer_faults import PrintBrokenOff
from ui.background import Lane, Runs
from ui.printing.ends import PrintEnds
from ui.printing.files import clear_away, file_name, keep, on_its_way
from ui.printing.orders import ListedPrint, PaperOrder, PrintActs, PrintStage, ShownPaper
from ui.printing.printers import JobRef, Printers, Stage
from ui.printing.watch import PrinterWatch

log = logging.getLogger(__name__)

NOT_SEEN: Final = "print.not_seen"  # reason code: an officer says that no paper came out
GIVEN_UP: Final = "print.given_up"  # reason code: the printer or its queue dropped the job
_KEPT: Final = 100  # printed papers that stay on the list
_UNDER_WAY: Final = frozenset({PrintStage.WAITING, PrintStage.HANDED_OVER})
_UNSEEN: Final = frozenset({PrintStage.HANDED_OVER, PrintStage.IN_DOUBT})


class PrintQueue(QObject):
    changed = Signal(object)  # tuple[ListedPrint, ...], newest first
    stored = Signal(object)  # DossierId: an act about one of its prints was written
    refused = Signal(object)  # DeskError, for the notice bar
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
        self._jobs: dict[UUID, ListedPrint] = {}
        self._watch = PrinterWatch(printers, background, self)
        self._watch.answered.connect(self._answered)
        self._watch.rounded.connect(self._look_after_ends)
        self._ends = PrintEnds(acts.settled, background, self)
        self._ends.stored.connect(self._end_stored)
        self._ends.waiting.connect(self._end_waits)
        self._ends.refused.connect(self.refused)
        self.ask_printers = self._watch.ask

    @property
    def jobs(self) -> tuple[ListedPrint, ...]:
        return tuple(reversed(self._jobs.values()))

    def find(self, job: UUID) -> ListedPrint | None:
        """None: it is not on the list any more."""
        return self._jobs.get(job)

    def print_paper(self, order: PaperOrder) -> bool:
        """Send `order` on its way. False: this paper already is, and nothing was done.

        A paper of the same form that was postponed goes now, instead of a second one.
        """
        for job in self._of(order, PrintStage.POSTPONED):
            return self._go(replace(job, order=order), instead_of=None)
        return self._go(_new(order), instead_of=None)

    def postpone(self, order: PaperOrder) -> bool:
        """List `order` to be printed when an officer says so. False: it is under way or listed.

        One that is listed says from now on what `order` says.
        """
        for job in self._of(order, PrintStage.POSTPONED):
            self._show(replace(job, order=order))
        if self._of(order, PrintStage.POSTPONED, *_UNDER_WAY):
            return False
        self._postpone(order, instead_of=None)
        return True

    def print_now(self, job: UUID, by: Officer, printer: str | None = None) -> bool:
        """Print what was postponed, on `printer` where it is given. False as `print_paper`.

        Raises:
            ValueError: the job does not wait for that.
        """
        listed = self._at(job, PrintStage.POSTPONED)
        order = replace(listed.order, by=by)
        order = order if printer is None else order.at(printer)
        return self._go(replace(listed, order=order), instead_of=None)

    def again(self, job: UUID, by: Officer, printer: str | None = None) -> bool:
        """Print what failed once more, on `printer` where it is given. False as `print_paper`.

        Raises:
            ValueError: the job has not failed; a reprint is an order of its own.
        """
        order = replace(self._at(job, PrintStage.FAILED).order, by=by)
        if printer is not None:
            order = order.at(printer)
        return self._go(_new(order), instead_of=job)

    def later(self, job: UUID, by: Officer) -> None:
        """Put off what failed: it stays on the list until an officer prints it.

        Raises:
            ValueError: the job has not failed.
        """
        failed = self._at(job, PrintStage.FAILED)
        if not self._of(failed.order, PrintStage.POSTPONED, *_UNDER_WAY):
            self._postpone(replace(failed.order, by=by), instead_of=job)

    def drop(self, job: UUID, by: Officer) -> None:
        """The paper is not wanted any more. Raises ValueError unless postponed or failed."""
        listed = self._at(job, PrintStage.POSTPONED, PrintStage.FAILED)
        del self._jobs[job]
        self.changed.emit(self.jobs)
        if not listed.unstored:
            self._ends.store(job, replace(listed.order, by=by), NOT_WANTED)

    def came_out(self, job: UUID, by: Officer) -> None:
        """An officer has the paper in hand, whatever the printer says. ValueError as below."""
        listed = self._at(job, *_UNSEEN)
        self._settle(replace(listed, order=replace(listed.order, by=by)), "")

    def did_not_come_out(self, job: UUID, by: Officer) -> None:
        """An officer looked and there is no paper: take the job back; it can be printed again.

        Raises:
            ValueError: the end of the job is known, or the printer has not got it yet.
        """
        missing = self._at(job, *_UNSEEN)
        if (ref := self._watch.forget(job)) is not None:
            self._background.run(
                lambda: self._printers.withdraw(ref),
                owner=self,
                done=lambda _nothing: None,
                failed=lambda error: log.warning("job %s not taken back: %s", ref.id, error),
                lane=Lane.READING,
            )
        self._settle(replace(missing, order=replace(missing.order, by=by)), NOT_SEEN)

    def take_over(self, left: Iterable[ListedPrint]) -> None:
        """List what the last session left: in doubt, postponed, failed. Prints nothing.

        Jobs of this very session stay as they are, so it may be called at each log-in.
        """
        for job in left:
            if job.stage in _UNDER_WAY:
                raise ValueError(f"nothing is under way after a start: {job.stage.value}")
            self._jobs.setdefault(job.job, job)
        self._background.run(
            lambda: clear_away(self._folder),
            owner=self,
            done=lambda _nothing: self.changed.emit(self.jobs),
            failed=self.refused.emit,
            lane=Lane.READING,
        )

    def _of(self, order: PaperOrder, *stages: PrintStage) -> list[ListedPrint]:
        """Jobs of the same paper at one of `stages`."""
        paper = (order.dossier, order.form)
        alike = (job for job in self._jobs.values() if job.stage in stages)
        return [job for job in alike if (job.order.dossier, job.order.form) == paper]

    def _at(self, job: UUID, *stages: PrintStage) -> ListedPrint:
        listed = self._jobs[job]
        if listed.stage not in stages:
            raise ValueError(f"that is nothing for a job that is {listed.stage.value}")
        return listed

    def _go(self, job: ListedPrint, *, instead_of: UUID | None) -> bool:
        """Word, store, draw, hand over."""
        if self._of(job.order, *_UNDER_WAY):
            return False
        if job.stage is not PrintStage.WAITING:
            job = job.step(PrintStage.WAITING)
        self._ends.try_again()  # the end of the print before counts for which reprint this is
        self._show(job)

        def worded() -> tuple[WordedPaper, str]:
            words = self._acts.worded(job.order)
            return words, self._acts.lacking(job.order, words)

        def store(found: tuple[WordedPaper, str]) -> None:
            self._store(replace(job, lacking=found[1]), instead_of, found[0])

        self._background.run(
            worded,
            owner=self,
            done=store,
            failed=lambda error: self._not_stored(job, error),
            lane=Lane.READING,
        )
        return True

    def _store(self, job: ListedPrint, instead_of: UUID | None, worded: WordedPaper) -> None:
        before = None
        if instead_of is not None and (failed := self._jobs.get(instead_of)) is not None:
            before = None if failed.unstored else instead_of

        def go_on(stored: PrintJob) -> None:
            if instead_of is not None:
                self._jobs.pop(instead_of, None)
            self._produce(
                replace(
                    job,
                    reprint=stored.reprint,
                    reissue=stored.reissue,
                    at=stored.at,
                    unstored=False,
                )
            )

        self._background.run(
            lambda: self._acts.handed_over(job.job, job.order, before, worded),
            owner=self,
            done=go_on,
            failed=lambda error: self._not_stored(job, error),
        )

    def _produce(self, job: ListedPrint) -> None:
        self._show(job)
        if job.lacking:
            self.lacks.emit(job)
        order, target = job.order, job.order.target
        self.stored.emit(order.dossier)
        number = job.reprint + job.reissue
        name = file_name(order.code or order.dossier.hex, order.form, number)

        def to_file() -> ShownPaper:
            pdf = self._acts.drawn(job.job, order)
            return ShownPaper(order.title, pdf, keep(self._folder, name, pdf), order.code)

        def to_printer() -> JobRef:
            pdf = self._acts.drawn(job.job, order)
            file = keep(on_its_way(self._folder), name, pdf)
            try:
                return self._printers.hand_over(file, target)
            finally:
                file.unlink(missing_ok=True)

        if target.printer:
            self._run(to_printer, job, lambda ref: self._handed_over(job, ref))
        else:
            self._run(to_file, job, lambda paper: self._kept(job, paper))

    def _run(self, work: Callable[[], object], job: ListedPrint, done: Callable[..., None]) -> None:
        self._background.run(
            work,
            owner=self,
            done=done,
            failed=lambda error: self._failed(job, error),
            lane=Lane.READING,
        )

    def _not_stored(self, job: ListedPrint, error: DeskError) -> None:
        """Nothing is printed. What may pass leaves the paper on the list, to be tried again."""
        if not job.unstored:
            self._show(job.step(PrintStage.POSTPONED))
        elif isinstance(error, Unavailable):
            self._show(job.step(PrintStage.FAILED, reason=error.code))
        else:
            del self._jobs[job.job]
            self.changed.emit(self.jobs)
        self.refused.emit(error)

    def _failed(self, job: ListedPrint, error: DeskError) -> None:
        match error:
            case PrintBrokenOff():
                self._show(job.step(PrintStage.IN_DOUBT, reason=error.code))
                self.refused.emit(error)
            case PrinterGone() | PrinterRefused() if _may_move(job.order):
                self._settle(job, error.code)
                moved = replace(
                    _new(job.order.at(job.order.target.fallback)),
                    moved_from=job.order.target.printer,
                )
                self.moved.emit(moved)
                self._go(moved, instead_of=job.job)
            case _:
                self._settle(job, error.code)
                self.refused.emit(error)

    def _kept(self, job: ListedPrint, paper: ShownPaper) -> None:
        self._settle(job, "")
        self.shown.emit(paper)

    def _handed_over(self, job: ListedPrint, ref: JobRef) -> None:
        self._show(job.step(PrintStage.HANDED_OVER))
        self._watch.watch(job.job, ref)

    def _answered(self, job: UUID, answer: Stage | DeskError) -> None:
        listed = self._jobs[job]
        match answer:
            case Stage.WAITING:
                self._show(replace(listed, reason=""))
            case Stage.PRINTED:
                self._settle(listed, "")
            case Stage.FAILED:
                self._settle(listed, GIVEN_UP)
            case DeskError():
                self._show(replace(listed, reason=answer.code))

    def _settle(self, job: ListedPrint, failure: str) -> None:
        self._watch.forget(job.job)
        stage = PrintStage.FAILED if failure else PrintStage.PRINTED
        self._show(job.step(stage, reason=failure))
        self._ends.store(job.job, job.order, failure)

    def _end_stored(self, job: UUID, order: PaperOrder) -> None:
        if (listed := self._jobs.get(job)) is not None and listed.unsettled:
            self._show(replace(listed, unsettled=False))
        self.stored.emit(order.dossier)

    def _end_waits(self, job: UUID) -> None:
        if (listed := self._jobs.get(job)) is not None:
            self._show(replace(listed, unsettled=True))
        self._watch.soon()

    def _look_after_ends(self) -> None:
        self._ends.try_again()
        if self._ends.any_waits:
            self._watch.later()

    def _show(self, job: ListedPrint) -> None:
        self._jobs[job.job] = job
        printed = [id_ for id_, one in self._jobs.items() if one.stage is PrintStage.PRINTED]
        for id_ in printed[: max(len(printed) - _KEPT, 0)]:
            del self._jobs[id_]
        self.changed.emit(self.jobs)

    def _postpone(self, order: PaperOrder, *, instead_of: UUID | None) -> None:
        job = replace(_new(order), stage=PrintStage.POSTPONED)

        def stored(_nothing: None) -> None:
            if instead_of is not None:
                self._jobs.pop(instead_of, None)
            self._show(replace(self._jobs.get(job.job, job), unstored=False))
            self.stored.emit(order.dossier)

        def failed(error: DeskError) -> None:
            del self._jobs[job.job]
            if instead_of is None and isinstance(error, Unavailable):
                self._jobs[job.job] = job.step(PrintStage.FAILED, reason=error.code)
            self.changed.emit(self.jobs)
            self.refused.emit(error)

        self._show(job)
        self._background.run(
            lambda: self._acts.postponed(job.job, order),
            owner=self,
            done=stored,
            failed=failed,
        )


def _may_move(order: PaperOrder) -> bool:
    """Asked only when the printer has not taken the job: nothing is printed twice."""
    return order.target.fallback not in {"", order.target.printer}


def _new(order: PaperOrder) -> ListedPrint:
    return ListedPrint(job=uuid4(), order=order, unstored=True)
