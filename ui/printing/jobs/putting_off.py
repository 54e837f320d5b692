"""Papers put off: listed at once, and stored; many of them a portion at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError, Unavailable
from desk_app.domain.ids import DossierId
from ui.background import Runs
from ui.printing.jobs.job_list import JobList
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage, new_print

_NEVER: Final = "print.never_printed"  # reason code: the program ended before it was printed
_PORTION: Final = 100  # papers: what is listed and stored at one go while somebody works


class PuttingOff(QObject):
    stored = Signal(object)  # frozenset[DossierId]
    refused = Signal(object)  # DeskError, for the notice bar

    def __init__(
        self,
        jobs: JobList,
        postponed: Callable[[Sequence[tuple[UUID, PaperOrder]]], None],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        """Args: postponed: Stores all or none."""
        super().__init__(parent)
        self._jobs, self._postponed, self._background = jobs, postponed, background

    def put_off(
        self,
        jobs: Sequence[ListedPrint],
        *,
        instead_of: UUID | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """All of one officer.

        Args:
            instead_of: What failed, and is off the list when this is stored.
            then: Called once they are stored.
        """
        jobs = [replace(job, stage=PrintStage.POSTPONED) for job in jobs]

        def stored() -> None:
            if instead_of is not None:
                self._jobs.remove([instead_of])
            now = (self._jobs.find(job.job) or job for job in jobs)
            self._jobs.show_all(replace(job, unstored=False) for job in now)
            then()

        def failed(error: DeskError) -> None:
            if instead_of is None and isinstance(error, Unavailable):
                lost = (job.step(PrintStage.FAILED, reason=error.code) for job in jobs)
                self._jobs.show_all(lost)
            else:
                self._jobs.remove(job.job for job in jobs)
            self.refused.emit(error)

        self._jobs.show_all(jobs)
        self.store([(job.job, job.order) for job in jobs], stored, failed)

    def put_off_left(self, orders: Iterable[PaperOrder], wanted: Callable[[], bool]) -> None:
        """What the desk never came to print before it closed, without what is listed already.

        Where something cannot be stored the rest is left to the next log-in.

        Args:
            orders: Looked at while they are put off.
            wanted: Asked before each portion; where it says no, nothing more is put off.
        """
        left = iter(orders)

        def go_on() -> None:
            if not wanted():
                return
            new = (order for order in left if self._jobs.last_of(order) is None)
            if portion := list(islice(new, _PORTION)):
                jobs = [replace(new_print(order), reason=_NEVER) for order in portion]
                self.put_off(jobs, then=go_on)

        go_on()

    def store(
        self,
        papers: Sequence[tuple[UUID, PaperOrder]],
        stored: Callable[[], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        def done(_nothing: None) -> None:
            stored()
            self.stored.emit(frozenset[DossierId](order.dossier for _job, order in papers))

        self._background.run(lambda: self._postponed(papers), owner=self, done=done, failed=failed)
