"""The papers of one dossier: which version is in use, printed again, looked at, issued anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.acts.print_faults import ReissueUnfounded
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News
from ui.paper_desk import form_title
from ui.printing.orders import ListedPrint, PrintStage
from ui.screens.versions.rows import VersionRow, rows_of, unread_row
from ui.texts import Notice, notice

_SECOND_PRESS: Final = timedelta(seconds=2)  # in which nobody has read which paper is next


@dataclass(frozen=True, slots=True)
class VersionsState:
    id: DossierId | None = None
    loaded: bool = False
    code: str = ""
    owner: str = ""
    rows: Sequence[VersionRow] = ()
    may_print: bool = False
    busy: bool = False  # a re-issue was asked for and is not stored yet
    failure: Notice | None = None  # why nothing could be read


@dataclass(frozen=True, slots=True)
class _Asked:
    """A re-issue asked for; what was typed as its ground is kept until it is stored."""

    dossier: DossierId
    form: str
    ground: str
    before: frozenset[UUID]  # prints of the same ground that were listed already


class VersionsPresenter(QObject):
    state_changed = Signal(object)  # VersionsState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    print_asked = Signal(object, str, str)  # DossierId, form, ground of a re-issue or ""
    preview_asked = Signal(object, object)  # DossierId, VersionRow
    reissued = Signal(object)  # VersionRow that is to be issued anew next, or None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._papers, self._now = office.reading, office.papers, office.now
        self._background = background
        self._officer: Officer | None = None
        self._listed: Sequence[ListedPrint] = ()
        self._asked: _Asked | None = None
        self._reissued_at: datetime | None = None  # when the last one was stored
        self.state = VersionsState()
        news.changed.connect(self._hear)

    def enter(self, dossier: DossierId, officer: Officer) -> None:
        self._officer = officer
        if dossier != self.state.id:
            self._show(VersionsState(dossier))
        self._show(replace(self.state, may_print=officer.may(Right.PRINT)))
        self.refresh()

    def leave(self) -> None:
        self._officer = None
        self.give_up()

    def refresh(self) -> None:
        dossier = self.state.id
        if dossier is None:
            return
        self._background.run(
            lambda: self._read(dossier),
            owner=self,
            done=self._take,
            failed=self._unread,
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
        state = self.state
        if state.id is None or row.version is None or not state.may_print or state.busy:
            return
        if self._is_second_press():
            return
        if not ground.strip():
            self._say(ReissueUnfounded(row.form))
            return
        asked = _Asked(state.id, row.form, ground.strip(), frozenset())
        self._asked = replace(asked, before=frozenset(self._prints_of(asked)))
        self._show(replace(state, busy=True))
        self.print_asked.emit(state.id, row.form, asked.ground)

    @Slot(object)
    def note_listed(self, jobs: Sequence[ListedPrint]) -> None:
        """The print list changed: once the re-issue is stored, the next paper's turn comes."""
        self._listed = jobs
        asked = self._asked
        if asked is not None and (stored := self._prints_of(asked) - asked.before):
            self._asked, self._reissued_at = None, self._now()
            self._show(replace(self.state, busy=False))
            self._tell(asked, put_off=any(self._waits(job) for job in stored))

    def _tell(self, asked: _Asked, *, put_off: bool) -> None:
        rows = self.state.rows if asked.dossier == self.state.id else ()
        left = [row for row in rows if row.changed and row.form != asked.form]
        title = self.tr("Đã cấp lại: {paper}.")
        if put_off:
            title = self.tr("Sẽ cấp lại khi in: {paper}.")
        advice = ""
        if left:
            papers = ", ".join(row.paper for row in left)
            advice = self.tr("Còn giấy hồ sơ đã đổi: {papers}.").format(papers=papers)
        said = Notice(title.format(paper=form_title(asked.form)), advice, done=True)
        self.notice_changed.emit(said, None)
        self.reissued.emit(next(iter(left), None))

    def _is_second_press(self) -> bool:
        """The key held a little long, or struck twice: another paper stands there by now."""
        since = None if self._reissued_at is None else self._now() - self._reissued_at
        return since is not None and timedelta() <= since < _SECOND_PRESS

    @Slot()
    def give_up(self) -> None:
        """It was refused, or nobody waits for it: another try is open, the reason stays."""
        if self.state.busy:
            self._show(replace(self.state, busy=False))

    def _waits(self, id_: UUID) -> bool:
        return any(job.job == id_ and job.stage is PrintStage.POSTPONED for job in self._listed)

    def _prints_of(self, asked: _Asked) -> set[UUID]:
        """Stored prints of that very re-issue."""
        wanted = (asked.dossier, asked.form, asked.ground)
        return {
            job.job
            for job in self._listed
            if not job.unstored and (job.order.dossier, job.order.form, job.order.reissue) == wanted
        }

    def _read(self, dossier: DossierId) -> VersionsState:
        view = self._reading.dossier(dossier)
        found = view.folded.dossier
        forms = dict.fromkeys((*self._papers.forms(), *(job.form for job in view.prints)))
        rows = [row for form in forms for row in self._rows(dossier, form)]
        code, owner = (str(found.code), found.applicant.name) if found else ("", "")
        return VersionsState(dossier, True, code, owner, tuple(rows))

    def _rows(self, dossier: DossierId, form: str) -> Sequence[VersionRow]:
        """One form that cannot be read does not hide the others."""
        title = form_title(form)
        try:
            return rows_of([(title, self._papers.history(dossier, form))])
        except DeskError as error:
            return (unread_row(title, form, notice(error).title),)

    def _take(self, read: VersionsState) -> None:
        if read.id == self.state.id:
            self._show(replace(read, may_print=self.state.may_print, busy=self.state.busy))

    def _unread(self, error: DeskError) -> None:
        self._show(replace(self.state, failure=notice(error)))
        self._say(error)

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
