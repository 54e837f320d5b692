"""Scans withdrawn for good, and uploads left off, do not stay at the centre."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from central.contents.keeper import ContentKeeper
from central.contents.round import ContentRound
from central.exchange.quiet import Quiet
from central.exchange.settling import Settling
from central.store import tables as t
from central.store.stream import UnitStream
from db.attachments.box import Box
from desk_app.domain.acts import kinds
from desk_app.domain.ids import DossierId
from desk_app.domain.scans.scans import withdrawn_body
from desk_app.sync.engine import questions
from desk_app.sync.protocol import VERSION, ContentsOrder, Piece
from tests.builders import KEY, UNIT
from tests.central.across.test_contents import Files, all_sent, scanned, whole_at
from tests.central.waiting import until_so_many_wait
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]
DAYS = timedelta(days=31)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "scans", KEY)


def withdraw(desk: TrialDesk, dossier: DossierId, *, erase: bool) -> None:
    say_withdrawn(desk, dossier, erase=erase)
    desk.catch_up()


def say_withdrawn(desk: TrialDesk, dossier: DossierId, *, erase: bool) -> None:
    with desk.sync.glance() as tx:
        entry = tx.dossiers.get(dossier).scans.scans[0].id
    desk.note(kinds.SCAN_WITHDRAWN, dossier, withdrawn_body(entry, "Giấy mật", erase=erase))


def pieces_at(home: Home) -> int:
    return _count(home, "content_piece") + _count(home, "arriving_piece")


def _count(home: Home, table: str) -> int:
    with home.engine.connect() as connection:
        asked = select(func.count()).select_from(t.metadata.tables[table])
        return int(connection.execute(asked).scalar_one())


def sent(desk: TrialDesk, box: Box, home: Home, content: bytes) -> DossierId:
    dossier, _ = scanned(desk, box, content)
    desk.catch_up()
    all_sent(desk, box, Files(home, desk))
    return dossier


def test_that_a_scan_withdrawn_for_good_leaves_the_centre(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    dossier = sent(one, box, home, b"secret")
    other = sent(one, box, home, b"harmless")
    rounds = ContentRound(home.engine, home.clock)
    rounds.run()
    assert whole_at(home) == 2
    withdraw(one, dossier, erase=True)
    withdraw(one, other, erase=False)
    rounds.run()
    assert whole_at(home) == 1
    assert pieces_at(home) == 1
    rounds.run()
    assert whole_at(home) == 1


def test_that_a_content_which_another_dossier_still_names_stays(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    first, second = (sent(one, box, home, b"the same") for _ in range(2))
    withdraw(one, first, erase=True)
    ContentRound(home.engine, home.clock).run()
    assert whole_at(home) == 1
    withdraw(one, second, erase=True)
    ContentRound(home.engine, home.clock).run()
    assert pieces_at(home) == 0


def test_that_an_upload_left_off_is_dropped_after_a_month(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    dossier, file = scanned(one, box, b"two pieces")
    one.catch_up()
    piece = Piece(dossier=dossier, address=file.address, size=file.size, data=b"two ")
    order = ContentsOrder(version=VERSION, unit=UNIT, put=piece)
    assert Files(home, one).contents(order).held == 4
    rounds = ContentRound(home.engine, home.clock)
    rounds.run()
    assert pieces_at(home) == 1
    home.clock.forward(DAYS)
    rounds.run()
    assert pieces_at(home) == 0
    all_sent(one, box, Files(home, one))  # from its first byte on
    assert whole_at(home) == 1


@contextmanager
def while_it_looks(home: Home, happens: Callable[[], object]) -> Iterator[list[str]]:
    """`happens`, once, before the acts of the whole stream are looked through."""
    looked: list[str] = []

    def look(_connection: Any, _cursor: Any, words: str, values: Any, *_more: Any) -> None:
        sought = str(values)
        if not looked and kinds.PAPER_SCANNED in sought and kinds.SCAN_WITHDRAWN not in sought:
            looked.append(words)
            happens()

    event.listen(home.engine, "before_cursor_execute", look)
    try:
        yield looked
    finally:
        event.remove(home.engine, "before_cursor_execute", look)


def test_that_desks_exchange_while_the_stream_is_looked_through(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    withdraw(one, sent(one, box, home, b"secret"), erase=True)
    one.remark()
    with while_it_looks(home, one.catch_up) as looked:
        ContentRound(home.engine, home.clock).run()
    assert looked
    assert one.waiting() == 0
    assert pieces_at(home) == 0


def test_that_a_content_which_is_named_again_while_the_stream_is_looked_through_stays(
    new_desk: NewDesk, home: Home, box: Box
) -> None:
    one = new_desk()
    withdraw(one, sent(one, box, home, b"the same"), erase=True)
    scanned(one, box, b"the same")
    with while_it_looks(home, one.catch_up) as looked:
        ContentRound(home.engine, home.clock).run()
    assert looked
    assert whole_at(home) == 1


def test_that_a_scan_withdrawn_for_good_while_its_last_piece_comes_is_not_kept(
    desk_of: Callable[[Home], TrialDesk], postgres_home: Home, box: Box
) -> None:
    home, one = postgres_home, desk_of(postgres_home)
    dossier, file = scanned(one, box, b"secret")
    one.catch_up()
    say_withdrawn(one, dossier, erase=True)
    desk = home.office.admit(one.secret, UNIT).desk
    piece = Piece(dossier=dossier, address=file.address, size=file.size, data=b"secret")
    order = ContentsOrder(version=VERSION, unit=UNIT, put=piece)
    with ThreadPoolExecutor(1) as other:
        with home.engine.begin() as connection:
            UnitStream(connection, UNIT).counter(lock=True)
            sending = other.submit(ContentKeeper(home.engine, home.clock).answer, desk, order)
            until_so_many_wait(home.engine, 1)
            request = next(iter(questions(one.sync)))
            Settling(connection, Quiet(), home.clock()).settle(desk, request, proven=False)
        assert not sending.result().named
    assert pieces_at(home) == 0
