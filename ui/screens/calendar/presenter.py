"""The calendar of the office: look, propose, see the effect, apply, give new appointments."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import (
    WorkingCalendar,
    with_day_off,
    with_worked_day,
    without_day,
)
from desk_app.domain.law.calendar_change import change_between, rebased, with_hours_of
from desk_app.domain.law.calendar_faults import CalendarChangedMeanwhile, GroundMissing
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.calendar.effect import Effect
from desk_app.services.calendar.reschedule import Reschedule
from desk_app.services.calendar.set_calendar import SetCalendar
from desk_app.wiring.calendar import CalendarFacts
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import CalendarChanged, DossiersChanged, Fact, News
from ui.screens.calendar import notices
from ui.screens.calendar.left import gone_on_with, is_open, upon
from ui.screens.calendar.state import CalendarState, Hours, Stage
from ui.seat.seat import Seat
from ui.texts import Notice, notice

T = TypeVar("T")
translate = QCoreApplication.translate

_SETTLE_MS: Final = 200  # after the last change, before the effect is counted


class CalendarPresenter(QObject):
    state_changed = Signal(object)  # CalendarState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._desk = office, office.calendar
        self._background, self._news = background, news
        self._seat = Seat[CalendarState](office.now, self.notice_changed.emit)
        self._back = False  # what was left is shown again, upon the calendar it was made upon
        self._shown = False
        self._asked = 0  # which count of the effect still matters
        today = office_date(office.now())
        self.state = CalendarState(today=today, year=today.year, day=today)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._count)
        news.changed.connect(self._hear)

    def enter(self, officer: Officer) -> None:
        """What one officer proposed is not left for another to apply; they find it again."""
        blank = self.state.bare()
        found = self._seat.sit(officer, self.state, blank)
        if found is not self.state:
            self._drop()
            self._back = found is not blank
            self.state = gone_on_with(found)
        self._shown = True
        self._show(
            replace(
                self.state.come_to(office_date(self._office.now())),
                may_set=officer.may(Right.SET_CALENDAR),
                may_reschedule=officer.may(Right.CHANGE_DUE),
            )
        )
        self._read()

    def leave(self) -> None:
        """What was proposed stays for the officer who proposed it."""
        self._shown = False

    @Slot(object)
    def choose(self, day: date) -> None:
        """Go to a day, and to its year."""
        self._show(replace(self.state, day=day, year=day.year))

    @Slot(int)
    def turn(self, years: int) -> None:
        day = self.state.day
        year = min(max(day.year + years, date.min.year + 1), date.max.year - 1)
        leap = (day.month, day.day) == (2, 29)
        self.choose(day.replace(year=year, day=28 if leap else day.day))

    @Slot(str, str)
    def take_off(self, name: str, source: str) -> None:
        self._propose(lambda calendar: with_day_off(calendar, self.state.day, name, source))

    @Slot(str, str)
    def work(self, reason: str, source: str) -> None:
        self._propose(lambda calendar: with_worked_day(calendar, self.state.day, reason, source))

    @Slot()
    def make_plain(self) -> None:
        """The chosen day is as its weekday again."""
        self._propose(lambda calendar: without_day(calendar, self.state.day))

    @Slot(object)
    def change_hours(self, hours: Hours) -> None:
        self._propose(
            lambda calendar: replace(
                calendar,
                sessions=hours.sessions,
                saturday=hours.saturday,
                saturday_counts=hours.saturday_counts,
            )
        )

    @Slot(str)
    def notice_out(self, source: str) -> None:
        """The first provisional year is so no longer."""
        self._propose(lambda calendar: self._desk.with_notice(calendar, source))
        if self.state.proposal is not None:
            self._show(replace(self.state, ground=source))

    @Slot()
    def add_year(self) -> None:
        """Propose the days of the year that comes next; it takes a moment to load them."""
        calendar, year, officer = self.state.shown, self.state.next_year, self._seat.officer
        if calendar is None or officer is None or not self.state.may_set or self.state.busy:
            return
        self._show(replace(self.state, busy=True))
        added = partial(self._year_added, officer)
        self._ask(lambda: self._desk.with_year(calendar, year), added)

    @Slot()
    def look_at_edition(self) -> None:
        """Take the centre's calendar as the proposal; nothing is applied by that."""
        facts = self.state.facts
        if facts is None or facts.waiting is None or facts.waiting.calendar is None:
            return
        waiting, calendar = facts.waiting, facts.waiting.calendar
        self._turn_to(Origin.CENTRE, edition=waiting.name)
        self._propose_whole(with_hours_of(facts.calendar, calendar))
        self.review()

    @Slot()
    def look_at_both(self) -> None:
        """Propose what another desk set at once, upon the calendar in force."""
        facts = self.state.facts
        if facts is None or not facts.beside or not self.state.may_set:
            return
        calendar = facts.calendar
        for other in facts.beside:
            calendar = rebased(other.base, other.calendar, calendar)
        settles = tuple(other.act for other in facts.beside)
        self._turn_to(Origin.OFFICE, settles=settles)
        self._propose_whole(calendar)
        self.review()

    def _turn_to(
        self, origin: Origin, *, edition: str = "", settles: tuple[UUID, ...] = ()
    ) -> None:
        """What was typed for another proposal is no ground of this one."""
        turned = replace(self.state, origin=origin, edition=edition, settles=settles)
        if (self.state.edition, self.state.settles) != (edition, settles):
            turned = replace(turned, ground="")
        self._show(turned)

    @Slot()
    def drop(self) -> None:
        """Forget the proposal."""
        self._drop()
        self._show(self.state)

    @Slot()
    def review(self) -> None:
        """The effect is seen before anything is applied."""
        if self.state.proposal is None:
            return
        self._show(replace(self.state, stage=Stage.REVIEW, ground_error=""))
        self._count()

    @Slot()
    def look_for_old(self) -> None:
        """Dossiers whose appointment is not what the calendar in force gives."""
        self._show(
            replace(self.state, stage=Stage.RESCHEDULE, left_out=frozenset(), ground_error="")
        )
        self._count()

    def step_back(self) -> bool:
        """False where there is nothing inside to step back from."""
        if self.state.stage is Stage.YEAR:
            return False
        self._asked += 1
        self._show(replace(self.state, stage=Stage.YEAR, counting=False))
        return True

    @Slot(object)
    def leave_out(self, dossier: DossierId) -> None:
        """Choose a dossier, or not."""
        self._show(replace(self.state, left_out=self.state.left_out ^ {dossier}))

    @Slot(str)
    def put_ground(self, ground: str) -> None:
        """As it is typed: who steps back and comes again finds it."""
        if self.state.stage is Stage.RESCHEDULE:
            self.state = replace(self.state, reappoint_ground=ground)
        else:
            self.state = replace(self.state, ground=ground)

    @Slot(str)
    def apply(self, ground: str) -> None:
        state, officer = self.state, self._seat.officer
        if state.proposal is None or state.facts is None or officer is None or state.busy:
            return
        order = SetCalendar(
            calendar=state.proposal,
            origin=state.origin,
            edition=state.edition,
            reason=ground,
            based_on=state.facts.act,
            settles=state.settles,
        )
        self._show(replace(state, busy=True, ground_error=""))
        said = notices.applied(state.effect.total)
        self._do(lambda: self._desk.set(order, officer), lambda _none: self._stored(officer, said))

    @Slot(str)
    def decline(self, ground: str) -> None:
        state, officer = self.state, self._seat.officer
        if state.origin is not Origin.CENTRE or officer is None or state.busy:
            return
        edition = state.edition
        self._show(replace(state, busy=True, ground_error=""))
        self._do(
            lambda: self._desk.decline(edition, ground, officer),
            lambda _none: self._stored(officer, notices.declined()),
        )

    @Slot(str)
    def reschedule(self, ground: str) -> None:
        state, officer = self.state, self._seat.officer
        if officer is None or state.busy or not state.chosen:
            return
        order = Reschedule(dossiers=state.chosen, reason=ground)
        self._show(replace(state, busy=True, ground_error=""))
        self._ask(
            lambda: self._desk.reschedule(order, officer),
            lambda changed: self._rescheduled(changed, officer),
        )

    def _propose(self, edit: Callable[[WorkingCalendar], WorkingCalendar]) -> None:
        shown = self.state.shown
        if shown is None or not self.state.may_set:
            return
        if self.state.proposal is None or self.state.origin is Origin.CENTRE:
            self._turn_to(Origin.OFFICE, settles=self.state.settles)
        self._propose_whole(edit(shown))

    def _propose_whole(self, calendar: WorkingCalendar) -> None:
        facts = self.state.facts
        if facts is None:
            return
        change = change_between(facts.calendar, calendar)
        asked = self.state.origin is Origin.CENTRE or self.state.settles
        kept = calendar if change or asked else None
        self._show(
            replace(self.state, proposal=kept, change=change, effect=Effect(), counting=True)
        )
        self._asked += 1  # what is counted now is of the proposal before
        if kept is None:
            self._show(replace(self.state, counting=False, ground=""))
        else:
            self._settle.start()

    def _year_added(self, by: Officer, calendar: WorkingCalendar) -> None:
        self._change(by, busy=False)
        if self._seat.holds(by):
            self._propose(lambda _shown: calendar)
            self.choose(date(calendar.last.year, 1, 1))

    def _count(self) -> None:
        """Page after page, so that a search in between is not kept waiting."""
        self._settle.stop()
        calendar = self._counted_by()
        if calendar is None:
            return
        self._asked += 1
        self._show(replace(self.state, counting=True, effect=Effect()))
        self._page(calendar, None, self._asked)

    def _page(self, calendar: WorkingCalendar, before: Effect | None, asked: int) -> None:
        self._ask(
            lambda: self._desk.effect(calendar, before),
            lambda effect: self._counted(calendar, effect, asked),
        )

    def _counted(self, calendar: WorkingCalendar, effect: Effect, asked: int) -> None:
        if asked != self._asked:
            return
        self._show(replace(self.state, effect=effect, counting=effect.rest is not None))
        if effect.rest is not None:
            self._page(calendar, effect, asked)

    def _counted_by(self) -> WorkingCalendar | None:
        if self.state.stage is Stage.RESCHEDULE:
            return self.state.facts.calendar if self.state.facts is not None else None
        return self.state.proposal

    def _stored(self, by: Officer, said: Notice) -> None:
        """Nothing is left of it; what another officer began meanwhile stays."""
        self._seat.drop(by)
        if self._seat.holds(by):
            self._drop()
            self._show(self.state)
        self._news.tell(CalendarChanged())
        self._seat.tell(by, said)

    def _rescheduled(self, changed: Sequence[DossierId], by: Officer) -> None:
        self._change(by, busy=False, reappoint_ground="")
        self._news.tell(DossiersChanged(frozenset(changed)))
        self._seat.tell(by, notices.rescheduled(len(changed)))
        self._count()

    def _drop(self) -> None:
        self._asked += 1
        self._settle.stop()
        self.state = self.state.bare()

    def _change(self, by: Officer, **changed: Any) -> None:
        self._show(self._seat.change(by, self.state, lambda state: replace(state, **changed)))

    def _read(self) -> None:
        self._ask(self._desk.facts, self._found, key="calendar")

    def _found(self, facts: CalendarFacts) -> None:
        """What was proposed stays, upon the calendar in force now; nothing of that is lost."""
        before, proposal = self.state.facts, self.state.proposal
        back, self._back = self._back, False
        if back and proposal is not None and not is_open(self.state, facts):
            self._drop()
            proposal = None
            self._say(notices.decided_meanwhile())
        self._show(replace(self.state, facts=facts))
        if proposal is not None:
            if before is not None and before.act != facts.act:
                proposal = upon(self.state, proposal, before, facts)
                if back:
                    self._say(notices.put_upon_another())
            self._propose_whole(proposal)
        elif back and self.state.stage is Stage.RESCHEDULE:
            self._count()

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        everything = isinstance(fact, DossiersChanged) and not fact.dossiers
        if self._shown and (isinstance(fact, CalendarChanged) or everything):
            self._read()

    def _fail(self, by: Officer | None, error: DeskError) -> None:
        if by is None or not self._seat.holds(by):
            if by is not None:
                self._change(by, busy=False)
                self._seat.tell(by, notice(error))
            return
        self._show(replace(self.state, busy=False, counting=False))
        if isinstance(error, GroundMissing):
            self._show(replace(self.state, ground_error=notice(error).advice))
            return
        self._say(notice(error))
        if isinstance(error, CalendarChangedMeanwhile):
            self._read()

    def _say(self, said: Notice) -> None:
        self.notice_changed.emit(said, None)

    def _show(self, state: CalendarState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _ask(self, question: Callable[[], T], done: Callable[[T], None], key: str = "") -> None:
        failed = partial(self._fail, self._seat.officer)
        self._background.run(
            question, owner=self, done=done, failed=failed, lane=Lane.READING, key=key
        )

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        failed = partial(self._fail, self._seat.officer)
        self._background.run(work, owner=self, done=done, failed=failed)
