"""One dossier on which two desks acted otherwise: both versions, and the leader's decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.sync.disagreements import Disputed
from desk_app.domain.acts.fold import Folded
from desk_app.domain.errors import DeskError
from desk_app.domain.handling.deciding_faults import DecisionUnfounded
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.handling.decide import Decide
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.fees import astray_words
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, Fact, News
from ui.screens.disputed.facts import PairFacts, pairs_of
from ui.seat.seat import Seat
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedState:
    id: DossierId | None = None
    loaded: bool = False
    code: str = ""
    owner: str = ""
    pairs: Sequence[PairFacts] = ()
    may_decide: bool = False  # the role may, and this program can follow the dossier
    read_only: bool = False
    busy: bool = False

    @property
    def pair(self) -> PairFacts | None:
        """The one that is decided first: what lies further behind may go with it."""
        return self.pairs[0] if self.pairs else None


class DisputedPresenter(QObject):
    state_changed = Signal(object)  # DisputedState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    decided = Signal()  # what was typed for it is done with
    unfounded = Signal()  # the reason is still to be typed

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._syncing = office.syncing
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background, self._news = background, news
        self._officer: Officer | None = None
        self._seat = Seat[None](office.now, self.notice_changed.emit)
        self.state = DisputedState()
        news.changed.connect(self._hear)

    def enter(self, dossier: DossierId, officer: Officer) -> None:
        another = not self._seat.holds(officer)
        self._officer = officer
        self._seat.sit(officer, None, None)
        if another or dossier != self.state.id:
            self._show(DisputedState(id=dossier))
        self.refresh()

    def leave(self) -> None:
        self._officer = None

    def refresh(self) -> None:
        dossier = self.state.id
        if dossier is None:
            return
        self._background.run(
            lambda: self._syncing.disputed(dossier),
            owner=self,
            done=self._seat.to_asker(self._take),
            failed=self._seat.to_asker(self._say),
            lane=Lane.READING,
            key="disputed",
        )

    @Slot(bool, str)
    def decide(self, change: bool, reason: str) -> None:
        """Close the first disagreement; a second press is ignored."""
        pair, dossier, officer = self.state.pair, self.state.id, self._officer
        if pair is None or dossier is None or officer is None or self.state.busy:
            return
        order = Decide(
            dossier=dossier,
            aside=pair.aside,
            stands=pair.stands,
            change=change and pair.may_change,
            reason=reason,
        )
        self._show(replace(self.state, busy=True))
        self._background.run(
            lambda: self._syncing.decide(order, officer),
            owner=self,
            done=partial(self._done, officer, dossier),
            failed=partial(self._failed, officer, dossier),
        )

    def _done(self, by: Officer, dossier: DossierId, after: Folded) -> None:
        if self._rest(by, dossier):
            self.decided.emit()
        self._news.tell(DossiersChanged(frozenset({dossier})))
        left = len(after.disagreements)
        advice = self.tr("Việc không chọn vẫn nằm trong quá trình. Có mạng, mọi quầy sẽ biết.")
        if left:
            advice = self.tr("Còn {n} việc của hồ sơ này phải quyết định.").format(n=left)
        if after.dossier is not None and (money := astray_words(after.dossier)):
            advice = f"{money} {advice}"
        self._seat.tell(by, Notice(self.tr("Đã ghi quyết định."), advice, done=True))

    def _take(self, found: Disputed) -> None:
        officer = self._officer
        if officer is None or found.id != self.state.id:
            return
        dossier = found.dossier
        self._show(
            replace(
                self.state,
                loaded=True,
                code="" if dossier is None else str(dossier.code),
                owner="" if dossier is None else dossier.applicant.name,
                pairs=pairs_of(found, self._wording),
                read_only=found.read_only,
                may_decide=officer.may(Right.DECIDE) and not found.read_only,
            )
        )

    def _failed(self, by: Officer, dossier: DossierId, error: DeskError) -> None:
        self._seat.tell(by, notice(error))
        if self._rest(by, dossier) and isinstance(error, DecisionUnfounded):
            self.unfounded.emit()
        self.refresh()  # another desk may have decided meanwhile

    def _rest(self, by: Officer, dossier: DossierId) -> bool:
        """False: who decided, or the dossier, is here no more."""
        here = self._seat.holds(by) and dossier == self.state.id
        if here:
            self._show(replace(self.state, busy=False))
        return here

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: DisputedState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is None or not isinstance(fact, DossiersChanged):
            return
        if not fact.dossiers or self.state.id in fact.dossiers:
            self.refresh()
