"""Hand out a result: fetch by scan, say who comes for it, record it, ready for the next."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.timeline import DossierView
from desk_app.documents.kinds import COMMITMENT
from desk_app.domain.codes.dossier_code import looks_like_code
from desk_app.domain.codes.scan import CardScan, CodeScan, Scan
from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.dossier import CollectorKind, Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.money.till.owed import unsettled
from desk_app.domain.officer import Officer
from desk_app.domain.people.citizen_card import CitizenCard
from desk_app.domain.people.rights import Right
from desk_app.services.handling.look_at_paper import PaperLook, fault_of
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.return_.return_result import ReturnResult
from desk_app.wiring.life.amending import Supervision
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, Fact, News
from ui.screens.return_.entry import (
    Entry,
    Need,
    Whose,
    entry_by_card,
    entry_for,
    with_lost_receipt,
)
from ui.screens.return_.facts import facts_of, returned_title
from ui.screens.return_.state import NOTHING, Phase, ReturnState, phase_of
from ui.screens.return_.unlike import told_unlike
from ui.seat.seat import Seat
from ui.shell.screen import Go
from ui.shortcuts import Keys
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction

T = TypeVar("T")


class ReturnPresenter(QObject):
    """What was entered for a dossier is kept while another is looked at in between."""

    state_changed = Signal(object)  # ReturnState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object, object)  # (DossierId, form), Officer
    fetched = Signal()  # another dossier, or none, is shown: typing starts anew
    wanting = Signal(object)  # Need: typing goes on there
    stopped = Signal()  # nothing was stored; typing goes on

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._reading = office.counter, office.reading
        self._amending = office.amending
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background, self._news = background, news
        self.state = ReturnState()
        self._kept: tuple[DossierId, Entry] | None = None
        self._seat = Seat[ReturnState](office.now, self.notice_changed.emit)
        self._turn = 0  # answers to what was asked before the page was left are of another turn
        news.changed.connect(self._hear)

    def enter(self, officer: Officer, dossier: DossierId | None) -> None:
        """Without a dossier, one whose hand-out has begun stays with its officer; all else goes."""
        found = self._seat.sit(officer, self.state, ReturnState())
        if found is not self.state:
            self._kept = None if found.dossier is None else (found.dossier.id, found.entry)
            self._show(found)
            self.fetched.emit()
        self._turn += 1
        self._read_supervisors(officer)
        if dossier is not None and not self.state.busy:
            self._read(partial(self._reading.dossier, dossier), self._take, key="return")
        elif self.state.phase in {Phase.READY, Phase.TOO_EARLY}:
            self._refresh()
        else:
            self._clear()

    def leave(self) -> None:
        """What was entered stays; what was asked for and has not come is dropped."""
        self._turn += 1

    def take_scan(self, scan: Scan) -> bool:
        """A receipt fetches its dossier; a card says who stands at the counter."""
        match scan:
            case CodeScan(sealed=SealedCode() as sealed):
                self._by_paper(sealed)
            case CodeScan(code):
                self._by_code(code)
            case CardScan() if self.state.busy:
                pass  # between two visitors: whose it is would be a guess
            case CardScan(card) if self.state.phase is Phase.READY:
                self._by_card(card)
            case CardScan(card):
                self.go.emit(Go("search", card.number))  # without a receipt: what they have here
            case _:
                return False
        return True

    @Slot(str)
    def find(self, sought: str) -> None:
        """What was typed: a code, or what one dossier alone answers to."""
        if not sought:
            return
        if looks_like_code(sought):
            self._by_code(sought.strip().upper())
            return

        def read() -> DossierView | int:
            found = self._reading.search(sought)
            return self._reading.dossier(found[0].id) if len(found) == 1 else len(found)

        def done(answer: DossierView | int) -> None:
            if isinstance(answer, DossierView):
                self._take(answer)
            elif answer:
                self.go.emit(Go("search", sought))
            else:
                self._say_not_found()

        self.notice_changed.emit(None, None)
        self._read(read, done, key="return")

    def step_back(self) -> bool:
        """From a dossier to the empty page; what was entered for it is kept."""
        if self.state.phase is Phase.EMPTY or self.state.busy:
            return False
        self._clear()
        self.notice_changed.emit(None, None)
        return True

    @Slot(object)
    def choose(self, kind: CollectorKind) -> None:
        if self.state.dossier is not None:
            self._enter(entry_for(self.state.entry, kind, self.state.dossier))

    def change(self, **fields: Any) -> None:
        """Fields of `Entry` as the officer typed or ticked them."""
        if not self.state.busy:
            self._enter(replace(self.state.entry, **fields))

    def hand_out(self, secret: str = "") -> None:
        """Record the return; what is missing is told and nothing is stored.

        Args:
            secret: Of the supervisor who confirms that the receipt is lost; kept nowhere.
        """
        state, officer = self.state, self._seat.officer
        if state.busy or state.dossier is None or officer is None:
            return
        if state.phase is not Phase.READY:
            return
        if state.needs:
            self._tell_missing()
            return
        here = bool(state.dossier.citizen.originals_here)
        order = ReturnResult(
            dossier=state.dossier.id,
            collector=state.entry.collector(state.dossier),
            originals=self._counter.new_key() if here else None,
            unpaid_because=state.entry.unpaid if state.debt else "",
        )
        returns = partial(self._counter.return_result, order, officer)
        if state.entry.lost and state.entry.supervisor is not None:
            confirms = Supervision(
                supervisor=state.entry.supervisor,
                secret=secret,
                commitment=state.entry.commitment,
            )
            returns = partial(self._amending.return_without_receipt, order, confirms, officer)
        self._begin()
        done, failed = partial(self._returned, officer), partial(self._failed, officer)
        self._background.run(returns, owner=self, done=done, failed=failed)

    @Slot()
    def result_back(self) -> None:
        """The result is at the counter after all; the dossier stays open to be handed out."""
        state, officer = self.state, self._seat.officer
        if state.busy or state.dossier is None or officer is None or not state.may_take_result:
            return
        order = ResultBack(dossier=state.dossier.id)
        self._begin()
        self._background.run(
            lambda: self._counter.result_back(order, officer),
            owner=self,
            done=partial(self._came_back, officer),
            failed=partial(self._failed, officer),
        )

    @Slot()
    def open_dossier(self) -> None:
        if self.state.dossier is not None:
            self.go.emit(Go("dossier", self.state.dossier.id))

    def _read_supervisors(self, officer: Officer) -> None:
        self._background.run(
            lambda: self._amending.supervisors(officer),
            owner=self,
            done=self._seat.to_asker(
                lambda found: self._show(replace(self.state, supervisors=tuple(found)))
            ),
            failed=self._seat.to_asker(self._say),
            lane=Lane.READING,
            key="return.supervisors",
        )

    def _by_code(self, code: str) -> None:
        self._fetch(lambda: self._reading.dossier(self._reading.dossier_by_code(code)))

    def _by_paper(self, sealed: SealedCode) -> None:
        """Fetches as a code does, and says what the receipt is worth."""
        officer = self._seat.officer
        if officer is None or self.state.busy:
            return

        def looked(look: PaperLook) -> None:
            dossier = look.dossier
            if dossier is None:
                self.go.emit(Go("stub", look))
                return
            self._fetch(lambda: self._reading.dossier(dossier))
            if (told := fault_of(look)) is not None:
                self.notice_changed.emit(notice(told), None)

        self._background.run(
            lambda: self._counter.look_at_paper(sealed, officer),
            owner=self,
            done=self._in_turn(looked),
            failed=self._in_turn(self._say),
        )

    def _by_card(self, card: CitizenCard) -> None:
        dossier = self.state.dossier
        if dossier is None:
            return
        entry, whose = entry_by_card(self.state.entry, card, dossier)
        self._enter(entry)
        told = told_unlike(card, dossier)
        if whose is Whose.NEITHER:
            title = self.tr("Thẻ vừa quét không phải của chủ hồ sơ.")
            advice = self.tr("Đã ghi là người khác; ghi thêm giấy ủy quyền nhận kết quả rồi trả.")
            told = Notice(title, advice, grave=False)
        self.notice_changed.emit(told, None)
        self.wanting.emit(next(iter(self.state.needs), Need.PROOF))

    def _fetch(self, read: Callable[[], DossierView]) -> None:
        if self.state.busy:
            return
        self.notice_changed.emit(None, None)
        self._read(read, self._take, key="return")

    def _refresh(self) -> None:
        if (dossier := self.state.dossier) is not None:
            read = partial(self._reading.dossier, dossier.id)
            self._read(read, self._reread, key="return.again")  # supersedes no scan

    def _read(self, read: Callable[[], T], done: Callable[[T], None], *, key: str) -> None:
        done, failed = self._in_turn(done), self._in_turn(self._say)
        self._background.run(read, owner=self, done=done, failed=failed, lane=Lane.READING, key=key)

    def _in_turn(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """`then`, unless the page is left or entered anew by the time the answer comes."""
        turn = self._turn

        def answered(answer: T) -> None:
            if turn == self._turn:
                then(answer)

        return answered

    def _take(self, view: DossierView) -> None:
        """Show what was fetched, with what was entered for it before."""
        dossier = view.folded.dossier
        if dossier is None:
            self._say_not_found()
            return
        same = self._kept is not None and self._kept[0] == dossier.id
        entry = self._kept[1] if same and self._kept else NOTHING
        entry = replace(entry, pin_typed=False)
        self._show(self._state_of(view, dossier, entry))
        self.fetched.emit()

    def _reread(self, view: DossierView) -> None:
        """The same dossier as it stands now; nothing entered is lost."""
        dossier = view.folded.dossier
        if dossier is None or self.state.dossier is None or dossier.id != self.state.dossier.id:
            return
        fresh = self._state_of(view, dossier, self.state.entry)
        turned = fresh.phase is not self.state.phase
        debt = self.state.debt and bool(unsettled(dossier))
        self._show(replace(fresh, told=self.state.told, debt=debt, busy=self.state.busy))
        if turned:
            self.fetched.emit()

    def _state_of(self, view: DossierView, dossier: Dossier, entry: Entry) -> ReturnState:
        officer = self._seat.officer
        phase, reason = phase_of(dossier, officer, read_only=view.folded.read_only)
        may_take = officer is not None and officer.may(Right.RESULT_BACK)
        return ReturnState(
            phase=phase,
            dossier=dossier,
            facts=facts_of(dossier, self._wording),
            entry=entry,
            needs=entry.needs(dossier) if phase is Phase.READY else (),
            may_take_result=may_take and phase is Phase.TOO_EARLY,
            reason=reason,
            last=self.state.last,
            supervisors=self.state.supervisors,
        )

    def _enter(self, entry: Entry) -> None:
        dossier = self.state.dossier
        if dossier is None:
            return
        entry = with_lost_receipt(entry, dossier, self.state.supervisors)
        self._kept = (dossier.id, entry)
        self._show(replace(self.state, entry=entry, needs=entry.needs(dossier)))

    def _tell_missing(self) -> None:
        needs = self.state.needs
        self._show(replace(self.state, told=True))
        advice = self.tr("Còn thiếu: {missing}.").format(missing=", ".join(n.words for n in needs))
        self.notice_changed.emit(Notice(self.tr("Chưa trả được."), advice, grave=False), None)
        self.wanting.emit(needs[0])

    def _begin(self) -> None:
        self._show(replace(self.state, busy=True))
        self.notice_changed.emit(None, None)

    def _returned(self, by: Officer, dossier: Dossier) -> None:
        title = returned_title(dossier)
        self._change(by, lambda state: ReturnState(last=title, supervisors=state.supervisors))
        if self._seat.holds(by):
            self._kept = None
            self.fetched.emit()
        self._news.tell(DossiersChanged(frozenset({dossier.id})))
        if dossier.collector is not None and dossier.collector.lost is not None:
            self.print_asked.emit((dossier.id, COMMITMENT), by)
        advice = self.tr("Quét giấy tiếp nhận của người tiếp theo.")
        page = Go("dossier", dossier.id)
        rate = NoticeAction(self.tr("Đánh giá"), partial(self.go.emit, page), Keys.RATING)
        self._seat.tell(by, Notice(title, advice, done=True), rate)

    def _came_back(self, by: Officer, dossier: Dossier) -> None:
        self._change(by, lambda state: replace(state, busy=False))
        self._news.tell(DossiersChanged(frozenset({dossier.id})))

    def _failed(self, by: Officer, error: DeskError) -> None:
        """A secret is typed anew for each try."""
        debt, here, offer = isinstance(error, FeesOutstanding), self._seat.holds(by), None
        self._change(by, lambda state: state.tried(debt=debt))
        dossier = self.state.dossier
        if isinstance(error, FeesOutstanding) and error.collects and here and dossier is not None:
            pay = partial(self.go.emit, Go("money", dossier.id))  # Esc comes back from the till
            offer = NoticeAction(self.tr("Thu phí"), pay, Keys.TAKE_MONEY)
        self._seat.tell(by, notice(error), offer)
        if offer is None:
            self._refresh()  # what made it fail may have happened elsewhere
        if here:
            self.stopped.emit()

    def _change(self, by: Officer, change: Callable[[ReturnState], ReturnState]) -> None:
        self._show(self._seat.change(by, self.state, change))

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _say_not_found(self) -> None:
        advice = self.tr("Kiểm tra lại mã; hồ sơ của quầy khác có thể chưa gửi về.")
        said = Notice(self.tr("Không thấy hồ sơ nào."), advice, grave=False)
        self.notice_changed.emit(said, None)

    def _clear(self) -> None:
        self._show(ReturnState(last=self.state.last, supervisors=self.state.supervisors))
        self.fetched.emit()

    def _show(self, state: ReturnState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        dossier = self.state.dossier
        if not isinstance(fact, DossiersChanged) or dossier is None:
            return
        if not fact.dossiers or dossier.id in fact.dossiers:
            self._refresh()
