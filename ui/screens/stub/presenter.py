"""A stub: what its receipt proves, until the dossier itself arrives."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.errors import DeskError, DossierNotFound
from desk_app.domain.ids import DossierId
from desk_app.services.handling.look_at_paper import PaperLook
from desk_app.sync.state import LineFacts
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News
from ui.screens.stub.facts import StubFacts, stub_facts
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True)
class StubState:
    facts: StubFacts | None = None  # None: no receipt was scanned


class StubPresenter(QObject):
    state_changed = Signal(object)  # StubState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    found = Signal(object)  # DossierId: it is here now

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self.state = StubState()
        self._look: PaperLook | None = None
        self._shown = False
        news.changed.connect(self._hear)

    def enter(self, look: PaperLook | None) -> None:
        """Without a receipt, the one shown last; its dossier may have come meanwhile."""
        self._shown = True
        if look is not None:
            self._look = look
            self._word(None)
        self._refresh(told=False)

    def leave(self) -> None:
        self._shown = False

    @Slot()
    def look_again(self) -> None:
        """Ask the store for the dossier, and say so when it is still not there."""
        self._refresh(told=True)

    def _refresh(self, *, told: bool) -> None:
        look = self._look
        if look is None:
            return
        self._background.run(
            self._office.line,
            owner=self,
            done=self._word,
            failed=lambda _error: None,
            lane=Lane.READING,
            key="stub.line",
        )
        self._background.run(
            lambda: self._office.reading.dossier_by_code(str(look.sealed.code)),
            owner=self,
            done=self._arrived,
            failed=lambda error: self._missing(error, told=told),
            lane=Lane.READING,
            key="stub",
        )

    def _arrived(self, dossier: DossierId) -> None:
        if self._shown:
            self.found.emit(dossier)

    def _missing(self, error: DeskError, *, told: bool) -> None:
        if not isinstance(error, DossierNotFound):
            self.notice_changed.emit(notice(error), None)
        elif told:
            title = self.tr("Hồ sơ vẫn chưa về quầy này.")
            advice = self.tr("Không cần tìm lại: hồ sơ về thì trang này tự mở hồ sơ.")
            self.notice_changed.emit(Notice(title, advice, grave=False), None)

    def _word(self, line: LineFacts | None) -> None:
        if self._look is not None:
            unit = self._office.facts.unit.full_name
            self.state = StubState(stub_facts(self._look, line, unit))
            self.state_changed.emit(self.state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._shown and isinstance(fact, DossiersChanged):
            self._refresh(told=False)
