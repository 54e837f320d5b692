"""Online dossiers that wait: read, worded, opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.wiring.office import Office
from desk_app.wiring.online.desk import OnlineDossier, OnlineWaiting
from ui import formats
from ui.background import Lane, Runs
from ui.dossiers.words import DossierRow, Wording
from ui.formats import BadgeFact, BadgeKind
from ui.news import DossiersChanged, Fact, News
from ui.texts import Notice, notice

translate = QCoreApplication.translate

_MINUTE: Final = 60_000  # ms; what is to be answered soon becomes late while one looks


@dataclass(frozen=True, slots=True)
class OnlineState:
    rows: Sequence[DossierRow] = ()  # 500 at most
    unseen: int = 0  # that nobody looked at within the two hours
    loaded: bool = False


class OnlinePresenter(QObject):
    """Reads again when it is shown, when a dossier changed, and every minute."""

    state_changed = Signal(object)  # OnlineState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    opened = Signal(object)  # OnlineDossier

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._online, self._now = office.online, office.now
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self.state = OnlineState()
        self._shown = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        news.changed.connect(self._hear)

    def enter(self) -> None:
        self._shown = True
        self._minute.start()
        self.refresh()

    def leave(self) -> None:
        self._shown = False
        self._minute.stop()

    @Slot()
    def refresh(self) -> None:
        self._background.run(
            self._read,
            owner=self,
            done=self._show,
            failed=self._say,
            lane=Lane.READING,
            key="online",
        )

    @Slot(object)
    def open(self, dossier: DossierId) -> None:
        """Into the intake; one that was answered meanwhile is said so."""
        self._background.run(
            lambda: self._online.registered(dossier),
            owner=self,
            done=self._opened,
            failed=self._say,
            lane=Lane.READING,
            key="online one",
        )

    def _read(self) -> OnlineState:
        waiting, now = self._online.waiting(), self._now()
        late = sum(1 for each in waiting if each.by.look is not None and each.by.look < now)
        return OnlineState(tuple(map(self._row, waiting)), late, loaded=True)

    def _row(self, waiting: OnlineWaiting) -> DossierRow:
        line, by = waiting.line, waiting.by.answer
        return DossierRow(
            id=line.id,
            code=line.code,
            applicant=line.applicant,
            procedure=line.procedure_name,
            status=None,
            badge=self._badge(waiting),
            place=formats.moment(line.submitted_at),
            place_detail=line.system,
            disputed=False,
            due_day=formats.day(office_date(by)) if by else "–",
            due_clock=formats.clock(by) if by else "",
        )

    def _badge(self, waiting: OnlineWaiting) -> BadgeFact:
        """How near the end of the eight hours is."""
        by, now = waiting.by.answer, self._now()
        if by is None:
            return BadgeFact(BadgeKind.DAYS, translate("online", "Chờ trả lời"))
        if now > by:
            return BadgeFact(BadgeKind.LATE, translate("online", "Trả lời muộn"))
        if office_date(now) == office_date(by):
            said = translate("online", "Trước {time}").format(time=formats.clock(by))
            return BadgeFact(BadgeKind.TODAY, said)
        return BadgeFact(BadgeKind.DAYS, translate("online", "Còn thời gian"))

    def _show(self, state: OnlineState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _opened(self, found: OnlineDossier | None) -> None:
        if found is not None:
            self.opened.emit(found)
            return
        said = Notice(
            translate("online", "Hồ sơ này vừa được trả lời ở quầy khác."),
            translate("online", "Danh sách đã đọc lại; chọn hồ sơ tiếp theo."),
            grave=False,
        )
        self.notice_changed.emit(said, None)
        self.refresh()

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._shown and isinstance(fact, DossiersChanged):
            self.refresh()
