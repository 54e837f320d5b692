"""From the first paint to the desk at work: what waits for what."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

import ui.app
import ui.program
import ui.screens
import ui.start.opening
from db.tables.journal import act
from desk_app.domain.acts import kinds
from desk_app.domain.errors import ProgramFault, StoreUnwritable
from desk_app.paths import Folders
from desk_app.wiring.office import Office
from desk_app.wiring.office_life.door import CLOCK_OFFSET_MS, Door
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import RECEPTION, a_scribe
from tests.fakes import Ear, FakePrinters
from tests.ui.desk.sitting import PIN, Sitting, end, furnish
from ui.app import Start, open_window
from ui.program import Program
from ui.start.opening import Opened, build, open_folder
from ui.texts import Notice, notice

LATER = (  # what the painted log-in has no use for
    "concurrent.futures",
    "importlib.resources",
    "logging",
    "string",
    "tomllib",
    "zoneinfo",
    "shibokensupport.signature.parser",
    "sqlalchemy",
    "alembic",
    "httpx",
    "reportlab",
    "argon2",
    "desk_app.domain.dossier",
    "desk_app.domain.errors",
    "desk_app.domain.acts.act",
    "desk_app.domain.machine_faults",
    "desk_app.domain.releases.version",
    "desk_app.releases.running",
    "ui.texts.wings.every",
    "ui.workplace",
)
PAINT = """
import desk_app.__main__
import gc, json, sys
from pathlib import Path
from desk_app.paths import Folders
from ui.app import Start, make_program
data, later = Path(sys.argv[1]), json.loads(sys.argv[2])
program = make_program(Start(folders=Folders(data), keys=data / "keys"))
program.shell.show()
program.shell.grab()
print(json.dumps([gc.isenabled(), [name for name in later if name in sys.modules]]))
"""

DRAWING = ("reportlab.pdfgen", "segno", "barcode", "pypdfium2", "PIL", "httpx")
READY = """
import json, sys
import ui.program
import desk_app.wiring.build
print(json.dumps([name for name in json.loads(sys.argv[1]) if name in sys.modules]))
"""


class Gate:
    """The desk behind the log-in is made ready once it is opened."""

    def __init__(self) -> None:
        self._opened = Event()

    def build(self, door: Door, start: Start) -> Office:
        self._opened.wait(timeout=20)
        return build(door, start)

    def open(self) -> None:
        self._opened.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(ui.start.opening, "build", gate.build)
    yield gate
    gate.open()


@pytest.fixture
def start(office_store_file: Path, tmp_path: Path) -> Start:
    start = Start(folders=Folders(tmp_path / "desk"), keys=tmp_path / "keys")
    furnish(start.folders, start.keys, office_store_file)
    return start


@pytest.fixture
def early(start: Start, qapp: QApplication, qtbot: QtBot, gate: Gate) -> Iterator[Sitting]:
    """Officers may log in, and the desk is not ready."""
    printers, ear = FakePrinters(), Ear()
    program = Program(qapp, start, printers, lambda: ear)
    with qtbot.waitSignal(program.unlocked, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    QApplication.processEvents()
    yield Sitting(program, printers, ear, qtbot)
    gate.open()
    end(program)


def log_in(early: Sitting) -> None:
    """Until the secret was found right, and its act stored."""
    early.press(early.digit_of(RECEPTION))
    early.type(PIN)
    early.press("Return")
    early.until(lambda: early.program._comes is not None)


def acts_of(start: Start) -> list[str]:
    opened = open_desk(start.folders, start.keys)
    found = acts_in(opened)
    opened.close()
    return found


def acts_in(opened: OpenDesk) -> list[str]:
    with opened.store.reading.connect() as connection:
        return list(connection.execute(select(act.c.kind).order_by(act.c.n)).scalars())


def test_that_the_log_in_is_painted_before_anything_else_is_loaded(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", PAINT, str(tmp_path), json.dumps(LATER)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    assert json.loads(said.stdout) == [False, []]  # nor was anything collected


def test_that_a_desk_is_made_ready_without_what_draws_papers_and_scans() -> None:
    asked = [sys.executable, "-c", READY, json.dumps(DRAWING)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    assert json.loads(said.stdout) == []


def test_that_the_store_is_opened_only_when_the_log_in_was_painted(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def opens(start: Start) -> Opened:
        seen.append("opened")
        return open_folder(start)

    monkeypatch.setattr(ui.start.opening, "open_folder", opens)
    program = Program(qapp, start, FakePrinters())
    program.painted.connect(lambda: seen.append("painted"))
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    end(program)
    assert seen == ["painted", "opened"]


def test_that_who_logs_in_before_the_desk_is_ready_comes_to_it_as_soon_as_it_is(
    early: Sitting, gate: Gate
) -> None:
    log_in(early)
    assert (early.page, early.officer) == ("login", None)
    assert early.program.login.view.go.busy
    early.press("Return")  # once more, and nobody logs in twice
    gate.open()
    early.until(lambda: early.officer is not None)
    assert (early.page, early.officer and early.officer.id) == ("intake", RECEPTION)
    assert not early.program.login.view.go.busy


def test_that_a_desk_closed_before_it_was_ready_logs_out_and_gives_its_store_back(
    start: Start, qapp: QApplication, qtbot: QtBot, gate: Gate
) -> None:
    printers, ear = FakePrinters(), Ear()
    program = Program(qapp, start, printers, lambda: ear)
    with qtbot.waitSignal(program.unlocked, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    log_in(Sitting(program, printers, ear, qtbot))
    gate.open()
    end(program)
    assert acts_of(start)[-2:] == [kinds.LOGGED_IN, kinds.LOGGED_OUT]


@pytest.mark.parametrize("ready", [False, True])
def test_that_a_window_closed_before_it_knows_who_came_logs_them_out(
    ready: bool, start: Start, qapp: QApplication, qtbot: QtBot, gate: Gate
) -> None:
    program = Program(qapp, start, FakePrinters())
    if ready:
        gate.open()
    with qtbot.waitSignal(program.opened if ready else program.unlocked, timeout=20_000):
        program.show()
    program.login.presenter.choose_officer(RECEPTION)
    program.login.view.secret.setText(PIN)
    program.login.view.go.click()  # what its worker finds is told by the next event
    gate.open()
    end(program)
    assert acts_of(start)[-2:] == [kinds.LOGGED_IN, kinds.LOGGED_OUT]


def test_that_a_desk_without_a_door_is_not_held_shut_by_the_first_try(start: Start) -> None:
    opened = open_desk(start.folders, start.keys)
    with opened.store.work(a_scribe())() as work:
        work.settings.set(CLOCK_OFFSET_MS, "soon")
        work.commit()
    opened.close()
    for _ in range(2):
        with pytest.raises(ValueError, match="soon"):
            open_folder(start)


def test_that_a_window_nobody_sees_opens_its_desk_and_is_not_noted_as_painted(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.program, "_UNSEEN_MS", 0)
    seen: list[str] = []
    program = Program(qapp, start, FakePrinters())
    program.begun.connect(lambda: seen.append("begun"))
    program.painted.connect(lambda: seen.append("painted"))
    program.shell.setUpdatesEnabled(False)
    with qtbot.waitSignal(program.unlocked, timeout=20_000):
        program.show()
    program.shell.setUpdatesEnabled(True)
    program.shell.repaint()
    QApplication.processEvents()
    assert seen == ["begun"]
    end(program)


def test_that_a_fault_is_told_where_no_log_can_be_kept(
    start: Start, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.folders.logs.write_text("where the folder should be")
    program = Program(qapp, start, FakePrinters())
    monkeypatch.setattr(ui.app, "make_program", lambda _start: program)
    told: list[Notice | None] = []

    def look() -> None:
        told.append(program.shell.notice)
        qapp.exit()

    def fault() -> None:
        QTimer.singleShot(0, look)
        raise LookupError

    program.unlocked.connect(fault)
    program.failed.connect(qapp.exit)
    open_window(start)
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert told == [notice(ProgramFault())]


class Stumbles:
    """The desk behind the log-in cannot be made ready the first `times`."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.doors: list[Door] = []

    def build(self, door: Door, start: Start) -> Office:
        self.doors.append(door)
        if len(self.doors) <= self.times:
            raise StoreUnwritable("full")
        return build(door, start)


