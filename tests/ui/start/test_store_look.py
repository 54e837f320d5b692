"""A store that is damaged where nobody works yet is told soon after the start, and at log-ins."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.rounds.store_round
from db.look_over import look_over
from db.store import open_store
from desk_app.domain.errors import StoreDamaged, StoreUnwritable
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, LEADER, RECEPTION
from tests.fakes import Ear, FakePrinters
from tests.spoiling import PAGE, root_pages, spoil, with_pragma
from tests.ui.desk.sitting import Sitting, end, furnish, sit_at
from tests.ui.inline import Inline
from ui.app import Start
from ui.background import Lane
from ui.program import Program
from ui.rounds.safe_clock import SafeClock
from ui.texts import Notice, notice

TOLD = notice(StoreDamaged()).title
ADVICE = "Đừng làm tiếp ở máy này; gọi quản trị."
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


def on() -> bool:
    return True


def opened(start: Start) -> Office:
    return build_office(open_desk(start.folders, start.keys))


def close(office: Office) -> None:
    office.close(lambda _copied: False)


def cut_off(start: Start, office: Office) -> None:
    """As a power cut leaves it."""
    wal = start.folders.store.with_name(start.folders.store.name + "-wal")
    kept = wal.read_bytes()
    close(office)
    wal.write_bytes(kept)


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
    assert ADVICE in damaged.said
    assert damaged.officer is None
    for officer in (RECEPTION, LEADER):
        damaged.sit_down(officer)
        damaged.until(lambda: TOLD in damaged.said)
        damaged.program.lock()


def test_that_what_a_look_found_is_told_by_the_next_start_before_it_looks(
    start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_elsewhere(start)
    office = opened(start)
    with pytest.raises(StoreDamaged):
        office.keeping.store_look.look_over(on)
    close(office)
    monkeypatch.setattr(ui.rounds.store_round, "_AFTER_START_MS", 3_600_000)
    seat = sit_at(start, qapp, qtbot)
    sitting = next(seat)
    sitting.sit_down(RECEPTION)
    sitting.until(lambda: TOLD in sitting.said)
    assert next(seat, None) is None


def test_that_a_store_is_looked_over_once_a_day_and_after_a_program_that_was_cut_off(
    start: Start,
) -> None:
    office = opened(start)
    look = office.keeping.store_look
    assert look.is_due()
    look.look_over(lambda: False)  # closed before the end
    assert look.is_due()
    look.look_over(on)
    assert not look.is_due()
    assert not look.found_damage()
    cut_off(start, office)
    close(opened(start))  # before the look came to its end
    office = opened(start)
    look = office.keeping.store_look
    assert look.is_due()
    look.look_over(on)
    assert not look.is_due()
    close(office)
    office = opened(start)
    assert not office.keeping.store_look.is_due()
    close(office)


def test_that_a_store_that_is_whole_again_is_not_called_damaged_any_more(start: Start) -> None:
    spoil_elsewhere(start)
    office = opened(start)
    with pytest.raises(StoreDamaged):
        office.keeping.store_look.look_over(on)
    assert office.keeping.store_look.found_damage()
    close(office)
    spoil_elsewhere(start)  # the same byte: as it was
    office = opened(start)
    assert office.keeping.store_look.is_due()
    office.keeping.store_look.look_over(on)
    assert not office.keeping.store_look.found_damage()
    close(office)


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
    office = opened(start)
    assert office.keeping.store_look.is_due()
    close(office)


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


def test_that_a_first_page_spoilt_beneath_those_who_read_it_before_is_damage(start: Start) -> None:
    desk = open_desk(start.folders, start.keys)
    office = build_office(desk)
    with desk.store.engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with start.folders.store.open("r+b") as file:
            file.seek(PAGE // 2)
            file.write(b"spoilt")
        look = office.keeping.store_look
        with pytest.raises(StoreDamaged):
            look.look_over(on)
        assert look.found_damage()
    close(office)


def test_that_a_disk_that_cannot_read_an_open_store_is_damage_and_a_full_one_is_none(
    start: Start,
) -> None:
    office = opened(start)
    look = office.keeping.store_look

    def fails(why: str) -> bool:
        raise StoreUnwritable(why)

    with pytest.raises(StoreUnwritable):
        look.look_over(lambda: fails("full"))
    assert not look.found_damage()
    with pytest.raises(StoreDamaged):
        look.look_over(lambda: fails("other"))
    assert look.found_damage()
    close(office)


def test_that_a_damaged_store_is_read_again_at_a_start_or_on_another_day_only(
    start: Start,
) -> None:
    spoil_elsewhere(start)
    moments = [utc_now()]
    desk = open_desk(start.folders, start.keys)
    office = build_office(desk, now=lambda: moments[-1])
    look = office.keeping.store_look
    with pytest.raises(StoreDamaged):
        look.look_over(on)
    assert not look.is_due()
    moments.append(moments[-1] + timedelta(days=1))
    assert look.is_due()
    moments.pop()
    close(office)
    office = opened(start)
    assert office.keeping.store_look.is_due()
    close(office)


def test_that_damage_on_a_disk_that_takes_no_note_of_it_is_told_and_looked_for_no_more_today(
    start: Start,
) -> None:
    spoil_elsewhere(start)
    desk = open_desk(start.folders, start.keys)
    office = build_office(desk)
    with_pragma(desk.store, "PRAGMA query_only = ON")
    look = office.keeping.store_look
    with pytest.raises(StoreDamaged):
        look.look_over(on)
    desk.store.engine.dispose()  # what the store itself met is forgotten
    assert look.found_damage()
    assert not look.is_due()
    close(office)


def test_that_a_copy_that_meets_damage_is_no_matter_of_another_folder(
    start: Start, qapp: QApplication
) -> None:
    spoil_elsewhere(start)
    office = opened(start)
    said: list[Notice] = []
    clock = SafeClock(office, Inline())
    clock.warned.connect(said.append)
    clock.back_up_when_due()
    assert [each.advice for each in said] == [ADVICE]
    clock.deleteLater()
    close(office)
