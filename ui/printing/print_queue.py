"""The print list: each job goes its way by itself and the next visitor never waits for it.

That a paper goes to the printer is stored before the printer is called. Whatever
happens then, no paper is printed a second time unless an officer asks for it.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import DeskError
from desk_app.services.printing.print_acts import PrintOrder
from ui.background import Lane, Runs
from ui.printing.files import clear_away, file_name, keep, on_its_way
from ui.printing.orders import ListedPrint, PaperOrder, PrintActs, PrintStage, ShownPaper
from ui.printing.printers import JobRef, Printers, Stage

log = logging.getLogger(__name__)

NOT_SEEN: Final = "print.not_seen"  # reason code: an officer says that no paper came out
GIVEN_UP: Final = "print.given_up"  # reason code: the printer or its queue dropped the job
_ASK_AFTER: Final = 1000  # ms until the printer is asked first; twice as long each time
_ASK_AT_MOST: Final = 30_000  # ms
_KEPT: Final = 100  # printed papers that stay on the list
_OPEN: Final = frozenset({PrintStage.WAITING, PrintStage.HANDED_OVER})


class PrintQueue(QObject):
    changed = Signal(object)  # tuple[ListedPrint, ...], newest first
    stored = Signal(object)  # DossierId: an act about one of its prints was written
    refused = Signal(object)  # DeskError, for the notice bar
    shown = Signal(object)  # ShownPaper, for the viewer

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
        self._refs: dict[UUID, JobRef] = {}  # of jobs a printer has and has not printed
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASK_AFTER)
        self._asking.timeout.connect(self.ask_printers)

    @property
    def jobs(self) -> tuple[ListedPrint, ...]:
        return tuple(reversed(self._jobs.values()))

    def print_paper(self, order: PaperOrder) -> bool:
        """Send `order` on its way. False: this paper already is, and nothing was done."""
        return self._begin(order, instead_of=None)

    def again(self, job: UUID, printer: str | None = None) -> bool:
        """Print what failed once more, on `printer` where it is given. False as `print_paper`.

        Raises:
            ValueError: the job has not failed; a reprint is an order of its own.
        """
        failed = self._jobs[job]
        if failed.stage is not PrintStage.FAILED:
            raise ValueError(f"a job that is {failed.stage.value} is not printed again")
        order = failed.order
        if printer is not None:
            order = replace(order, target=replace(order.target, printer=printer))
        return self._begin(order, instead_of=job)

    def came_out(self, job: UUID) -> None:
        """An officer has the paper in hand, whatever the printer says."""
        self._settle(self._unseen(job), "")

    def did_not_come_out(self, job: UUID) -> None:
        """An officer looked and there is no paper: take the job back; it can be printed again."""
        missing = self._unseen(job)
        if (ref := self._refs.get(job)) is not None:
            self._background.run(
                lambda: self._printers.withdraw(ref),
                owner=self,
                done=lambda _nothing: None,
                failed=lambda error: log.warning("job %s not taken back: %s", ref.id, error),
                lane=Lane.READING,
            )
        self._settle(missing, NOT_SEEN)

    def take_over(self, doubtful: Iterable[tuple[UUID, PaperOrder]]) -> None:
        """List the jobs that were handed over before the program last ended. Prints nothing.

        Jobs of this very session stay as they are, so it may be called at each log-in.
        """
        for job, order in doubtful:
            lost = ListedPrint(job=job, order=order, stage=PrintStage.IN_DOUBT)
            self._jobs.setdefault(job, lost)
        self._background.run(
            lambda: clear_away(self._folder),
            owner=self,
            done=lambda _nothing: self.changed.emit(self.jobs),
            failed=self.refused.emit,
            lane=Lane.READING,
        )

    def ask_printers(self) -> None:
        """Ask how far each job has come; goes on by itself until every one is out."""
        asked = dict(self._refs)
        if not asked:
            return
        self._background.run(
            lambda: {job: self._printers.progress(ref) for job, ref in asked.items()},
            owner=self,
            done=self._answered,
            failed=lambda _error: self._ask_later(),
            lane=Lane.READING,
        )

    def _begin(self, order: PaperOrder, *, instead_of: UUID | None) -> bool:
        if any(_same_paper(job.order, order) and job.stage in _OPEN for job in self._jobs.values()):
            return False
        job = ListedPrint(job=uuid4(), order=order)
        self._show(job)
        stored = PrintOrder(
            job=job.job,
            dossier=order.dossier,
            form=order.form,
            printer=order.target.printer,
            copies=order.target.copies,
        )

        def go_on(reprint: int) -> None:
            if instead_of is not None:
                self._jobs.pop(instead_of, None)
            self._produce(replace(job, reprint=reprint))

        self._background.run(
            lambda: self._acts.handed_over(stored),
            owner=self,
            done=go_on,
            failed=lambda error: self._not_stored(job, error),
        )
        return True

    def _unseen(self, job: UUID) -> ListedPrint:
        """Raises ValueError when the end of `job` is known, or the printer has not got it yet."""
        listed = self._jobs[job]
        if listed.stage not in {PrintStage.HANDED_OVER, PrintStage.IN_DOUBT}:
            raise ValueError(f"nobody waits for a job that is {listed.stage.value}")
        return listed

    def _produce(self, job: ListedPrint) -> None:
        self._show(job)
        order, target = job.order, job.order.target
        self.stored.emit(order.dossier)
        name = file_name(order.code or order.dossier.hex, order.form, job.reprint)

        def to_file() -> ShownPaper:
            pdf = order.render(job.reprint, target)
            return ShownPaper(order.title, pdf, keep(self._folder, name, pdf), order.code)

        def to_printer() -> JobRef:
            pdf = order.render(job.reprint, target)
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
        del self._jobs[job.job]
        self.changed.emit(self.jobs)
        self.refused.emit(error)

    def _failed(self, job: ListedPrint, error: DeskError) -> None:
        self._settle(job, error.code)
        self.refused.emit(error)

    def _kept(self, job: ListedPrint, paper: ShownPaper) -> None:
        self._settle(job, "")
        self.shown.emit(paper)

    def _handed_over(self, job: ListedPrint, ref: JobRef) -> None:
        self._refs[job.job] = ref
        self._show(replace(job, stage=PrintStage.HANDED_OVER))
        self._asking.start(_ASK_AFTER)

    def _answered(self, stages: dict[UUID, Stage]) -> None:
        for id_, stage in stages.items():
            if id_ in self._refs and stage is not Stage.WAITING:
                self._settle(self._jobs[id_], GIVEN_UP if stage is Stage.FAILED else "")
        self._ask_later()

    def _ask_later(self) -> None:
        if self._refs:
            self._asking.start(min(2 * self._asking.interval(), _ASK_AT_MOST))

    def _settle(self, job: ListedPrint, failure: str) -> None:
        self._refs.pop(job.job, None)
        stage = PrintStage.FAILED if failure else PrintStage.PRINTED
        self._show(replace(job, stage=stage, reason=failure))
        self._background.run(
            lambda: self._acts.settled(job.job, job.order.dossier, failure),
            owner=self,
            done=lambda _nothing: self.stored.emit(job.order.dossier),
            failed=self.refused.emit,
        )

    def _show(self, job: ListedPrint) -> None:
        self._jobs[job.job] = job
        printed = [id_ for id_, one in self._jobs.items() if one.stage is PrintStage.PRINTED]
        for id_ in printed[: max(len(printed) - _KEPT, 0)]:
            del self._jobs[id_]
        self.changed.emit(self.jobs)


def _same_paper(one: PaperOrder, other: PaperOrder) -> bool:
    return (one.dossier, one.form) == (other.dossier, other.form)
