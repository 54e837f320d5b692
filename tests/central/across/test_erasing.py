"""Scans withdrawn for good, and uploads left off, do not stay at the centre."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central.contents.round import ContentRound
from central.store import tables as t
from db.attachments.box import Box
from desk_app.domain.acts import kinds
from desk_app.domain.ids import DossierId
from desk_app.domain.scans.scans import withdrawn_body
from desk_app.sync.protocol import VERSION, ContentsOrder, Piece
from tests.builders import KEY, UNIT
from tests.central.across.test_contents import Files, all_sent, scanned, whole_at
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]
DAYS = timedelta(days=31)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "scans", KEY)


def withdraw(desk: TrialDesk, dossier: DossierId, *, erase: bool) -> None:
    with desk.sync.glance() as tx:
        entry = tx.dossiers.get(dossier).scans.scans[0].id
    desk.note(kinds.SCAN_WITHDRAWN, dossier, withdrawn_body(entry, "Giấy mật", erase=erase))
    desk.catch_up()


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
