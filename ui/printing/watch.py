"""Asks the printers, ever more seldom, how far each job has come."""

from collections import deque
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import DeskError
from ui.background import Lane, Runs
from ui.printing.printers import JobRef, Printers, Stage

_ASK_AFTER: Final = 1000  # ms until the printer is asked first; twice as long each time
_ASK_AT_MOST: Final = 30_000  # ms
_AT_ONCE: Final = 8  # jobs that are told of in one go: a printer may end a hundred in one answer


class PrinterWatch(QObject):
    answered = Signal(object, object)  # job: UUID, and its Stage; a DeskError where none answers
    rounded = Signal()  # every printer was asked once more, or there was none to ask

    def __init__(self, printers: Printers, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printers, self._background = printers, background
        self._refs: dict[UUID, JobRef] = {}  # of jobs a printer has and has not printed
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self.ask)
        self._wait = _ASK_AFTER
        self._answers: deque[tuple[UUID, Stage | DeskError]] = deque()  # nobody was told yet
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(self._tell)

    def watch(self, job: UUID, ref: JobRef) -> None:
        self._refs[job] = ref
        self.soon()

    def forget(self, job: UUID) -> JobRef | None:
        """Its end is known; nobody is asked about it any more."""
        return self._refs.pop(job, None)

    def soon(self) -> None:
        """Ask again within a second: papers that come one upon another do not put it off."""
        self._wait = _ASK_AFTER
        if not self._asking.isActive() or self._asking.remainingTime() > _ASK_AFTER:
            self._asking.start(_ASK_AFTER)

    def later(self) -> None:
        """Ask again, after twice as long as the last time."""
        self._wait = min(2 * self._wait, _ASK_AT_MOST)
        self._asking.start(self._wait)

    def ask(self) -> None:
        """Ask about every job; goes on by itself until the end of each is known."""
        asked = dict(self._refs)
        if not asked:
            self.rounded.emit()
            return
        self._background.run(
            lambda: {job: self._progress(ref) for job, ref in asked.items()},
            owner=self,
            done=self._told,
            failed=lambda _error: self._go_on(),
            lane=Lane.PRINTING,
        )

    def _progress(self, ref: JobRef) -> Stage | DeskError:
        """One printer that does not answer hides nothing about the others."""
        try:
            return self._printers.progress(ref)
        except DeskError as error:
            return error

    def _told(self, answers: dict[UUID, Stage | DeskError]) -> None:
        self._answers.extend(answers.items())
        self._tell()

    def _tell(self) -> None:
        for _ in range(min(len(self._answers), _AT_ONCE)):
            job, answer = self._answers.popleft()
            if job in self._refs:
                self.answered.emit(job, answer)
        if self._answers:
            self._telling.start()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.rounded.emit()
        if self._refs:
            self.later()
