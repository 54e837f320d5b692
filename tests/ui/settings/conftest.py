"""A whole office on a real store, and its settings on the screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.ids import DeskId
from desk_app.domain.office import DeskFacts, unit_from
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.identity.vault import FileVault, Secrets
from desk_app.one_window import OneWindow
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.builders import ADMIN, KEY, LEADER, RECEPTION, UNIT, Clock, a_scribe, an_officer
from tests.fakes import FakePrinters
from tests.ui.inline import Inline
from tests.ui.keyboard import press, type_text
from ui import theme
from ui.background import Runs
from ui.news import Fact, News
from ui.screens.settings.parts.officers import Doing
from ui.screens.settings.screen import SettingsScreen
from ui.texts import Notice
from ui.widgets.bars import NoticeAction

FACTS = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="http://localhost",
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(office_store_file: Path, tmp_path: Path) -> OpenDesk:
    folders = Folders(tmp_path / "desk")
    folders.data.mkdir()
    shutil.copy(office_store_file, folders.store)
    vault = FileVault(tmp_path / "keys" / "one.json")
    vault.save(Secrets(store_key=KEY, signing_key=KEY))
    store = open_store(folders.store, KEY)
    return OpenDesk(folders, OneWindow(folders.lock), vault, store, FACTS)


@pytest.fixture
def office(opened: OpenDesk, clock: Clock) -> Iterator[Office]:
    office = build_office(opened, now=clock)
    yield office
    opened.close()  # no copy of the evening: no test here is about it


@pytest.fixture
def _restored(opened: OpenDesk) -> None:
    """The store came back from a backup: it gives no codes."""
    with opened.store.work(a_scribe())() as work:
        work.settings.set(NUMBERING_BLOCKED, value=True)
        work.commit()


class Desk:
    """The settings in front of an officer."""

    def __init__(self, office: Office, qtbot: QtBot, background: Runs | None = None) -> None:
        self.office = office
        self.plugged_in = FakePrinters()
        self.news: list[Fact] = []
        self.said: list[Notice | None] = []
        self.offered: list[NoticeAction | None] = []
        news = News()
        news.changed.connect(self.news.append)
        self.screen = SettingsScreen(office, background or Inline(), news, self.plugged_in)
        self.screen.notice_changed.connect(lambda said, _action: self.said.append(said))
        self.screen.notice_changed.connect(lambda _said, action: self.offered.append(action))
        self.page = self.screen.view
        qtbot.addWidget(self.page)
        self._news = news  # kept alive
        self.page.show()

    @property
    def doing(self) -> Doing:
        """What the form of the officers is for now."""
        return self.screen.officers.state.doing

    def enter(self, officer: Officer) -> None:
        self.screen.enter(officer, None)

    def tell(self, fact: Fact) -> None:
        self._news.tell(fact)

    def press(self, *keys: str) -> None:
        for key in keys:
            press(self.page.window(), key)

    def type(self, text: str) -> None:
        type_text(self.page.window(), text)


@pytest.fixture
def desk(office: Office, qtbot: QtBot) -> Desk:
    return Desk(office, qtbot)


@pytest.fixture
def admin() -> Officer:
    return an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def leader() -> Officer:
    return an_officer(LEADER, Role.LEADER)


@pytest.fixture
def reception() -> Officer:
    return an_officer(RECEPTION, Role.RECEPTION)


@pytest.fixture
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.Mode.LIGHT)
