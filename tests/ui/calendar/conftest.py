"""The calendar in front of an officer, on a whole office and a real store."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from db.repositories.calendars import ArrivedEdition
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.office_calendar import Ground, Origin, calendar_set_body
from desk_app.domain.officer import Officer
from desk_app.services.calendar.set_calendar import SetCalendar
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.builders import FRIDAY_MORNING, a_scribe, an_officer, an_order
from tests.ui.inline import Inline
from tests.ui.keyboard import press, type_text
from tests.ui.settings.conftest import admin, clock, leader, office, opened, reception
from ui.news import Fact, News
from ui.screens.calendar.screen import CalendarScreen
from ui.screens.calendar.state import CalendarState, Stage
from ui.texts import Notice

__all__ = ["admin", "clock", "leader", "office", "opened", "reception"]


class CalendarSeat:
    def __init__(self, office: Office, opened: OpenDesk, qtbot: QtBot) -> None:
        self.office, self._opened = office, opened
        self.told: list[Fact] = []
        self.said: list[Notice | None] = []
        self.news = News()
        self.news.changed.connect(self.told.append)
        self.screen = CalendarScreen(office, Inline(), self.news)
        self.screen.notice_changed.connect(lambda said, _action: self.said.append(said))
        self.page = self.screen.view
        qtbot.addWidget(self.page)
        self.page.resize(1166, 656)
        self.page.show()

    @property
    def state(self) -> CalendarState:
        return self.screen.presenter.state

    @property
    def stage(self) -> Stage:
        return self.state.stage

    def enter(self, officer: Officer) -> None:
        self.screen.enter(officer, None)

    def press(self, *keys: str) -> None:
        for key in keys:
            press(self.page.window(), key)

    def type(self, text: str) -> None:
        type_text(self.page.window(), text)

    def receive(self) -> Dossier:
        return self.office.counter.receive(an_order(), an_officer())

    def arrives(self, name: str, body: str) -> None:
        """The centre published a calendar, and an exchange brought it."""
        with self._opened.store.work(a_scribe())() as work:
            work.calendars.keep(ArrivedEdition("calendar", name, body, FRIDAY_MORNING))
            work.commit()

    def another_desk_sets(self, calendar: WorkingCalendar, officer: Officer) -> None:
        """It knew the calendar in force."""
        facts = self.office.calendar.facts()
        order = SetCalendar(
            calendar=calendar, origin=Origin.OFFICE, reason="TB 2", based_on=facts.act
        )
        self.office.calendar.set(order, officer)

    def two_desks_set(self, calendars: Sequence[WorkingCalendar], officer: Officer) -> None:
        """Each of them upon the calendar shipped: they knew nothing of each other."""
        with self._opened.store.work(a_scribe())() as work:
            for calendar in calendars:
                body = calendar_set_body(calendar, Origin.OFFICE, "a", "CV 1", Ground())
                about = the_office(self.office.facts.unit.code)
                work.journal.write(
                    kinds.CALENDAR_SET, about, body, by=officer.id, at=FRIDAY_MORNING
                )
            work.commit()


@pytest.fixture
def seat(office: Office, opened: OpenDesk, qtbot: QtBot) -> CalendarSeat:
    return CalendarSeat(office, opened, qtbot)
