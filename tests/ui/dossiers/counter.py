"""A counter to test screens at: a real office on a real store, a window, a keyboard, a scanner."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store, new_id
from desk_app.domain.codes.scan import read_scan
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.money.till.owed import unsettled
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.identity.vault import new_secrets, open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.money.exempt import Exempt
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.builders import CASHIER, KEY, LEADER, RECEPTION, UNIT, Clock, an_officer, an_order
from tests.ui import keyboard
from tests.ui.inline import Inline
from ui.background import Runs
from ui.news import DossiersChanged, News
from ui.scanner import Scanner
from ui.shell.places import nav_items
from ui.shell.screen import Go, Screen
from ui.shell.shell import Shell
from ui.texts import Notice

S = TypeVar("S")  # a `Screen`, whose signals only the class itself can type

FACTS = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="http://localhost",
)
ANOTHER = an_officer(LEADER, Role.LEADER)
AT_THE_TILL = an_officer(CASHIER, Role.CASHIER)
CARD = "092304001234||Nguyễn Thị Lan|05022004|Nữ|Khu vực 3, phường Ninh Kiều, Cần Thơ|01072021"
STRANGER = "092098004567||Nguyễn Văn Bảo|01021998|Nam|Khu vực 1, phường Cái Khế, Cần Thơ|02082022"


class CounterDesk:
    """The screen under test stands in the shell; what it asks of the shell is written down."""

    def __init__(self, office: Office, clock: Clock, application: QApplication) -> None:
        self.office, self.clock = office, clock
        self.news = News()
        self._application = application
        self.went: list[Go] = []
        self.notices: list[Notice | None] = []
        self.left_over: list[str] = []  # scans that the screen leaves to the shell
        self.navigated: list[str] = []
        self._screen: Screen | None = None

    @cached_property
    def shell(self) -> Shell:
        """Put together when it is looked at: the whole window has one of its own."""
        shell = Shell(nav_items())
        shell.navigated.connect(self.navigated.append)
        scanner = Scanner(self._application, parent=shell)
        scanner.scanned.connect(self._scanned)
        return shell

    def seat(self, make: Callable[..., S], background: Runs | None = None) -> S:
        """Open the window on the screen that `make` makes; nobody has entered it yet."""
        made = make(self.office, background or Inline(), self.news, self.shell)
        screen: Any = made
        self._screen = screen
        screen.go.connect(self.went.append)
        screen.notice_changed.connect(self._notice)
        self.shell.add_page("page", screen.view)
        self.shell.show_page("page")
        self.shell.resize(1366, 768)
        self.shell.show()
        self.shell.activateWindow()
        QApplication.processEvents()
        return made

    def receive(self, by: Officer | None = None, **changed: Any) -> Dossier:
        """A dossier received now; the next one comes a minute later."""
        key = DossierId(new_id(self.clock()))
        taken = self.office.counter.receive(an_order(key=key, **changed), by or OFFICER)
        self.clock.forward(timedelta(minutes=1))
        return taken

    def bring_back(self, dossier: Dossier, note: str = "") -> Dossier:
        """Its result is at the counter, noted at another desk of the program."""
        back = self.office.counter.result_back(ResultBack(dossier=dossier.id, note=note), OFFICER)
        self.news.tell(DossiersChanged(frozenset({dossier.id})))
        return back

    def bring_back_paid(self, dossier: Dossier, note: str = "") -> Dossier:
        """Its result is at the counter, and nothing is to be paid: what is open was exempted."""
        self.bring_back(dossier, note)
        return self.exempt(dossier)

    def exempt(self, dossier: Dossier) -> Dossier:
        """Of every fee that is open."""
        lines = [line.taken() for line in unsettled(dossier)]
        order = Exempt(
            key=uuid4(), dossier=dossier.id, lines=lines, reason="Hộ nghèo", basis="Giấy số 5"
        )
        return self.office.till.exempt(order, AT_THE_TILL)

    def now_is(self, moment: datetime) -> None:
        self.clock.at = moment

    def stored(self, dossier: Dossier) -> Dossier:
        found = self.office.reading.dossier(dossier.id).folded.dossier
        assert found is not None
        return found

    def kinds(self, dossier: Dossier) -> list[str]:
        """What was done with it, oldest first."""
        return [deed.kind for deed in self.office.reading.dossier(dossier.id).deeds]

    @property
    def said(self) -> str:
        """The sentence in the notice bar; "" without one."""
        notice = self.notices[-1] if self.notices else None
        return f"{notice.title} {notice.advice}" if notice else ""

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: str) -> None:
        for key in keys:
            keyboard.press(self.shell, key)

    def type(self, text: str) -> None:
        keyboard.type_text(self.shell, text)

    def scan(self, text: str) -> None:
        keyboard.scan(self.shell, text)
        QApplication.processEvents()

    def _scanned(self, text: str) -> None:
        if self._screen is None or not self._screen.take_scan(read_scan(text)):
            self.left_over.append(text)

    def _notice(self, notice: Notice | None, _action: object) -> None:
        self.notices.append(notice)
        self.shell.show_notice(notice)


OFFICER = an_officer(RECEPTION)


@pytest.fixture
def counter(
    store: Store, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[CounterDesk]:
    folders = Folders(tmp_path)
    vault = open_vault("test", tmp_path / "keys")
    vault.save(replace(new_secrets(), store_key=KEY))
    clock = Clock()
    opened = OpenDesk(folders, OneWindow(folders.lock), vault, store, FACTS)
    office = build_office(opened, now=clock)
    desk = CounterDesk(office, clock, qapp)
    yield desk
    if "shell" in vars(desk):
        desk.shell.close()
        desk.shell.deleteLater()
    opened.close()  # no copy of the evening: no test here is about it
