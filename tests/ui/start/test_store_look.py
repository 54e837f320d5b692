"""A store that is damaged where nobody works yet is told soon after the start, and at log-ins."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.rounds.store_round
from db.look_over import look_over
from db.store import open_store
from desk_app.domain.errors import StoreDamaged
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, LEADER, RECEPTION
from tests.fakes import Ear, FakePrinters
from tests.spoiling import root_pages, spoil
from tests.ui.desk.sitting import Sitting, end, furnish, sit_at
from ui.app import Start
from ui.background import Lane
from ui.program import Program
from ui.texts import notice

TOLD = notice(StoreDamaged()).title
ELSEWHERE = "review_mark"  # no log-in and no first page looks there


@pytest.fixture
def start(office_store_file: Path, tmp_path: Path) -> Start:
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    return Start(folders=folders, keys=keys)


def spoil_elsewhere(start: Start) -> None:
    store = open_store(start.folders.store, KEY)
    pages = root_pages(store, ELSEWHERE)
    assert pages
    store.close()
    spoil(start.folders.store, pages)


@pytest.fixture
def damaged(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sitting]:
    spoil_elsewhere(start)
    monkeypatch.setattr(ui.rounds.store_round, "_AFTER_START_MS", 0)
    yield from sit_at(start, qapp, qtbot)


def test_that_a_damaged_store_is_told_before_anybody_works_and_to_whoever_sits_down(
    damaged: Sitting,
) -> None:
    damaged.until(lambda: TOLD in damaged.said)
    assert damaged.officer is None
    for officer in (RECEPTION, LEADER):
        damaged.sit_down(officer)
        damaged.until(lambda: TOLD in damaged.said)
        damaged.program.lock()


def test_that_what_a_look_found_is_told_by_the_next_start_before_it_looks(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_elsewhere(start)
    office = build_office(open_desk(start.folders, start.keys))
    with pytest.raises(StoreDamaged):
        office.keeping.store_look.look(lambda: True)
    office.close(lambda _copied: False)
    monkeypatch.setattr(ui.rounds.store_round, "_AFTER_START_MS", 3_600_000)
    seat = sit_at(start, qapp, qtbot)
    sitting = next(seat)
    sitting.sit_down(RECEPTION)
    sitting.until(lambda: TOLD in sitting.said)
    assert next(seat, None) is None


def test_that_a_store_is_looked_over_once_a_day_and_after_a_program_that_was_cut_off(
    start: Start,
) -> None:
    office = build_office(open_desk(start.folders, start.keys))
    look = office.keeping.store_look
    assert look.is_due()
    look.look(lambda: False)  # closed before the end
    assert look.is_due()
    look.look(lambda: True)
    assert not look.is_due()
    assert not look.found_damage()
    wal = start.folders.store.with_name(start.folders.store.name + "-wal")
    kept = wal.read_bytes()
    office.close(lambda _copied: False)
    wal.write_bytes(kept)  # as a power cut leaves it
    office = build_office(open_desk(start.folders, start.keys))
    look = office.keeping.store_look
    assert look.is_due()
    look.look(lambda: True)
    assert not look.is_due()
    office.close(lambda _copied: False)


def test_that_a_store_that_is_whole_again_is_not_called_damaged_any_more(start: Start) -> None:
    spoil_elsewhere(start)
    office = build_office(open_desk(start.folders, start.keys))
    with pytest.raises(StoreDamaged):
        office.keeping.store_look.look(lambda: True)
    assert office.keeping.store_look.found_damage()
    office.close(lambda _copied: False)
    spoil_elsewhere(start)  # the same byte: as it was
    office = build_office(open_desk(start.folders, start.keys))
    assert office.keeping.store_look.is_due()
    office.keeping.store_look.look(lambda: True)
    assert not office.keeping.store_look.found_damage()
    office.close(lambda _copied: False)


def test_that_a_program_that_closes_gives_the_look_up(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.rounds.store_round, "_AFTER_START_MS", 0)
    heard: list[bool] = []

    def closing(_file: Path, _key: bytes, going: object) -> bool:
        assert callable(going)
        qapp.aboutToQuit.emit()
        while going():
            pass
        heard.append(True)
        return look_over(_file, _key, going)

    monkeypatch.setattr("desk_app.wiring.office_life.store_look.look_over", closing)
    program = Program(qapp, start, FakePrinters(), Ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    end(program)
    office = build_office(open_desk(start.folders, start.keys))
    assert office.keeping.store_look.is_due()
    office.close(lambda _copied: False)


def test_that_a_book_is_written_out_while_the_store_is_read(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.rounds.store_round, "_AFTER_START_MS", 0)
    begun, enough, written = Event(), Event(), list[str]()

    def long(_file: Path, _key: bytes, _going: object) -> bool:
        begun.set()
        return not enough.wait()

    monkeypatch.setattr("desk_app.wiring.office_life.store_look.look_over", long)
    program = Program(qapp, start, FakePrinters(), Ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    program.background.run(
        lambda: "book", owner=program, done=written.append, failed=print, lane=Lane.FILES
    )
    try:
        qtbot.waitUntil(lambda: bool(written))
    finally:
        enough.set()
        end(program)
