"""How jobs ended, on the way into the store: what cannot be stored now is tried again."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError, Unavailable
from ui.background import Runs
from ui.printing.orders import PaperOrder


class PrintEnds(QObject):
    """Keeps each end until it is stored. A program that ends before leaves the job in doubt."""

    stored = Signal(object, object)  # job: UUID, PaperOrder
    waiting = Signal(object)  # job: UUID; told once, when its end could not be stored
    refused = Signal(object)  # DeskError, for the notice bar

    def __init__(
        self,
        settled: Callable[[UUID, PaperOrder, str], None],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settled, self._background = settled, background
        self._ends: dict[UUID, tuple[PaperOrder, str]] = {}
        self._told: set[UUID] = set()

    @property
    def any_waits(self) -> bool:
        return bool(self._told)

    def store(self, job: UUID, order: PaperOrder, failure: str) -> None:
        """Args:
        failure: Empty: the paper is out.
        """
        self._ends[job] = (order, failure)
        self._try(job)

    def try_again(self) -> None:
        for job in tuple(self._told):
            self._try(job)

    def _try(self, job: UUID) -> None:
        order, failure = self._ends[job]

        def stored(_nothing: None) -> None:
            self._ends.pop(job, None)
            self._told.discard(job)
            self.stored.emit(job, order)

        def failed(error: DeskError) -> None:
            if not isinstance(error, Unavailable):
                self._ends.pop(job, None)
                self._told.discard(job)
                self.refused.emit(error)
            elif job not in self._told:
                self._told.add(job)
                self.waiting.emit(job)
                self.refused.emit(error)

        self._background.run(
            lambda: self._settled(job, order, failure), owner=self, done=stored, failed=failed
        )
