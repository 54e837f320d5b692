"""The table itself: scans become the pile, the pile is kept, and everybody hears it."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.domain.codes.faults import PaperForged
from desk_app.domain.codes.scan import CodeScan
from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.errors import DeskError, DossierNotFound
from desk_app.domain.officer import Officer
from desk_app.services.handling.look_at_paper import PaperLook, fault_of
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.screens.hand_over.pile import Odd, Pile, draft_of, pile_from
from ui.seat.seat import Seat
from ui.texts import Notice, notice

translate = QCoreApplication.translate

SCREEN: Final = "hand_over"  # of the draft
_MOST_ODD: Final = 50


class Heard(Enum):
    """What a scan came to, so that the officer need not look up."""

    DONE = "done"
    LOOK = "look"  # it is on the list already
    REFUSED = "refused"  # it goes on no list


class Table(QObject):
    """The pile of the officer who sits here. It stays theirs when another one sits down."""

    served = Signal()  # another officer sits here: nothing shown is of the one before
    changed = Signal()  # the pile is another
    found = Signal(object)  # ToHandOver: a dossier that was scanned
    heard = Signal(object)  # Heard, once for every scan
    noticed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self.seat = Seat[None](office.now, self.noticed.emit)
        self._turn = object()  # another one each time another officer sits down
        self._found = False  # what the officer had left on it lies there again
        self.pile = Pile()

    @property
    def officer(self) -> Officer | None:
        return self.seat.officer

    def serve(self, officer: Officer, then: Callable[[], None]) -> None:
        """Bring the pile of `officer` back, as it was left; `then` once it is here.

        In the counter's lane: behind what was laid last and is still to be written.
        """
        same = self.seat.holds(officer)
        self.seat.sit(officer, None, None)
        if same and self._found:
            then()
            return
        if not same:
            self.pile = Pile()
            self._turn, self._found = object(), False
            self.served.emit()
        turn = self._turn

        def come(draft: Pile) -> None:
            if turn is not self._turn:
                return
            if not self._found:
                self._found = True
                laid, self.pile = self.pile, self.pile.on_top_of(draft)
                if not laid.is_blank:
                    self._write(officer)
                self.changed.emit()
            then()

        self._background.run(
            partial(self._left_by, officer),
            owner=self,
            done=come,
            failed=self.seat.to_asker(self.say),
        )

    def _left_by(self, officer: Officer) -> Pile:
        """Any thread."""
        draft = self._office.reading.draft(officer, SCREEN)
        return Pile() if draft is None else pile_from(draft.body)

    def lay(self, pile: Pile) -> None:
        """The pile is `pile` from now on; it is written at once: before what was left is found,
        on top of that."""
        officer = self.officer
        if officer is None or pile == self.pile:
            return
        self.pile = pile
        self._write(officer)
        self.changed.emit()

    def scan(self, scan: CodeScan) -> None:
        """A receipt proves itself first; a label says no more than its code."""
        officer = self.officer
        if officer is None:
            return
        if scan.sealed is None:
            self._look_up(scan.code)
            return
        sealed: SealedCode = scan.sealed

        def looked(look: PaperLook) -> None:
            fault = fault_of(look)
            if look.dossier is None:
                self.refuse(scan.code, DossierNotFound(scan.code))
            elif isinstance(fault, PaperForged):
                self.refuse(scan.code, fault)
            else:
                self._look_up(scan.code)

        self._background.run(
            lambda: self._office.counter.look_at_paper(sealed, officer),
            owner=self,
            done=self.seat.to_asker(looked),
            failed=self.seat.to_asker(partial(self.refuse, scan.code)),
        )

    def refuse(self, said: str, error: DeskError) -> None:
        """A scan that goes on no list stands among the odd ones."""
        told = notice(error)
        self.set_aside(said, told.title, Notice(told.title, told.advice))

    def set_aside(self, said: str, why: str, told: Notice) -> None:
        self.lay(self.pile.with_odd(Odd(said, why), _MOST_ODD))
        self.heard.emit(Heard.REFUSED)
        self.noticed.emit(told, None)

    def clear_odd(self) -> None:
        self.lay(replace(self.pile, odd=()))

    def say(self, error: DeskError) -> None:
        self.noticed.emit(notice(error), None)

    def _write(self, officer: Officer) -> None:
        counter, pile, found = self._office.counter, self.pile, self._found

        def write() -> None:
            whole = pile if found else pile.on_top_of(self._left_by(officer))
            if whole.is_blank:
                counter.drop_draft(officer, SCREEN)
            else:
                counter.save_draft(officer, SCREEN, draft_of(whole))

        self._background.run(write, owner=self, done=_nothing, failed=self.seat.to_asker(self.say))

    def _look_up(self, code: str) -> None:
        self._background.run(
            lambda: self._office.handing_over.find(code),
            owner=self,
            done=self.seat.to_asker(self.found.emit),
            failed=self.seat.to_asker(partial(self.refuse, code)),
            lane=Lane.READING,
        )


def _nothing(_result: None) -> None:
    return None
