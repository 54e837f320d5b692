"""Taking back jobs whose paper an officer did not see come out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from ui.background import Lane, Runs
from ui.printing.jobs.job_list import JobList
from ui.printing.orders import PrintStage
from ui.printing.printers import Printers
from ui.printing.watch import PrinterWatch

UNSEEN: Final = frozenset({PrintStage.HANDED_OVER, PrintStage.IN_DOUBT})


class TakingBack(QObject):
    """What a printer does not give back stays handed over, for it may still be printed."""

    refused = Signal(object)  # DeskError, for the notice bar

    def __init__(
        self,
        jobs: JobList,
        watch: PrinterWatch,
        printers: Printers,
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._watch = jobs, watch
        self._printers, self._background = printers, background
        self._asked: set[UUID] = set()

    def take(self, job: UUID, taken: Callable[[], None]) -> None:
        """Ask the printer for `job`, once; then `taken` unless its end became known meanwhile."""
        if job in self._asked:
            return
        ref = self._watch.forget(job)
        if ref is None:  # no printer can be asked about it any more
            taken()
            return
        self._asked.add(job)

        def given_back(_nothing: None) -> None:
            self._asked.discard(job)
            if self._is_unseen(job):
                taken()

        def kept(error: DeskError) -> None:
            self._asked.discard(job)
            listed = self._jobs.find(job)
            if listed is not None and listed.stage in UNSEEN:
                self._watch.watch(job, ref)
                self._jobs.show(replace(listed, reason=error.code))
                self.refused.emit(error)

        self._background.run(
            lambda: self._printers.withdraw(ref),
            owner=self,
            done=given_back,
            failed=kept,
            lane=Lane.PRINTING,
        )

    def _is_unseen(self, job: UUID) -> bool:
        listed = self._jobs.find(job)
        return listed is not None and listed.stage in UNSEEN
