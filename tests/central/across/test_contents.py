"""Contents of scans at the home: piece by piece, whole or not at all, for their unit only."""

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select

from central.contents.keeper import ContentKeeper
from central.store import tables as t
from central.store.stream import UnitStream
from db.attachments.box import Box
from db.tables.scans import scan as scan_table
from desk_app.domain.acts import kinds
from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.domain.scans.faults import ScanLost
from desk_app.domain.scans.file import ScanFile, address_of
from desk_app.domain.scans.media import MediaType
from desk_app.domain.scans.scans import PaperScan, scanned_body, withdrawn_body
from desk_app.sync.contents.pieces import Sent, fetch_content, send_contents
from desk_app.sync.protocol import (
    MOST_PIECE,
    VERSION,
    ContentsAnswer,
    ContentsOrder,
    Piece,
)
from tests.builders import KEY, UNIT
from tests.central.waiting import until_so_many_wait
from tests.step_bodies import a_scan
from tests.sync.office import Home, TrialDesk, set_up_desk

NewDesk = Callable[[], TrialDesk]
LARGE = bytes(range(256)) * (3 * MOST_PIECE // 256) + b"the end"  # three pieces and a bit


@dataclass
class Files:
    """The line for contents of one desk, without a wire; `breaks` after so many answers."""

    home: Home
    desk: TrialDesk
    breaks: int | None = None
    unit: UnitCode = UNIT

    def contents(self, order: ContentsOrder) -> ContentsAnswer:
        if self.breaks == 0:
            raise CentralUnreachable()
        keeper = ContentKeeper(self.home.engine, self.home.clock)
        answer = keeper.answer(self.home.office.admit(self.desk.secret, self.unit).desk, order)
        if self.breaks is not None:
            self.breaks -= 1
        return answer


def scan_of(content: bytes, desk: TrialDesk, dossier: DossierId) -> PaperScan:
    file = ScanFile(address=address_of(content), media=MediaType.PDF, size=len(content), images=2)
    with desk.sync.glance() as tx:
        return replace(a_scan(tx.dossiers.get(dossier)), file=file, desk=desk.name)


def scanned(desk: TrialDesk, box: Box, content: bytes = LARGE) -> tuple[DossierId, ScanFile]:
    """Received, its paper scanned, told to the home."""
    dossier = desk.receive()
    scan = scan_of(content, desk, dossier)
    box.put(content)
    desk.note(kinds.PAPER_SCANNED, dossier, scanned_body(scan))
    return dossier, scan.file


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "scans", KEY)


def all_sent(desk: TrialDesk, box: Box, line: Files) -> list[Sent]:
    turns = [send_contents(desk.sync, box, line)]
    while turns[-1].more:
        turns.append(send_contents(desk.sync, box, line))
    return turns


def whole_at(home: Home) -> int:
    with home.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(t.content)).scalar_one()


