"""One visit sent away: read, told in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from db.queries.timeline import Deed, DossierView
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.sent_away import ANSWERS, Answer, SentAway
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Lane, Runs
from ui.dossiers import words
from ui.dossiers.prints import said_of_print
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, Fact, News
from ui.texts import notice
from ui.widgets.tables.timeline import Mark, Step

translate = QCoreApplication.translate

_PRINTS: Final = frozenset({kinds.PRINT_POSTPONED, kinds.PRINT_HANDED_OVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAwayState:
    """All the view needs to draw itself."""

    id: DossierId | None = None
    loaded: bool = False
    away: SentAway | None = None  # None once loaded: it is not here yet
    desk: str = ""  # as the office calls it
    course: Sequence[Step] = ()  # newest first
    may_print: bool = False
    may_receive: bool = False  # and it is a paper one comes back with


class SentAwayPresenter(QObject):
    state_changed = Signal(object)  # SentAwayState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    print_asked = Signal(object)  # SentAway

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = office.reading
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self._officer: Officer | None = None
        self.state = SentAwayState()
        news.changed.connect(self._hear)

    def enter(self, about: DossierId, officer: Officer) -> None:
        self._officer = officer
        if about != self.state.id:
            self._show(SentAwayState(id=about))
        self.refresh()

    def leave(self) -> None:
        self._officer = None

    def refresh(self) -> None:
        about = self.state.id
        if about is None:
            return
        self._background.run(
            lambda: self._reading.dossier(about),
            owner=self,
            done=lambda view: self._read(about, view),
            failed=self._failed,
            lane=Lane.READING,
            key="sent_away",
        )

    @Slot()
    def print_again(self) -> None:
        if self.state.away is not None and self.state.may_print:
            self.print_asked.emit(self.state.away)

    def _read(self, about: DossierId, view: DossierView) -> None:
        officer, away = self._officer, view.folded.sent_away
        if about != self.state.id or officer is None:
            return
        back = away is not None and away.answer is Answer.SUPPLEMENT
        self._show(
            SentAwayState(
                id=about,
                loaded=True,
                away=away,
                desk=self._wording.desk(away.desk) if away else "",
                course=course(view, self._wording),
                may_print=officer.may(Right.PRINT),
                may_receive=back and officer.may(Right.RECEIVE),
            )
        )

    def _show(self, state: SentAwayState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _failed(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is not None and isinstance(fact, DossiersChanged):
            self.refresh()


def course(view: DossierView, wording: Wording) -> Sequence[Step]:
    """Who did what and when, newest first; a print is one line, however it ended."""
    jobs = {job.id.hex: job for job in view.prints}
    told = [
        step for deed in reversed(view.deeds) if (step := _step(deed, jobs, wording)) is not None
    ]
    return [replace(told[0], mark=Mark.NOW), *told[1:]] if told else []


def _step(deed: Deed, jobs: dict[str, PrintJob], wording: Wording) -> Step | None:
    by = " · ".join(part for part in (deed.officer, wording.desk(deed.desk)) if part)
    year = wording.other_year(deed.at)
    if deed.kind in ANSWERS:
        return Step(deed.at, words.answer(ANSWERS[deed.kind]), by, year=year)
    if deed.kind not in _PRINTS:
        return None
    said = said_of_print(deed, jobs)
    return Step(deed.at, said.title, said.joined(by), year=year)


def facts_of(away: SentAway, desk: str) -> Sequence[tuple[str, str]]:
    """Captions and values; the ID number stays masked."""
    person = away.applicant
    return (
        (translate("away", "Người nộp"), person.name),
        (
            translate("away", "Số định danh"),
            formats.masked_number(person.id_number) if person.id_number else "–",
        ),
        (translate("away", "Điện thoại"), formats.phone(person.phone) or "–"),
        (translate("away", "Lúc"), formats.moment(away.at)),
        (translate("away", "Nơi lập"), desk),
        (translate("away", "Cán bộ"), away.officer_name),
    )
