"""One dossier: read, told in words, and taken one step further."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from db.queries.timeline import DossierView
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.money.till.owed import too_much, unsettled
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.intake.note_external_code import NoteExternalCode
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.told import with_waiting
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, Fact, News, PrintsChanged
from ui.screens.dossier.ahead import Ahead, Seen
from ui.screens.dossier.deeds import course
from ui.screens.dossier.facts import DossierFacts, Papers, facts_of, papers_of, warning_of
from ui.screens.dossier.forms.form import About
from ui.screens.dossier.forms.no_apology import why_no_apology
from ui.screens.dossier.left.facts import Fetching, LeftFacts, left_facts
from ui.screens.dossier.steps import NextStep, next_steps, standing
from ui.screens.dossier.takes import TAKES
from ui.seat.seat import Seat
from ui.shell.screen import Go
from ui.shortcuts import Keys
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction
from ui.widgets.tables.timeline import Step

translate = QCoreApplication.translate

_NO_PAPERS: Final = Papers()
_TURN_MONEY: Final = frozenset({Ahead.CORRECT, Ahead.VOID})
_SECOND_PRESS: Final = 1500  # ms in which another press of the same print is no wish for two


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierState:
    """All the view needs to draw itself."""

    id: DossierId | None = None
    loaded: bool = False
    facts: DossierFacts | None = None  # None once loaded: its receiving is not here yet
    left: LeftFacts | None = None  # only its row is here, and this is what that says
    warning: tuple[str, str] | None = None  # title, words
    disputed: bool = False  # two desks acted otherwise; a leader decides
    may_unmask: bool = False
    codes: Sequence[ExternalCode] = ()  # of other systems
    may_note: bool = False
    noting: bool = False  # such a code is being stored
    course: Sequence[Step] = ()
    standing: str = ""  # the sentence above the next steps
    steps: Sequence[NextStep] = ()
    no_apology: Notice | None = None  # why none can go out; None: one can
    papers: Papers = _NO_PAPERS
    about: About | None = None  # what a form may know
    busy: bool = False
    taking: Ahead | None = None  # the step that is being stored


class DossierPresenter(QObject):
    """The number in full is forgotten when the page is left."""

    state_changed = Signal(object)  # DossierState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    print_asked = Signal(object)  # (DossierId, form)
    go = Signal(object)  # Go
    code_noted = Signal(object, object)  # DossierId, Officer: it was stored by them
    stepped = Signal(object, object, object)  # Ahead, DossierId, Officer: it was stored by them
    foreseen = Signal(object, object)  # Ahead, answer to what its form asked

    def __init__(
        self, office: Office, background: Runs, news: News, seat: Seat[Any], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._office, self._counter, self._reading = office, office.counter, office.reading
        self._papers = office.papers
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background, self._news = background, news
        self.state = DossierState()
        self._under_way: dict[tuple[OfficerId, DossierId], DossierState] = {}  # while it is stored
        self._officer: Officer | None = None  # who looks at it; None: the page is left
        self._view: DossierView | None = None
        self._overtaken: Collection[str] = ()
        self._collects = False  # the office lets who sits here take money
        self._number = ""
        self._fetching = Fetching.NOT_YET
        self._just_printed = QTimer(self)
        self._just_printed.setSingleShot(True)
        self._just_printed.setInterval(_SECOND_PRESS)
        news.changed.connect(self._hear)

    def enter(self, dossier: DossierId, officer: Officer) -> None:
        """Show `dossier`; a look at another officer's is noted."""
        self._officer = officer
        self._fetching = Fetching.NOT_YET
        if dossier != self.state.id:
            self._view = None
            self._show(self._under_way.get((officer.id, dossier), DossierState(id=dossier)))
        self._background.run(
            lambda: self._counter.open_dossier(dossier, officer),
            owner=self,
            done=lambda _noted: None,
            failed=self._seat.to_asker(self._say),
        )
        self.refresh()

    def forget(self) -> None:
        """Another sits down, and sees nothing of what was looked at."""
        self._view = self._officer = None
        self._show(DossierState())

    def leave(self) -> None:
        if self._number:
            self._number = ""
            self._word()  # nobody finds it shown
        self._officer = None

    def refresh(self) -> None:
        dossier, officer = self.state.id, self._officer
        if dossier is None or officer is None:
            return
        self._background.run(
            lambda: self._look_up(dossier, officer),
            owner=self,
            done=self._seat.to_asker(lambda found: self._read(dossier, *found)),
            failed=self._seat.to_asker(self._say),
            lane=Lane.READING,
            key="dossier",
        )

    @Slot()
    def unmask(self) -> None:
        """Show the owner's number in full until the page is left; it is recorded."""
        dossier, officer = self.state.id, self._officer
        if dossier is None or officer is None or not self.state.may_unmask or self.state.busy:
            return
        self._begin(officer, dossier)
        self._background.run(
            lambda: self._counter.unmask(dossier, officer),
            owner=self,
            done=lambda number: self._unmasked(dossier, officer, number),
            failed=partial(self._failed, officer, dossier),
        )

    @Slot(object, object)
    def take(self, ahead: Ahead, order: object) -> None:
        """Take the step `ahead` with `order`; a second press is ignored."""
        officer, about = self._officer, self.state.about
        if officer is None or about is None or self.state.busy:
            return
        dossier, use_case = about.dossier.id, TAKES[ahead].use_case(self._office)
        self._begin(officer, dossier, taking=ahead)
        self._background.run(
            lambda: use_case(order, officer),
            owner=self,
            done=lambda now: self._stepped(ahead, order, about.dossier, now, officer),
            failed=partial(self._failed, officer, dossier),
        )

    @Slot(object, object)
    def foresee(self, ahead: Ahead, question: object) -> None:
        """What would happen, as the form of `ahead` asks; an error is an answer too."""
        asked = TAKES[ahead].question
        if asked is None:
            return
        answer, dossier = asked(self._office), self.state.id

        def foreseen(found: object) -> None:
            if dossier == self.state.id:
                self.foreseen.emit(ahead, found)

        self._background.run(
            lambda: answer(question),
            owner=self,
            done=self._seat.to_asker(foreseen),
            failed=self._seat.to_asker(foreseen),
            lane=Lane.READING,
            key="foresee",
        )

    @Slot(str, str)
    def note_code(self, system: str, code: str) -> None:
        """Keep another system's code beside ours; without one, none of that system any more."""
        dossier, officer = self.state.id, self._officer
        if dossier is None or officer is None or not self.state.may_note or self.state.busy:
            return
        self._begin(officer, dossier, noting=True)
        order = NoteExternalCode(dossier=dossier, system=system, code=code)
        self._background.run(
            lambda: self._counter.note_external_code(order, officer),
            owner=self,
            done=partial(self._noted, officer),
            failed=partial(self._failed, officer, dossier),
        )

    @Slot(str)
    def ask_print(self, form: str) -> None:
        """A second press right after the first prints nothing twice."""
        state = self.state
        if state.facts is None or state.busy or self._just_printed.isActive():
            return
        self._just_printed.start()
        self.print_asked.emit((state.id, form))

    def _begin(self, by: Officer, dossier: DossierId, **doing: Any) -> None:
        self._show(replace(self.state, busy=True, **doing))
        self._under_way[by.id, dossier] = DossierState(id=dossier, busy=True, **doing)
        self.notice_changed.emit(None, None)

    def _look_up(
        self, dossier: DossierId, officer: Officer
    ) -> tuple[DossierView, Collection[str], bool]:
        """With the forms whose papers, as given out, the dossier has left behind, and whether
        `officer` collects."""
        view = self._reading.dossier(dossier)
        printed = {job.form for job in view.prints}
        overtaken = {form for form in printed if self._is_overtaken(dossier, form)}
        return view, overtaken, self._office.till.may_collect(officer)

    def _fetch(self, dossier: DossierId) -> None:
        """Ask the centre for all of it, once for each time the page is opened."""
        self._fetching = Fetching.UNDER_WAY
        self._background.run(
            lambda: self._office.syncing.fetch_dossier(dossier),
            owner=self,
            done=lambda _none: self._fetched(dossier),
            failed=self._seat.to_asker(partial(self._not_fetched, dossier)),
            lane=Lane.NETWORK,
        )
        self._word()

    def _fetched(self, dossier: DossierId) -> None:
        if dossier == self.state.id:
            self._fetching = Fetching.DONE
            self._news.tell(DossiersChanged(frozenset({dossier}), quiet=True))

    def _not_fetched(self, dossier: DossierId, error: DeskError) -> None:
        if dossier == self.state.id:
            self._fetching = Fetching.FAILED
            self._word()
            self._say(error)

    def _is_overtaken(self, dossier: DossierId, form: str) -> bool:
        try:
            return self._papers.history(dossier, form).changed
        except DeskError:  # this program cannot read that paper; its page says so
            return False

    def _read(
        self,
        dossier: DossierId,
        view: DossierView,
        overtaken: Collection[str],
        collects: bool,  # a fact of who sits here
    ) -> None:
        if dossier == self.state.id:
            self._view, self._overtaken, self._collects = view, overtaken, collects
            self._word()

    def _unmasked(self, dossier: DossierId, by: Officer, number: str) -> None:
        self._rest(by, dossier)
        if not self._seat.holds(by):
            return
        if dossier == self.state.id and self._officer is not None:
            self._number = number
            self._word()
            self.refresh()  # the look is a deed too

    def _stepped(
        self, ahead: Ahead, order: object, before: Dossier, dossier: Dossier, by: Officer
    ) -> None:
        take, here = TAKES[ahead], self._seat.holds(by)
        queued = len(dossier.notices) > len(before.notices)
        self._rest(by, dossier.id)
        self.stepped.emit(ahead, dossier.id, by)
        self._news.tell(DossiersChanged(frozenset({dossier.id})))
        said = (take.title, take.advice_of(dossier))
        title, advice = (translate("steps", str(words)) for words in said)
        form = take.prints(order)
        prints = here and self._officer is not None and by.may(Right.PRINT)
        if form and not prints:
            advice = self.tr("Quầy in phiếu ở mục “Giấy tờ” của hồ sơ rồi giao người nộp.")
        if queued and ahead is not Ahead.TELL:
            advice = with_waiting(advice, dossier)
        told = Notice(title.format(code=dossier.code), advice, done=True)
        self._seat.tell(by, told, self._money_of(ahead, dossier) if here else None)
        if form and prints:
            self.print_asked.emit((dossier.id, form))

    def _money_of(self, ahead: Ahead, dossier: Dossier) -> NoticeAction | None:
        """A correction or a voiding may leave money to give back, or more to collect."""
        if not self._collects or ahead not in _TURN_MONEY or not dossier.money.collections:
            return None
        pay = partial(self.go.emit, Go("money", dossier.id))
        if too_much(dossier):
            return NoticeAction(self.tr("Hoàn tiền"), pay, Keys.TAKE_MONEY)
        if unsettled(dossier):
            return NoticeAction(self.tr("Thu phí"), pay, Keys.TAKE_MONEY)
        return None

    def _noted(self, by: Officer, dossier: Dossier) -> None:
        self._rest(by, dossier.id)
        self.code_noted.emit(dossier.id, by)
        self._news.tell(DossiersChanged(frozenset({dossier.id})))
        title = self.tr("Đã ghi mã của hệ thống khác vào hồ sơ {code}.").format(code=dossier.code)
        advice = self.tr("Tìm hồ sơ theo mã nào cũng được.")
        self._seat.tell(by, Notice(title, advice, done=True))

    def _word(self) -> None:
        """Make the state of what was read and who looks at it."""
        view, officer = self._view, self._officer
        if view is None or officer is None:
            return
        dossier, told = view.folded.dossier, course(view, self._wording)
        state = replace(self.state, loaded=True, course=told, warning=warning_of(view.folded))
        state = replace(state, disputed=bool(view.folded.disagreements))
        if dossier is None:
            nothing = replace(state, facts=None, steps=(), standing="", papers=_NO_PAPERS)
            self._show(replace(nothing, about=None, left=left_facts(view.left, self._fetching)))
            if view.left is not None and self._fetching is Fetching.NOT_YET:
                self._fetch(view.left.id)
            return
        read_only = view.folded.read_only
        unmask = officer.may(Right.UNMASK) and bool(dossier.applicant.id_number)
        state = replace(
            state,
            facts=facts_of(dossier, self._wording, self._number, view.deeds),
            left=None,
            codes=dossier.external_codes,
            may_note=not read_only and _may_note(officer),
            may_unmask=unmask and not self._number,
            standing=standing(dossier, view.deeds, self._wording),
            no_apology=why_no_apology(dossier, officer, self._office.now()),
            steps=next_steps(self._seen(dossier, view, officer), read_only=read_only),
            about=About(
                dossier=dossier, officer=officer, wording=self._wording, collects=self._collects
            ),
            papers=papers_of(
                dossier,
                view,
                may_print=officer.may(Right.PRINT),
                changed=self._overtaken,
            ),
        )
        self._show(state)

    def _seen(self, dossier: Dossier, view: DossierView, officer: Officer) -> Seen:
        return Seen(
            dossier=dossier,
            officer=officer,
            prints=view.prints,
            now=self._office.now(),
            collects=self._collects,
        )

    def _failed(self, by: Officer, dossier: DossierId, error: DeskError) -> None:
        self._rest(by, dossier)
        self._seat.tell(by, notice(error))
        self.refresh()  # what made it fail may have happened elsewhere

    def _rest(self, by: Officer, dossier: DossierId) -> None:
        """What `by` asked for came about or failed; another, or another dossier, may still wait."""
        self._under_way.pop((by.id, dossier), None)
        if self._seat.holds(by) and dossier == self.state.id:
            self._show(replace(self.state, busy=False, noting=False, taking=None))

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: DossierState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is None:
            return
        match fact:
            case DossiersChanged(dossiers) if not dossiers or self.state.id in dossiers:
                self.refresh()
            case PrintsChanged():
                self.refresh()
            case _:
                pass


def _may_note(officer: Officer) -> bool:
    return officer.may(Right.RECEIVE) or officer.may(Right.RESULT_BACK)