def test_that_a_file_goes_home_after_its_act_and_comes_to_another_desk(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one, other = new_desk(), new_desk()
    dossier, file = scanned(one, box)
    line = Files(home, one)
    assert send_contents(one.sync, box, line) == Sent()  # its act is not there yet
    one.catch_up()
    assert sum(turn.finished for turn in all_sent(one, box, line)) == 1
    assert send_contents(one.sync, box, line) == Sent()
    found = fetch_content(file, dossier, UNIT, Files(home, other), lambda: True)
    assert found == LARGE


def test_that_a_broken_line_costs_no_piece_twice(new_desk: NewDesk, home: Home, box: Box) -> None:
    one = new_desk()
    scanned(one, box)
    one.catch_up()
    sent = 0
    while not whole_at(home):
        line = Files(home, one, breaks=2)  # the question, and one piece
        with suppress(CentralUnreachable):
            send_contents(one.sync, box, line, most=40)
        sent += 1
    assert sent == 4
    with home.engine.connect() as connection:
        left = connection.execute(select(func.count()).select_from(t.arriving_piece))
        assert left.scalar_one() == 0


def test_that_the_answer_that_was_lost_is_heard_in_the_next_turn(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    scanned(one, box, b"small")
    one.catch_up()
    with pytest.raises(CentralUnreachable):
        send_contents(one.sync, box, Files(home, one, breaks=1))
    assert send_contents(one.sync, box, Files(home, one)).finished == 1


def test_that_files_that_are_lost_hold_up_no_other(
    new_desk: NewDesk, home: Home, box: Box, tmp_path: Path
) -> None:
    one, broken = new_desk(), Box(tmp_path / "broken", KEY)
    for n in range(20):
        scanned(one, broken, f"lost {n}".encode())
    scanned(one, box, b"small")
    one.catch_up()
    assert send_contents(one.sync, box, Files(home, one)).finished == 1


def test_that_only_what_an_act_tells_of_is_kept(new_desk: NewDesk, home: Home, box: Box) -> None:
    one = new_desk()
    dossier, file = scanned(one, box)
    one.catch_up()
    line = Files(home, one)
    stranger = Piece(dossier=dossier, address=address_of(b"x"), size=1, data=b"x")
    assert not line.contents(ContentsOrder(version=VERSION, unit=UNIT, put=stranger)).named
    too_long = Piece(dossier=dossier, address=file.address, size=file.size + 1, data=b"x")
    assert not line.contents(ContentsOrder(version=VERSION, unit=UNIT, put=too_long)).named


def test_that_bytes_that_are_not_what_they_say_are_thrown_away(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    dossier, file = scanned(one, box, b"true")
    one.catch_up()
    line = Files(home, one)
    false = Piece(dossier=dossier, address=file.address, size=4, data=b"fals")
    assert line.contents(ContentsOrder(version=VERSION, unit=UNIT, put=false)).held == 0
    assert whole_at(home) == 0
    assert send_contents(one.sync, box, line).finished == 1


def test_that_an_order_for_nothing_or_for_two_things_is_refused(
    new_desk: NewDesk, home: Home
) -> None:
    one = new_desk()
    piece = Piece(dossier=one.receive(), address=address_of(b"x"), size=1)
    for order in (
        ContentsOrder(version=VERSION, unit=UNIT),
        ContentsOrder(version=VERSION, unit=UNIT, put=piece, get=piece),
    ):
        with pytest.raises(CentralRefused):
            Files(home, one).contents(order)


def test_that_what_was_withdrawn_for_good_is_given_to_nobody(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one, other = new_desk(), new_desk()
    dossier, file = scanned(one, box, b"secret")
    one.catch_up()
    all_sent(one, box, Files(home, one))
    with one.sync.glance() as tx:
        entry = tx.dossiers.get(dossier).scans.scans[0].id
    one.note(kinds.SCAN_WITHDRAWN, dossier, withdrawn_body(entry, "Giấy mật", erase=True))
    one.catch_up()
    with pytest.raises(ScanLost):
        fetch_content(file, dossier, UNIT, Files(home, other), lambda: True)


def test_that_another_unit_gets_nothing(
    new_desk: NewDesk, home: Home, box: Box, empty_store_file: Path, tmp_path: Path
) -> None:
    elsewhere = UnitCode("H13.45.77")
    home.add_unit(elsewhere, "UBND phường Cái Khế")
    shutil.copy(empty_store_file, tmp_path / "foreign.sqlite")
    foreign = set_up_desk(tmp_path / "foreign.sqlite", home, elsewhere)
    one = new_desk()
    dossier, file = scanned(one, box)
    one.catch_up()
    all_sent(one, box, Files(home, one))
    line = Files(home, foreign, unit=elsewhere)
    with pytest.raises(ScanLost):
        fetch_content(file, dossier, elsewhere, line, lambda: True)
    foreign.close()


def test_that_a_home_put_back_to_yesterday_is_sent_its_files_again(
    new_desk: NewDesk, home: Home, box: Box, tmp_path: Path
) -> None:
    one = new_desk()
    one.catch_up()
    home.back_up(tmp_path / "backup.sqlite")
    scanned(one, box)
    one.catch_up()
    all_sent(one, box, Files(home, one))
    home.restore(tmp_path / "backup.sqlite")
    assert whole_at(home) == 0
    one.catch_up()
    all_sent(one, box, Files(home, one))
    assert whole_at(home) == 1


def test_that_a_file_another_desk_has_just_finished_does_not_begin_anew(
    postgres_home: Home, desk_of: Callable[[Home], TrialDesk], box: Box
) -> None:
    home, small = postgres_home, b"one piece"
    one, other = desk_of(home), desk_of(home)
    dossier, file = scanned(one, box, small)
    one.catch_up()
    piece = Piece(dossier=dossier, address=file.address, size=file.size, offset=0, data=small)
    order = ContentsOrder(version=VERSION, unit=UNIT, put=replace(piece, data=small[:4]))
    answers: list[ContentsAnswer] = []
    late = threading.Thread(target=lambda: answers.append(Files(home, other).contents(order)))
    key = {"unit": UNIT, "address": file.address}
    with home.engine.begin() as connection:  # as the other desk's last piece does
        UnitStream(connection, UNIT).counter(lock=True)
        late.start()
        until_so_many_wait(home.engine, 1)
        connection.execute(insert(t.content_piece).values(start=0, data=small, **key))
        about = {"size": file.size, "arrived_at": home.clock(), "carrier": one.name}
        connection.execute(insert(t.content).values(**key, **about))
    late.join()
    assert [answer.held for answer in answers] == [file.size]
    with home.engine.connect() as connection:
        assert connection.execute(select(t.arriving_piece)).all() == []


def test_that_an_entry_written_twice_by_a_program_gone_wrong_stops_no_desk(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one, other = new_desk(), new_desk()
    dossier, _file = scanned(one, box)
    scan = scan_of(b"another", one, dossier)
    one.note(kinds.PAPER_SCANNED, one.receive(), scanned_body(replace(scan, id=entry_at(one))))
    one.catch_up()
    other.catch_up()
    assert one.waiting() == 0
    assert len(other.acts()) == len(one.acts())


def entry_at(desk: TrialDesk) -> UUID:
    with desk.store.reading.connect() as connection:
        found: UUID = connection.execute(select(scan_table.c.id)).scalar_one()
    return found
