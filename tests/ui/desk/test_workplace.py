"""The desk as one: pages, scans, papers and officers together, by keys and scans only."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.repositories.calendars import ArrivedEdition
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.law.office_calendar import Ground, Origin, calendar_set_body
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.in_force import shipped_calendar
from tests.builders import FRIDAY_MORNING, LEADER, UNIT, an_officer
from tests.ui import keyboard
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CARD, OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from ui.background import Runs
from ui.news import CalendarChanged, DossiersChanged
from ui.printing.printers import NoPrinters, Printers
from ui.scanner import Scanner
from ui.shell.places import nav_items
from ui.shell.screen import Go
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.workplace import Workplace

__all__ = ["counter"]  # fixture


class Window:
    """The whole window over a real office, an officer at it."""

    def __init__(
        self,
        desk: CounterDesk,
        application: QApplication,
        printers: Printers | None = None,
        background: Runs | None = None,
    ) -> None:
        self.desk = desk
        self.shell = Shell(nav_items())
        self.workplace = Workplace(
            self.shell, desk.office, background or Inline(), printers or NoPrinters()
        )
        self._scanner = Scanner(application, parent=self.shell)
        self._scanner.scanned.connect(lambda text: self.workplace.take_scan(read_scan(text)))
        bind(Keys.BACK, self.shell, self.workplace.step_back)
        self.received: list[Dossier] = []
        self.workplace.screens["intake"].received.connect(self.received.append)
        self.shell.resize(1366, 768)
        self.shell.show()
        self.shell.activateWindow()
        QApplication.processEvents()

    def seat(self, officer: Officer) -> None:
        self.workplace.begin(officer)
        QApplication.processEvents()

    def paper_lies(self) -> bool:
        """A paper lies over the desk."""
        return self.workplace._preview.isVisible()

    @property
    def said(self) -> str:
        notice = self.shell.notice
        return f"{notice.title} {notice.advice}" if notice else ""

    def press(self, *keys: str) -> None:
        for key in keys:
            keyboard.press(self.shell, key)
            QApplication.processEvents()

    def scan(self, text: str) -> None:
        keyboard.scan(self.shell, text)
        QApplication.processEvents()

    def take_in(self) -> Dossier:
        """A whole intake: one scan, the code of the procedure, three keys."""
        self.press("F2")
        self.scan(CARD)
        keyboard.type_text(self.shell, "1.001612")
        QCoreApplication.processEvents()
        self.press("Return", "Ctrl+G", "Ctrl+Return")
        return self.received[-1]

    def close(self) -> None:
        self.workplace.leave()
        self.shell.hide()
        self.workplace._preview.deleteLater()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(counter: CounterDesk, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    window = Window(counter, qapp)
    window.seat(OFFICER)
    yield window
    window.close()


def test_that_an_intake_search_and_return_need_no_mouse(window: Window) -> None:
    dossier = window.take_in()
    assert window.paper_lies()
    window.scan(str(dossier.code))
    assert window.shell.page == "dossier"
    window.press("Ctrl+B", "F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    keyboard.type_text(window.shell, "Đã nộp tại kho bạc")  # nobody opened a shift here
    window.press("Ctrl+Return")
    assert window.desk.stored(dossier).status is Status.RETURNED


def test_that_no_paper_lies_over_a_locked_screen(window: Window) -> None:
    dossier = window.take_in()
    window.workplace.leave()
    window.workplace.papers.serve(OFFICER)
    window.workplace.papers.print_form(dossier.id, str(dossier.code), "receipt")
    QApplication.processEvents()
    assert not window.paper_lies()


def test_that_the_help_of_keys_is_left_the_way_one_came(window: Window) -> None:
    window.press("F3")
    window.workplace._shell.keys_asked.emit()
    assert window.shell.page == "keys"
    window.press("Esc")
    assert window.shell.page == "worklist"


def test_that_the_key_of_the_day_s_end_opens_today_and_a_way_back_the_day_that_was_left(
    window: Window,
) -> None:
    window.seat(ANOTHER)
    page = window.workplace.screens["day_end"].presenter
    window.press("F10", "PgUp", "F7", "Esc")
    assert page.state.day == FRIDAY_MORNING.date() - timedelta(days=1)
    window.press("F7", "F10")
    assert page.state.day == FRIDAY_MORNING.date()


def test_that_the_empty_search_is_left_into_the_form_one_came_from(window: Window) -> None:
    window.press("F3", "F2")
    typing = QApplication.focusWidget()
    window.press("Ctrl+F", "Esc")
    assert window.shell.page == "intake"
    assert QApplication.focusWidget() is typing


def test_that_the_search_marks_no_other_place(window: Window) -> None:
    window.press("F3", "Ctrl+F")
    keyboard.type_text(window.shell, "khong co ai")
    window.press("Return")
    assert window.shell.page == "search"
    assert not window.shell._navigation._items["worklist"].isChecked()


def test_that_a_card_scanned_on_any_page_begins_an_intake(window: Window) -> None:
    window.press("F3")
    window.scan(CARD)
    assert window.shell.page == "intake"


def test_that_a_good_scan_takes_the_complaint_about_a_bad_one_away(window: Window) -> None:
    dossier = window.take_in()
    window.scan("H13.45.12-261120-9999")
    assert "9999" in window.said
    window.scan(str(dossier.code))
    assert "9999" not in window.said


def test_that_an_open_dossier_hears_what_an_exchange_brought(window: Window) -> None:
    dossier = window.take_in()
    window.scan(str(dossier.code))
    window.desk.bring_back(dossier)
    window.workplace.news.tell(DossiersChanged(frozenset()))
    QApplication.processEvents()
    state = window.workplace.screens["dossier"].presenter.state
    assert state.id == dossier.id
    window.press("F5")
    assert window.shell.page == "return"


@pytest.mark.parametrize("key", ["F2", "F4", "F5", "Shift+F4"])
def test_that_the_key_of_a_page_of_no_use_to_one_s_work_says_so(window: Window, key: str) -> None:
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    window.press(key)
    assert window.shell.page == "money"
    assert window.said.startswith("Vai trò của bạn không làm được việc này.")


def test_that_what_leads_to_a_list_shows_it_also_to_whoever_makes_none(window: Window) -> None:
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    window.workplace.go(Go("hand_over"))
    assert window.shell.page == "hand_over"


def test_that_a_print_is_recorded_for_the_officer_who_asked(window: Window) -> None:
    dossier = window.take_in()
    window.workplace.leave()
    window.seat(ANOTHER)
    names = {
        deed.officer
        for deed in window.desk.office.reading.dossier(dossier.id).deeds
        if deed.kind.startswith("print.")
    }
    assert names == {OFFICER.name}


def test_that_escape_first_takes_the_paper_away(window: Window) -> None:
    window.take_in()
    assert window.paper_lies()
    window.press("Esc")
    assert not window.paper_lies()
    assert window.shell.page == "intake"


def a_calendar_arrives(window: Window, work: Callable[[], UnitOfWork]) -> None:
    published = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 1/BNV")
    body = json.dumps(calendar_facts(published))
    with work() as tx:
        tx.calendars.keep(ArrivedEdition("calendar", "viet-nam-2028", body, FRIDAY_MORNING))
        tx.commit()
    window.workplace.news.tell(CalendarChanged())
    QApplication.processEvents()


def test_that_who_may_apply_it_is_told_of_a_calendar_that_waits(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    window.seat(an_officer(LEADER, Role.LEADER))
    a_calendar_arrives(window, work)
    assert "Lịch mới từ trung tâm chờ áp dụng" in window.said
    window.workplace.go(Go("calendar"))
    assert window.said == ""
    window.workplace.leave()
    window.seat(an_officer(LEADER, Role.LEADER))
    assert "Lịch mới từ trung tâm chờ áp dụng" in window.said


def test_that_who_sets_the_calendar_is_told_that_two_desks_did(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    window.seat(an_officer(LEADER, Role.LEADER))
    with work() as tx:
        for day in (24, 25):
            calendar = with_day_off(shipped_calendar(), date(2026, 12, day), "Nghỉ")
            body = calendar_set_body(calendar, Origin.OFFICE, "a", "CV 1", Ground())
            tx.journal.write(
                kinds.CALENDAR_SET, the_office(UNIT), body, by=LEADER, at=FRIDAY_MORNING
            )
        tx.commit()
    window.workplace.news.tell(CalendarChanged())
    QApplication.processEvents()
    assert "Hai quầy cùng đổi lịch" in window.said
    window.workplace.go(Go("calendar"))
    assert window.said == ""


def test_that_nobody_else_is_told_of_it(window: Window, work: Callable[[], UnitOfWork]) -> None:
    a_calendar_arrives(window, work)
    assert window.said == ""


def test_that_a_calendar_that_waits_talks_over_no_other_notice(
    window: Window, work: Callable[[], UnitOfWork]
) -> None:
    window.seat(an_officer(LEADER, Role.LEADER))
    window.scan("no code at all")
    before = window.said
    assert before
    a_calendar_arrives(window, work)
    assert window.said == before


def test_that_tab_goes_from_the_list_of_sections_into_the_one_that_is_shown(
    window: Window,
) -> None:
    window.workplace.go(Go("settings"))
    view = window.workplace.screens["settings"].view
    for key, section in (("Alt+6", view.look), ("Alt+4", view.backup), ("Alt+6", view.look)):
        window.press(key)
        view.focus_list()
        window.press("Tab")
        assert section.isAncestorOf(QApplication.focusWidget())
