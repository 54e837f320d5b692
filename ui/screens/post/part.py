"""What the three pages of the post have in common: who sits here, and work in the background."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, News
from ui.seat.seat import Seat
from ui.texts import Notice, notice

T = TypeVar("T")
BATCH = 10  # acts of one turn in the counter lane: a confirmation at another page waits no longer


class Part(QObject):
    """`state_changed` carries the state of the part, all its page needs to draw itself."""

    state_changed = Signal(object)
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.office, self._background, self._news = office, background, news
        self.officer: Officer | None = None
        self.seat = Seat[None](office.now, self.notice_changed.emit)

    def serve(self, officer: Officer | None) -> None:
        """Work is done in the name of `officer` from now on; None: the page is left."""
        self.officer = officer
        if officer is not None:
            self.seat.sit(officer, None, None)

    def read(self) -> None:
        """Look anew at what is shown."""
        raise NotImplementedError

    def may(self, right: Right) -> bool:
        return self.officer is not None and self.officer.may(right)

    def ask(self, work: Callable[[], T], done: Callable[[T], None], *, key: str = "") -> None:
        """A question, in the reading lane; newer questions of the same key supersede it."""
        failed = partial(self._failed, self.seat.officer)
        self._background.run(work, owner=self, done=done, failed=failed, lane=Lane.READING, key=key)

    def do(
        self, work: Callable[[], T], done: Callable[[T], None], by: Officer | None = None
    ) -> None:
        """Something that writes, or comes behind what is written: in the counter lane.

        Args:
            by: Who asked for it, who may have left by now; None: who sits here.
        """
        failed = partial(self._failed, by or self.seat.officer)
        self._background.run(work, owner=self, done=done, failed=failed)

    def _failed(self, asked_by: Officer | None, error: DeskError) -> None:
        """Told to who asked: whoever sits here since asked for something else."""
        if self.seat.holds(asked_by):
            self.fail(error)
        elif asked_by is not None:
            self.seat.tell(asked_by, notice(error))
            self.rest_of_another()
            self.read()

    def fail(self, error: DeskError) -> None:
        self.rest()
        self.notice_changed.emit(notice(error), None)
        self.read()  # what made it fail may have happened elsewhere

    def rest(self) -> None:
        """Nothing is under way any more."""

    def rest_of_another(self) -> None:
        """The same of what an officer asked for who sits here no more."""
        self.rest()

    def say(self, title: str, advice: str = "", *, done: bool = True) -> None:
        """Args: done: It came about as asked; False: it wants a look."""
        self.notice_changed.emit(Notice(title, advice, grave=False, done=done), None)

    def tell(self, by: Officer, title: str, advice: str = "") -> None:
        """How it went with what `by` asked for."""
        self.seat.tell(by, Notice(title, advice, grave=False, done=True))

    def tell_of(self, *dossiers: DossierId) -> None:
        self._news.tell(DossiersChanged(frozenset(dossiers)))
