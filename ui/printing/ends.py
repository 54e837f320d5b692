"""How jobs ended, on the way into the store: what cannot be stored now is tried again."""

from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError, Unavailable
from desk_app.domain.ids import DossierId
from ui.background import Runs
from ui.printing.orders import PaperOrder

_AT_ONCE: Final = 4  # ends in the lane: a confirmation waits behind these, not behind hundreds


class _End(NamedTuple):
    job: UUID
    order: PaperOrder
    failure: str  # empty: the paper is out


class PrintEnds(QObject):
    """Keeps each end until it is stored, a few at a time: a printer may tell of a hundred at once.

    A program that is cut off before leaves the job in doubt.
    """

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
        self._line: deque[_End] = deque()  # that wait for their turn
        self._being_stored: list[UUID] = []
        self._unstored: dict[UUID, _End] = {}  # that could not be stored; it was told

    @property
    def any_waits(self) -> bool:
        return bool(self._unstored)

    def store(self, job: UUID, order: PaperOrder, failure: str) -> None:
        """Args:
        failure: Empty: the paper is out.
        """
        self._line.append(_End(job, order, failure))
        self._go_on()

    def try_again(self) -> None:
        under_way = {*self._being_stored, *(end.job for end in self._line)}
        self._line.extend(end for job, end in self._unstored.items() if job not in under_way)
        self._go_on()

    def store_first(self, dossier: DossierId) -> None:
        """Those of `dossier` now: they count for the number of its next print."""
        of_it = [end for end in self._line if end.order.dossier == dossier]
        self._line = deque(end for end in self._line if end not in of_it)
        for end in of_it:
            self._try(end)

    def store_all(self) -> None:
        """The program closes: all of them now."""
        while self._line:
            self._try(self._line.popleft())

    def _go_on(self) -> None:
        while self._line and len(self._being_stored) < _AT_ONCE:
            self._try(self._line.popleft())

    def _try(self, end: _End) -> None:
        self._being_stored.append(end.job)

        def stored(_nothing: None) -> None:
            self._being_stored.remove(end.job)
            self._unstored.pop(end.job, None)
            self.stored.emit(end.job, end.order)
            self._go_on()

        def failed(error: DeskError) -> None:
            self._being_stored.remove(end.job)
            if not isinstance(error, Unavailable):
                self._unstored.pop(end.job, None)
                self.refused.emit(error)
            elif end.job not in self._unstored:
                self._unstored[end.job] = end
                self.waiting.emit(end.job)
                self.refused.emit(error)
            self._go_on()

        self._background.run(
            lambda: self._settled(end.job, end.order, end.failure),
            owner=self,
            done=stored,
            failed=failed,
        )
