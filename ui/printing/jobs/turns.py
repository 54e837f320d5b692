"""Papers of the list asked for by the hundred: each goes when its turn comes, a few at a time."""

from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from ui.printing.orders import PrintStage
from ui.printing.print_queue import PrintQueue

_AT_ONCE: Final = 3  # papers being worded, stored, drawn: a search waits behind these, not hundreds


class Turns(QObject):
    """A job stays what it is until its turn comes, and who sees to it meanwhile is before that.

    A program that ends meanwhile leaves the rest of them as they are.
    """

    def __init__(self, queue: PrintQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._waiting: dict[UUID, Callable[[UUID], UUID | None]] = {}
        self._going: set[UUID] = set()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)
        queue.changed.connect(self._look)

    def take(self, jobs: Iterable[UUID], begin: Callable[[UUID], UUID | None]) -> None:
        """Args: begin: Called for each in its turn; the job that is under way for it, if any is."""
        self._waiting.update(dict.fromkeys(jobs, begin))
        self._go_on()

    @Slot()
    def stop(self) -> None:
        """Whoever has not begun stays where it is."""
        self._waiting.clear()

    def leave_out(self, left_out: Callable[[UUID], bool]) -> None:
        """Those of whom it says so stay where they are."""
        self._waiting = {job: begin for job, begin in self._waiting.items() if not left_out(job)}

    @property
    def any_left(self) -> bool:
        """Whether the turn of any is still to come."""
        return bool(self._waiting)

    def __contains__(self, job: UUID) -> bool:
        """Whether its turn is still to come."""
        return job in self._waiting

    @Slot(object)
    def _look(self, _jobs: object) -> None:
        if self._waiting:
            self._next.start()

    @Slot()
    def _go_on(self) -> None:
        while self._waiting and len(self._under_way()) < _AT_ONCE:
            job = next(iter(self._waiting))
            under_way = self._waiting.pop(job)(job)
            if under_way is not None:
                self._going.add(under_way)

    def _under_way(self) -> set[UUID]:
        """Those the printer has, or that failed, let the next one go."""
        listed = (self._queue.find(job) for job in self._going)
        self._going = {job.job for job in listed if job and job.stage is PrintStage.WAITING}
        return self._going
