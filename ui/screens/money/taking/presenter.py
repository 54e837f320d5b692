"""Take money: who waits, what one dossier owes, what is entered, and what was done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.till import MoneyList, MoneyRow
from db.queries.timeline import DossierView
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.owed import owed, unsettled
from desk_app.domain.money.till.settings import NO_SETTINGS, TillSettings
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.money.exempt import PutOff
from desk_app.wiring.money.till import CountedShift
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News
from ui.screens.money.taking import forms as f
from ui.screens.money.taking.anew import brought_on, come_to, is_half_entered, is_unread
from ui.screens.money.taking.entry import Entry, after, entry_for, order_of, reckon
from ui.screens.money.taking.forms import Form, FormSpec
from ui.screens.money.taking.state import TakingState
from ui.screens.money.taking.submitted import deed_of
from ui.screens.money.taking.told import told_taken
from ui.seat.seat import Seat
from ui.shortcuts import Keys
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction


class TakingPresenter(QObject):
    state_changed = Signal(object)  # TakingState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    taken = Signal(object, object, object)  # Dossier, key of the taking: its slip; Officer who asks
    refunded = Signal(object, object, object)  # Dossier, key of the refund: its voucher; Officer
    opened = Signal()  # another dossier, or none, is shown
    row_wanted = Signal()  # Enter came before its list: the row that is current now
    return_wanted = Signal(object)  # DossierId: all is paid, and its result waits
    stopped = Signal()  # something is missing: typing goes on there
    shift_wanted = Signal()  # money was to be taken, and no shift is open

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._till, self._reading, self._now = office.till, office.reading, office.now
        self._background, self._news = background, news
        self._here = False  # shown: lists are kept up to date only then
        self._wished = False  # Enter was pressed before the rows of `which` were read
        self._settings: TillSettings = NO_SETTINGS
        self.seat = Seat[TakingState](office.now, self.notice_changed.emit)
        self.state = TakingState()
        self._day = office_date(office.now())  # of the last entering
        news.changed.connect(self._hear)

    def enter(self, officer: Officer, about: DossierId | None) -> None:
        """What another entered is shown to nobody else, and to them again."""
        self._here = True
        found = self.seat.sit(officer, self.state, TakingState())
        if found is not self.state:
            self._show(found)
            self.opened.emit()
        before, self._day = self._day, office_date(self._now())
        self.state = come_to(self.state, before, self._day)
        self.read()
        shown = None if self.state.dossier is None else self.state.dossier.id
        if about is not None and about != shown:
            self.open(about)
        elif shown is not None:
            self._look_again(shown)

    def leave(self) -> None:
        self._here = self._wished = False

    def read(self) -> None:
        """Lists, counts, settings and the shift of who sits here."""
        officer, which = self.seat.officer, self.state.which
        if officer is None:
            return

        def look() -> tuple[Any, ...]:
            till = self._till
            return till.rows(which), till.counts(), till.settings(), till.own_shift(officer)

        self._ask(look, lambda found: self._take_lists(which, *found), "money")

    @Slot(object)
    def choose(self, which: MoneyList) -> None:
        self._wished = False
        self._show(replace(self.state, which=which))
        self.read()

    @Slot(object)
    def open(self, dossier: DossierId) -> None:
        self._wished = False
        self._ask(lambda: self._reading.dossier(dossier), self._take_dossier, "money.dossier")

    @Slot()
    def wish(self) -> None:
        """Open the row that is current once the chosen list is read."""
        self._wished = True
        self.read()  # it may have failed before

    @Slot(str, object)
    def change(self, field_: str, value: object) -> None:
        """One field of `Entry` as it was entered."""
        if self.state.dossier is not None and not self.state.busy:
            changed: dict[str, Any] = {field_: value}
            self._enter(replace(self.state.entry, **changed))

    @Slot(int, bool)
    def tick(self, line: int, on: bool) -> None:  # Qt's signal says it so
        entry = self.state.entry
        ticked = entry.ticked | {line} if on else entry.ticked - {line}
        self.change("ticked", ticked)

    @Slot(int, str)
    def price(self, line: int, text: str) -> None:
        """The sum of a fee nobody knew; one that is typed is ticked as well."""
        entry = self.state.entry
        ticked = entry.ticked | {line} if text.strip() else entry.ticked - {line}
        if self.state.dossier is not None and not self.state.busy:
            self._enter(replace(entry, sums={**entry.sums, line: text}, ticked=ticked))

    @Slot()
    def collect(self) -> None:
        """Ctrl+Enter: take the money, once."""
        dossier, entry, found = self.state.dossier, self.state.entry, self.state.found
        if dossier is None or self.state.busy or self.state.form is not Form.TAKE:
            return
        if self._is_unread(dossier):
            return
        if found.missing:
            self._say(Notice(self.tr("Chưa thu được."), found.missing, grave=False))
            self.stopped.emit()
            return
        if self.state.shift is None and self.state.may_collect:
            self.shift_wanted.emit()
            return
        order = order_of(entry, found, dossier, self._now())
        self._do(lambda by: self._till.collect(order, by), partial(self._collected, entry))

    @Slot()
    def put_off(self) -> None:
        """What is ticked is collected when the result is returned."""
        dossier, found = self.state.dossier, self.state.found
        if dossier is None or self.state.busy or not found.lines or self._is_unread(dossier):
            return
        order = PutOff(key=self._till.new_key(), dossier=dossier.id, lines=found.lines)
        self._do(lambda by: self._till.put_off(order, by), self._done(self.tr("Thu khi trả.")))

    @Slot(object)
    def ask_form(self, form: Form) -> None:
        """Show another form for the dossier; nothing where it has nothing to say."""
        dossier = self.state.dossier
        if dossier is None or self.state.busy or self._is_unread(dossier):
            return
        if form is Form.ASK_REFUND:
            form = f.refund_form_for(dossier, self.seat.officer)
        asked = replace(self.state, form=form)
        spec = self._spec(asked)
        if spec is not None or form is Form.TAKE:
            self._show(replace(asked, spec=spec))
            self.notice_changed.emit(None, None)

    @Slot(object, bool)
    def submit(self, said: Mapping[str, str], other: bool) -> None:  # Qt's signal
        """What was typed into the form that is shown; `other`: by its second act."""
        dossier = self.state.dossier
        if dossier is None or self.state.busy or self._is_unread(dossier):
            return
        try:
            act, words = deed_of(self.state, dossier, said, self._till, other=other)
        except DeskError as error:
            self._say(notice(error))
            return
        self._do(act, self._done(words))

    def step_back(self) -> bool:
        """Esc: from a form to collecting, then from the dossier to the list."""
        if self.state.form is not Form.TAKE:
            self._show(replace(self.state, form=Form.TAKE, spec=None))
            self.opened.emit()
            return True
        return False

    def _spec(self, state: TakingState) -> FormSpec | None:
        """None where the form has nothing to say about the dossier."""
        found, by = state.found, self.seat.officer
        if state.dossier is None:
            return None
        return f.spec_of(
            state.form,
            state.dossier,
            exempted=formats.money(found.due) if found.lines else "",
            today=office_date(self._now()),
            may_pay=self.state.may_collect,
            may_decide=by is not None and by.may(Right.APPROVE_REFUND),
        )

    def _do(
        self, act: Callable[[Officer], Dossier], done: Callable[[Dossier, Officer], None]
    ) -> None:
        officer = self.seat.officer
        if officer is None:
            return
        self._show(replace(self.state, busy=True))
        self.notice_changed.emit(None, None)

        def stored(dossier: Dossier) -> None:
            done(dossier, officer)
            self._settle(dossier, officer)

        failed = partial(self._failed, officer)
        self._background.run(lambda: act(officer), owner=self, done=stored, failed=failed)

    def _collected(self, entry: Entry, dossier: Dossier, by: Officer) -> None:
        taken = dossier.money.collection(entry.key)
        if taken is not None:
            self.seat.tell(by, told_taken(taken, dossier), self._return_of(dossier, by))
            self.taken.emit(dossier, entry.key, by)

    def _return_of(self, dossier: Dossier, by: Officer) -> NoticeAction | None:
        """Its result waits, and nothing is open any more: it can go, by who may hand it out."""
        waits = dossier.status is Status.RESULT_BACK and not unsettled(dossier)
        if not waits or not by.may(Right.RETURN):
            return None
        go = partial(self.return_wanted.emit, dossier.id)
        return NoticeAction(self.tr("Trả kết quả"), go, Keys.RETURN)

    def _done(self, words: str) -> Callable[[Dossier, Officer], None]:
        before = f.paid_refunds(self.state.dossier)

        def done(dossier: Dossier, by: Officer) -> None:
            for key in f.paid_refunds(dossier) - before:
                self.refunded.emit(dossier, key, by)
            said = Notice(words, f"{dossier.code} · {dossier.applicant.name}", done=True)
            self.seat.tell(by, said)

        return done

    def _settle(self, dossier: Dossier, by: Officer) -> None:
        """The dossier as it is now; another one that was opened meanwhile stays."""
        shown = self.state.dossier is not None and self.state.dossier.id == dossier.id

        def settled(state: TakingState) -> TakingState:
            same = state.dossier is not None and state.dossier.id == dossier.id
            return replace(self._with(state, dossier) if same else state, busy=False)

        self.state = self.seat.change(by, self.state, settled)
        self._news.tell(DossiersChanged(frozenset({dossier.id})))
        self._show(self.state)  # with what has changed, in one
        if shown and self.seat.holds(by):
            self.opened.emit()
        elif self.state.dossier is not None:  # news of it may have come while that was stored
            self._bring_on(self.state.dossier.id, tell=True)

    def _failed(self, by: Officer, error: DeskError) -> None:
        def freed(state: TakingState) -> TakingState:
            return replace(state, busy=False, entry=after(state.entry, error, self._now()))

        self._show(self.seat.change(by, self.state, freed))
        self.seat.tell(by, notice(error))
        if self.state.dossier is not None:
            # What made it fail may have been another desk.
            self._bring_on(self.state.dossier.id, tell=False)

    def _take_lists(
        self,
        which: MoneyList,
        rows: Sequence[MoneyRow],
        counts: Mapping[MoneyList, int],
        settings: TillSettings,
        shift: CountedShift | None,
    ) -> None:
        officer = self.seat.officer
        if officer is None:
            return
        self._settings = settings
        state = replace(self.state, listed=which, rows=rows, counts=counts, shift=shift)
        may, sees = settings.may_collect(officer), settings.may_see_books(officer)
        state = replace(state, officer=officer, may_collect=may, may_see_books=sees)
        if state.dossier is not None:
            state = replace(state, found=reckon(state.entry, state.dossier, settings))
        self._show(state)
        if self._wished and which is self.state.which:
            self._wished = False
            self.row_wanted.emit()

    def _take_dossier(self, view: DossierView) -> None:
        if (dossier := view.folded.dossier) is not None:
            self._put(dossier)
            self.opened.emit()

    def _look_again(self, dossier: DossierId) -> None:
        self._ask(lambda: self._reading.dossier(dossier), self._go_on, "money.dossier")

    def _go_on(self, view: DossierView) -> None:
        """With what is half entered, while the dossier still owes and was given the same."""
        now, before = view.folded.dossier, self.state
        if now is None or before.dossier is None or now.id != before.dossier.id:
            return
        key, today = before.entry.key, office_date(self._now())
        asked, asked_now = (entry_for(each, key, today) for each in (before.dossier, now))
        if (owed(now), now.money, asked_now) == (before.lines, before.dossier.money, asked):
            found = reckon(before.entry, now, self._settings)
            self._show(replace(before, dossier=now, found=found))
            return
        self._put(now)
        self.opened.emit()
        if before.entry != asked:
            self._say(f.money_changed(now))

    def _put(self, dossier: Dossier) -> None:
        self._show(self._with(self.state, dossier))

    def _with(self, state: TakingState, dossier: Dossier) -> TakingState:
        """With `dossier` opened, and nothing entered."""
        entry = entry_for(dossier, self._till.new_key(), office_date(self._now()))
        return replace(
            state,
            dossier=dossier,
            lines=owed(dossier),
            entry=entry,
            found=reckon(entry, dossier, self._settings),
            form=Form.TAKE,
            spec=None,
            changed_at=None,
        )

    def _enter(self, entry: Entry) -> None:
        dossier = self.state.dossier
        if dossier is not None:
            found = reckon(entry, dossier, self._settings)
            self._show(replace(self.state, entry=entry, found=found))

    def _bring_on(self, dossier: DossierId, *, tell: bool) -> None:
        """The dossier that is shown as it is now, under the hands of who works on it.

        Args:
            tell: Who has half entered something is told that the money changed.
        """

        def brought(view: DossierView) -> None:
            now, before = view.folded.dossier, self.state
            shown = before.dossier
            if now is None or shown is None or now.id != shown.id or now == shown or before.busy:
                return
            at = self._now()
            self._show(brought_on(before, now, at, self._settings, self._spec))
            half = is_half_entered(before, office_date(at))
            if tell and half and self.state.changed_at != before.changed_at:
                self._say(f.money_came(now))

        # Never in the place of a dossier that was asked for meanwhile.
        self._ask(lambda: self._reading.dossier(dossier), brought, "money.news")

    def _is_unread(self, dossier: Dossier) -> bool:
        """News changed the money a moment ago; who presses now is told, and presses again."""
        if not is_unread(self.state, self._now()):
            return False
        self._say(f.money_came(dossier))
        return True

    def _ask(self, read: Callable[[], Any], done: Callable[[Any], None], key: str) -> None:
        def unread(error: DeskError) -> None:
            self._wished = False
            self._say(notice(error))

        found, failed = self.seat.to_asker(done), self.seat.to_asker(unread)
        self._background.run(
            read, owner=self, done=found, failed=failed, lane=Lane.READING, key=key
        )

    def _say(self, said: Notice) -> None:
        self.notice_changed.emit(said, None)

    def _show(self, state: TakingState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if not isinstance(fact, DossiersChanged) or not self._here:
            return
        self.read()
        shown = self.state.dossier
        if shown is not None and (not fact.dossiers or shown.id in fact.dossiers):
            self._bring_on(shown.id, tell=True)
