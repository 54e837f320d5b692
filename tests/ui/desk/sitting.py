"""The whole program over an office's store: log-in, lock and change of officer, by keys."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.office import DeskFacts, desk_body, unit_from
from desk_app.domain.officer import Officer
from desk_app.identity.log_in import secret_digest
from desk_app.identity.vault import Secrets, open_vault
from desk_app.paths import Folders
from desk_app.wiring.opening import FACTS
from tests.builders import (
    ADMIN,
    CASHIER,
    FRIDAY_MORNING,
    KEY,
    LEADER,
    RECEPTION,
    UNIT,
    a_scribe,
)
from tests.fakes import Ear, FakePrinters
from tests.ui import keyboard
from ui.app import Start
from ui.program import Program

PIN = "246810"
DESK = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="http://127.0.0.1:9",  # nobody there: the line is down
)


class Sitting:
    """A desk whose window is open; who sits there is for the test to say."""

    def __init__(self, program: Program, printers: FakePrinters, ear: Ear, qtbot: QtBot) -> None:
        self.program, self.printers, self.ear, self._qtbot = program, printers, ear, qtbot
        self.keys = 0  # struck by the officer since `keys` was last set
        self.scans = 0
        program.logged_in.connect(lambda _officer: QApplication.processEvents())

    @property
    def officer(self) -> Officer | None:
        workplace = self.program.workplace
        return workplace.officer if workplace is not None else None

    @property
    def page(self) -> str:
        return self.program.shell.page

    @property
    def said(self) -> str:
        notice = self.program.shell.notice
        return f"{notice.title} {notice.advice}" if notice else ""

    @property
    def chosen(self) -> Officer | None:
        """Who is asked for their PIN."""
        return self.program.login.presenter.state.officer

    def digit_of(self, officer: OfficerId) -> str:
        officers = self.program.login.presenter.state.officers
        return str([each.id for each in officers].index(officer) + 1)

    def press(self, *keys: str) -> None:
        for key in keys:
            keyboard.press(self.program.shell, key)
            self.keys += 1
            QApplication.processEvents()

    def type(self, text: str) -> None:
        keyboard.type_text(self.program.shell, text)
        self.keys += len(text)
        QApplication.processEvents()

    def scan(self, text: str) -> None:
        keyboard.scan(self.program.shell, text)
        self.scans += 1
        QApplication.processEvents()

    def until(self, seen: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(seen, timeout=20_000)

    def sit_down(self, officer: OfficerId) -> None:
        """By digit, PIN and Enter; who locked the desk needs no digit, whoever else Alt with it."""
        locked = self.program.login.view.secret.hasFocus()
        if not (locked and self.chosen is not None and self.chosen.id == officer):
            self.press(f"Alt+{self.digit_of(officer)}" if locked else self.digit_of(officer))
        self.type(PIN)
        self.press("Return")
        self.until(lambda: self.officer is not None and self.officer.id == officer)

    def leave_the_chair(self, minutes: float) -> None:
        """Nobody touches anything; the program's own second has passed as well."""
        idle = self.program.idle.watch
        begun = idle._now
        idle._now = lambda: begun() + minutes * 60
        idle.look()
        idle._now = begun
        QApplication.processEvents()


def furnish(folders: Folders, keys: Path, filled: Path) -> None:
    """An enrolled desk whose officers have PINs."""
    folders.data.mkdir()
    shutil.copy(_enrolled(filled), folders.store)
    folders.store_id.write_text("sitting", "ascii")
    open_vault("sitting", keys).save(Secrets(store_key=KEY, signing_key=KEY))


@cache
def _enrolled(filled: Path) -> Path:
    """A copy of `filled`, made once and never opened again."""
    file = Path(shutil.copy(filled, filled.with_suffix(".enrolled")))
    store = open_store(file, KEY)
    with store.work(a_scribe())() as work:
        work.settings.set(FACTS, desk_body(DESK))
        for officer in (RECEPTION, LEADER, ADMIN, CASHIER):
            work.journal.write(
                kinds.OFFICER_PIN_SET,
                Subject(SubjectKind.OFFICER, officer),
                {"secret": secret_digest(PIN)},
                by=officer,
                at=FRIDAY_MORNING,
            )
        work.commit()
    store.close()
    return file


def sit_at(start: Start, qapp: QApplication, qtbot: QtBot) -> Iterator[Sitting]:
    """The program over what lies in the folders of `start`, until the test is over."""
    printers = FakePrinters()
    ear = Ear()
    program = Program(qapp, start, printers, lambda: ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    QApplication.processEvents()
    yield Sitting(program, printers, ear, qtbot)
    _leave_without_copy(program)
    end(program)


def _leave_without_copy(program: Program) -> None:
    """The evening's copy takes longer than most tests; `tests/ui/start` is about it."""
    opened = program._opened
    if program.office is not None and opened is not None and opened.door is not None:
        desk = opened.door.opened
        program.office = replace(program.office, close=lambda going=None: desk.close())


def end(program: Program) -> None:
    """With its rounds: no test has an event loop that ends with it."""
    program.close()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def sitting(
    office_store_file: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Sitting]:
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    yield from sit_at(Start(folders=folders, keys=keys), qapp, qtbot)


__all__ = ["DESK", "PIN", "Sitting", "furnish", "sit_at", "sitting"]
