"""Windows that are closed early, notices nobody saw, and a choice that waits for the next start."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.seat.way_in
import ui.start.opening
from db.migrate import newest_revision
from desk_app.domain.errors import ProgramFault
from desk_app.domain.releases.faults import CannotUndo, UpdateUnwritable
from desk_app.domain.releases.standing import Aside, Standing, take, try_once_more
from desk_app.paths import Folders
from desk_app.releases.handing_over import AGAIN
from desk_app.releases.shelf import Shelf
from desk_app.wiring.office import Office
from desk_app.wiring.office_life.door import Door
from tests.builders import RECEPTION
from tests.fakes import FakePrinters
from tests.releases.making import running
from tests.ui.desk.sitting import end, furnish
from tests.ui.dossiers.counter import CARD
from tests.ui.updates.desk import BEFORE, Open, open_desk, put
from ui.app import Start
from ui.program import Program
from ui.rounds.updates import Updates
from ui.screens.login.update.presenter import Asking
from ui.start.opening import Opened
from ui.texts.notice import Notice

__all__ = ["open_desk"]


@pytest.fixture
def tried(office_store_file: Path, tmp_path: Path) -> Start:
    """1.4.0 was chosen, and this is its second start; the first showed nothing."""
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    shelf = Shelf(folders.versions)
    put(shelf, tmp_path / "made", "1.4.0", revision=newest_revision())
    shelf.keep(try_once_more(try_once_more(take(Standing(), "1.4.0", BEFORE))))
    return Start(folders=folders, keys=keys, own=running("1.4.0", handed_over=True))


@pytest.fixture
def program(tried: Start, qapp: QApplication) -> Iterator[Program]:
    """Not shown yet; who tests ends it."""
    program = Program(qapp, tried, FakePrinters())
    yield program
    if shiboken6.isValid(program.shell):
        end(program)


def end_all(program: Program) -> None:
    """Of a program that is closed."""
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def standing(start: Start) -> Standing:
    return Shelf(start.folders.versions).standing()


def test_that_a_window_closed_before_its_desk_was_ready_is_no_start_that_failed(
    tried: Start, program: Program, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(program.unlocked, timeout=20_000):
        program.show()
    assert standing(tried).tries == 2
    end(program)
    assert (standing(tried).tries, standing(tried).well) == (0, False)


def test_that_a_window_left_because_its_desk_never_comes_is_a_start_that_failed(
    tried: Start, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it ends, whatever goes on hanging behind it."""
    never, begun = Event(), Event()

    def hangs(_door: Door, _start: Start) -> Office:
        begun.set()
        never.wait()
        raise ProgramFault

    monkeypatch.setattr(ui.start.opening, "build", hangs)
    monkeypatch.setattr(ui.seat.way_in, "HANGS_S", 0.0)
    with qtbot.waitSignal(program.unlocked, timeout=20_000):
        program.show()
    begun.wait(20)
    assert program.close() is None
    assert program.background.hangs
    assert standing(tried).tries == 2
    never.set()
    end_all(program)


def test_that_a_window_closed_after_a_fault_is_one(
    tried: Start, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_door: Door, _start: Start) -> Office:
        raise ZeroDivisionError

    monkeypatch.setattr(ui.start.opening, "build", breaks)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(program.failed, timeout=20_000):
        program.show()
    assert [each[0] for each in caught] == [ZeroDivisionError]
    end(program)
    assert standing(tried).tries == 2


def test_that_where_another_version_has_to_open_the_store_the_program_begins_anew(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_start: Start) -> Opened:
        raise CannotUndo("1.5.0", "store.before-9999.sqlite", "worked", again=True)

    monkeypatch.setattr(ui.start.opening, "open_folder", cannot)
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    with qtbot.waitSignal(program.failed, timeout=20_000):
        program.show()
    action = program.shell._notice.action
    assert action.text() == "Đóng rồi mở lại"
    action.click()
    assert ended == [AGAIN]


def test_that_what_was_set_aside_is_told_until_it_was_really_shown(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something else stood there when the facts came."""
    look = Updates.look

    def in_between(updates: Updates) -> None:
        updates._shell.show_notice(Notice("Mã PIN chưa đúng.", "Gõ lại."))
        look(updates)

    with monkeypatch.context() as other:
        other.setattr(Updates, "look", in_between)
        aside = Standing(aside={"1.4.0": Aside.FAILED}, unsaid="1.4.0", by_hand="1.4.0")
        desk = open_desk(aside)
        assert desk.said.startswith("Mã PIN")
        desk.sit_down(RECEPTION)
    desk.settled()
    desk.settled()
    assert desk.shelf.standing().unsaid == "1.4.0"
    desk.program.lock()
    desk.until(lambda: desk.said.startswith("Bản 1.4.0 hai lần không mở được"))
    desk.sit_down(RECEPTION)
    desk.until(lambda: desk.shelf.standing().unsaid == "")


def test_that_a_choice_that_was_kept_is_not_asked_about_again(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.close()
    offer = desk.program.updates._screen
    assert offer is not None
    desk.scan(CARD)  # a visit begins while the copy is made
    desk.shelf.change(lambda now: take(now, "1.4.0", BEFORE))
    offer.decided.emit(Asking.CLOSING)
    desk.until(lambda: desk.status == "Bản 1.4.0 bắt đầu ở lần mở sau")
    desk.press("Escape", "Escape")
    assert desk.close(), "it would be untrue that it is put off"


def test_that_closing_asks_again_where_the_machine_went_not_down(open_desk: Open) -> None:
    desk = open_desk()
    desk.sit_down(RECEPTION)
    desk.program.updates._machine_goes_down(QObject())
    desk.program.updates._going_down.start(0)  # its minute is over
    desk.until(lambda: not desk.program.updates._going_down.isActive())
    assert not desk.close()
    assert desk.page == "update"


def test_that_where_the_start_cannot_be_noted_the_line_is_asked_for_and_the_log_says_why(
    open_desk: Open, caplog: pytest.LogCaptureFixture
) -> None:
    desk = open_desk()
    updates = desk.program.updates
    began: list[object] = []
    updates.began.connect(lambda: began.append(True))

    def full() -> None:
        raise UpdateUnwritable("1.4.0", "full")

    office = desk.program.office
    assert office is not None
    updates._office = replace(office, releases=replace(office.releases, began=full))
    updates.begin()
    desk.until(lambda: bool(began))
    assert UpdateUnwritable.code in caplog.text
