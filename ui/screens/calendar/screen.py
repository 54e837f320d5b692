"""The calendar as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.calendar.day_card import HalfTyped
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.view import CalendarView
from ui.seat.kept_for import KeptFor
from ui.shell.screen import Header


class CalendarScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = office.facts.unit.name
        self._officer: Officer | None = None  # who sits here, or sat here last
        self._typed = KeptFor[HalfTyped](office.now)
        self.presenter = CalendarPresenter(office, background, news, self)
        self.view = CalendarView()
        presenter, view = self.presenter, self.view
        presenter.state_changed.connect(view.render_state)
        presenter.notice_changed.connect(self.notice_changed)
        view.chosen.connect(presenter.choose)
        view.turned.connect(presenter.turn)
        self._join()

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # everyone sees it
        where = self.tr("mọi quầy của {unit}").format(unit=self._unit)
        self.header_changed.emit(Header(self.tr("Lịch làm việc"), where))
        before, self._officer = self._officer, officer
        if officer != before:
            typed = self.view.year.day.put_away()
            if before is not None and before.id != officer.id:
                self._typed.keep(before.id, typed)
        self.presenter.enter(officer)
        if officer != before and (mine := self._typed.give_back(officer.id)) is not None:
            self.view.year.day.go_on_with(mine)
        self.view.focus_first()

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return self.view.step_back() or self.presenter.step_back()

    def _join(self) -> None:
        presenter, year = self.presenter, self.view.year
        year.day.taken_off.connect(presenter.take_off)
        year.day.worked.connect(presenter.work)
        year.day.made_plain.connect(presenter.make_plain)
        year.day.hours_changed.connect(presenter.change_hours)
        year.day.notice_out.connect(presenter.notice_out)
        year.add_year.clicked.connect(presenter.add_year)
        year.look_at_edition.clicked.connect(presenter.look_at_edition)
        year.look_at_both.clicked.connect(presenter.look_at_both)
        year.review.clicked.connect(presenter.review)
        year.drop.clicked.connect(presenter.drop)
        year.old.clicked.connect(presenter.look_for_old)
        for page in (self.view.review, self.view.old):
            page.back.connect(presenter.step_back)
            page.ground.textEdited.connect(presenter.put_ground)
        self.view.review.applied.connect(presenter.apply)
        self.view.review.declined.connect(presenter.decline)
        self.view.old.applied.connect(presenter.reschedule)
        self.view.old.left_out.connect(presenter.leave_out)