@pytest.fixture
def stumbles(monkeypatch: pytest.MonkeyPatch) -> Stumbles:
    stumbles = Stumbles(times=1)
    monkeypatch.setattr(ui.start.opening, "build", stumbles.build)
    return stumbles


@pytest.fixture
def stumbled(
    start: Start, qapp: QApplication, qtbot: QtBot, stumbles: Stumbles
) -> Iterator[Sitting]:
    """The desk was not made ready, and nobody has come yet."""
    printers, ear = FakePrinters(), Ear()
    program = Program(qapp, start, printers, lambda: ear)
    with qtbot.waitSignal(program.failed, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    yield Sitting(program, printers, ear, qtbot)
    end(program)


def test_that_a_desk_that_was_not_made_ready_says_why_and_is_tried_again_for_who_comes(
    stumbled: Sitting, stumbles: Stumbles
) -> None:
    assert stumbled.program.shell.notice == notice(StoreUnwritable("full"))
    stumbled.sit_down(RECEPTION)  # tries once more by itself
    assert len(stumbles.doors) == 2
    assert len(set(map(id, stumbles.doors))) == 1  # nothing was opened a second time
    assert stumbled.page == "intake"


def test_that_nobody_comes_by_the_pin_of_who_found_the_desk_not_ready_and_left(
    stumbled: Sitting, stumbles: Stumbles, qtbot: QtBot
) -> None:
    stumbles.times = 2
    program = stumbled.program
    stumbled.press(stumbled.digit_of(RECEPTION))
    stumbled.type(PIN)
    stumbled.press("Return")
    stumbled.until(lambda: len(stumbles.doors) > 1 and program.shell.notice is not None)
    assert program.shell.notice == notice(StoreUnwritable("full"))
    assert not program.login.view.go.busy
    with qtbot.waitSignal(program.opened, timeout=20_000):
        stumbled.press("Ctrl+Return")  # the offer of the notice, taken by whoever passes
    assert (stumbled.page, stumbled.officer) == ("login", None)
    assert (stumbled.chosen and stumbled.chosen.id) == RECEPTION
    stumbled.type(PIN)
    stumbled.press("Return")
    stumbled.until(lambda: stumbled.officer is not None)
    found = acts_in(stumbles.doors[0].opened)
    assert found[-3:] == [kinds.LOGGED_IN, kinds.LOGGED_OUT, kinds.LOGGED_IN]


def test_that_no_source_is_read_for_a_switch_of_qt_that_nothing_here_uses() -> None:
    asked = "import json, linecache, ui, sqlalchemy; print(json.dumps(list(linecache.cache)))"
    said = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    read = [file for file in json.loads(said.stdout) if "sqlalchemy" in file and file[0] != "<"]
    assert read == []


READ = """
import json, sys
from ui.start.ahead import read_pages
read_pages()
read = set(sys.modules)
for screen in json.loads(sys.argv[1]):
    __import__(screen)
print(json.dumps([name for name in sys.modules if name not in read]))
"""


def test_that_no_page_has_anything_left_to_load_when_it_is_first_opened() -> None:
    before = {"login", "first_start"}  # shown before there is a desk
    folders = Path(ui.screens.__file__).parent.glob("*/screen.py")
    pages = sorted({file.parent.name for file in folders} - before)
    asked = json.dumps([f"ui.screens.{page}.screen" for page in pages])
    run = [sys.executable, "-c", READ, asked]
    said = subprocess.run(run, check=True, capture_output=True, text=True)
    assert len(pages) > 20
    assert json.loads(said.stdout) == []
