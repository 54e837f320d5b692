"""The papers of one dossier: which version is in use, printed again, looked at, issued anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.acts.print_faults import ReissueUnfounded
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, may
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News
from ui.paper_desk import form_title
from ui.screens.versions.rows import VersionRow, rows_of
from ui.texts import notice


@dataclass(frozen=True, slots=True)
class VersionsState:
    id: DossierId | None = None
    loaded: bool = False
    code: str = ""
    owner: str = ""
    rows: Sequence[VersionRow] = ()
    may_print: bool = False


class VersionsPresenter(QObject):
    state_changed = Signal(object)  # VersionsState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    print_asked = Signal(object, str, str)  # DossierId, form, ground of a re-issue or ""
    preview_asked = Signal(object, object)  # DossierId, VersionRow
    reissued = Signal()  # what was typed as its reason is done with

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._papers = office.reading, office.papers
        self._background = background
        self._officer: Officer | None = None
        self.state = VersionsState()
        news.changed.connect(self._hear)

    def enter(self, dossier: DossierId, officer: Officer) -> None:
        self._officer = officer
        if dossier != self.state.id:
            self._show(VersionsState(dossier))
        self._show(replace(self.state, may_print=may(officer.role, Right.PRINT)))
        self.refresh()

    def leave(self) -> None:
        self._officer = None

    def refresh(self) -> None:
        dossier = self.state.id
        if dossier is None:
            return
        self._background.run(
            lambda: self._read(dossier),
            owner=self,
            done=self._take,
            failed=self._say,
            lane=Lane.READING,
            key="versions",
        )

    @Slot(object)
    def print(self, row: VersionRow) -> None:
        """The version in use of the row's form, as it was given out."""
        if self.state.id is not None and self.state.may_print:
            self.print_asked.emit(self.state.id, row.form, "")

    @Slot(object)
    def preview(self, row: VersionRow) -> None:
        if self.state.id is not None and self._officer is not None:
            self.preview_asked.emit(self.state.id, row)

    @Slot(object, str)
    def reissue(self, row: VersionRow, ground: str) -> None:
        """The row's form anew, as the dossier is now; the version before stays."""
        if self.state.id is None or row.version is None or not self.state.may_print:
            return
        if not ground.strip():
            self._say(ReissueUnfounded(row.form))
            return
        self.print_asked.emit(self.state.id, row.form, ground.strip())
        self.reissued.emit()

    def _read(self, dossier: DossierId) -> VersionsState:
        view = self._reading.dossier(dossier)
        found = view.folded.dossier
        forms = dict.fromkeys((*self._papers.forms(), *(job.form for job in view.prints)))
        histories = [(form_title(form), self._papers.history(dossier, form)) for form in forms]
        code, owner = (str(found.code), found.applicant.name) if found else ("", "")
        return VersionsState(dossier, True, code, owner, rows_of(histories))

    def _take(self, read: VersionsState) -> None:
        if read.id == self.state.id:
            self._show(replace(read, may_print=self.state.may_print))

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: VersionsState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is None:
            return
        match fact:
            case DossiersChanged(dossiers) if not dossiers or self.state.id in dossiers:
                self.refresh()
            case _:
                pass
