"""The jobs the print list shows, in the order in which they were asked for."""

from collections.abc import Iterable
from typing import Final, TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.ids import DossierId
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage

_KEPT: Final = 100  # printed papers that stay on the list

_Paper: TypeAlias = tuple[DossierId, str, str]  # as PaperOrder: dossier, form, about


class JobList(QObject):
    changed = Signal(object)  # tuple[ListedPrint, ...], newest first

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[UUID, ListedPrint] = {}
        self._of_paper: dict[_Paper, list[UUID]] = {}  # thousands may be put off
        self._printed: dict[UUID, None] = {}  # the first that was printed is the first to leave

    @property
    def newest_first(self) -> tuple[ListedPrint, ...]:
        return tuple(reversed(self._jobs.values()))

    def find(self, job: UUID) -> ListedPrint | None:
        """None: it is not on the list any more."""
        return self._jobs.get(job)

    def of(self, order: PaperOrder, *stages: PrintStage) -> list[ListedPrint]:
        """Jobs of the same paper at one of `stages`, the oldest first."""
        jobs = [self._jobs[job] for job in self._of_paper.get(_paper(order), ())]
        return [job for job in jobs if job.stage in stages]

    def last_of(self, order: PaperOrder, *stages: PrintStage) -> ListedPrint | None:
        """The newest job of this very paper at one of `stages`, or at any."""
        of_it = self.of(order, *(stages or PrintStage))
        return of_it[-1] if of_it else None

    def mended_by(self, order: PaperOrder) -> list[UUID]:
        """What failed and is done with by `order`: not a correction by a paper without one."""
        failed = self.of(order, PrintStage.FAILED)
        return [job.job for job in failed if order.reissue or not job.order.reissue]

    def at(self, job: UUID, *stages: PrintStage) -> ListedPrint:
        """Raises ValueError when it is at none of `stages`."""
        listed = self._jobs[job]
        if listed.stage not in stages:
            raise ValueError(f"that is nothing for a job that is {listed.stage.value}")
        return listed

    def show(self, job: ListedPrint) -> None:
        """As it is now, at the place it has."""
        self.show_all([job])

    def show_all(self, jobs: Iterable[ListedPrint]) -> None:
        """Likewise, and told once; nothing where all are what they were."""
        changed = [job for job in jobs if self._jobs.get(job.job) != job]
        if not changed:
            return
        for job in changed:
            if job.job not in self._jobs:
                self._of_paper.setdefault(_paper(job.order), []).append(job.job)
            self._jobs[job.job] = job
            if job.stage is PrintStage.PRINTED:
                self._printed[job.job] = None
        for job_id in list(self._printed)[: max(len(self._printed) - _KEPT, 0)]:
            self._take_off(job_id)
        self.changed.emit(self.newest_first)

    def remove(self, jobs: Iterable[UUID]) -> None:
        """Told once; nothing where none is on the list."""
        if sum(self._take_off(job) for job in jobs):
            self.changed.emit(self.newest_first)

    def _take_off(self, job: UUID) -> bool:
        """False: it is not on the list."""
        if (listed := self._jobs.pop(job, None)) is None:
            return False
        self._printed.pop(job, None)
        paper = _paper(listed.order)
        self._of_paper[paper].remove(job)
        if not self._of_paper[paper]:
            del self._of_paper[paper]
        return True

    def add_unknown(self, jobs: Iterable[ListedPrint]) -> None:
        """Those that are listed stay as they are."""
        self.show_all(job for job in jobs if job.job not in self._jobs)


def _paper(order: PaperOrder) -> _Paper:
    return order.dossier, order.form, order.about
