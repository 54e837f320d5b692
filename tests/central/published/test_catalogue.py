"""A catalogue is published as a file, fetched in pieces, and never altered on the way."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select, update

from central.founding import Unfounded
from central.store.tables import edition, edition_piece
from db.tables.calendar import edition_piece as pieces_here
from desk_app.domain.announced_file import PIECE
from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.edition.file import read_edition
from desk_app.services.catalogue.editions.take import waiting_catalogue
from desk_app.sync.contents.editions import fetch_edition
from desk_app.sync.contents.fetching import Fetched
from desk_app.sync.protocol import (
    VERSION,
    Central,
    ContentsOrder,
    EditionPiece,
    Piece,
    Reply,
    Request,
)
from tests.central.conftest import central, founded
from tests.central.published.offices import NEW, EditionLine, an_edition, as_desk, publish
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]
RAW, OTHER = an_edition(NEW), an_edition(NEW, seed=2)
ELSEWHERE = UnitCode("H13.45.13")


def counted(home: Home) -> tuple[int, int]:
    """Editions and pieces the home keeps."""
    with home.engine.connect() as connection:
        return (
            connection.execute(select(func.count()).select_from(edition)).scalar_one(),
            connection.execute(select(func.count()).select_from(edition_piece)).scalar_one(),
        )


def held(desk: TrialDesk) -> bytes:
    """What of the file is in the store of the desk."""
    with desk.store.reading.connect() as connection:
        rows = connection.execute(select(pieces_here).order_by(pieces_here.c.n)).all()
    return b"".join(row.data for row in rows)


def test_that_a_published_catalogue_is_announced_and_fetched_whole(
    home: Home, new_desk: NewDesk
) -> None:
    desk = new_desk()
    done = publish(home, RAW)
    assert done.anew
    assert desk.exchange().editions == 1
    seen = waiting_catalogue(as_desk(desk))
    assert seen is not None
    assert (seen.name, seen.procedures, seen.size, seen.held) == (done.name, 2, len(RAW), 0)
    assert not seen.asks, "its file is not here yet"
    line = EditionLine(home, desk)
    assert fetch_edition(desk.sync, line, most=3) == Fetched(3, more=True)
    assert fetch_edition(desk.sync, line, most=3) == Fetched(1, arrived=True)
    assert held(desk) == RAW
    assert fetch_edition(desk.sync, line) == Fetched()
    seen = waiting_catalogue(as_desk(desk))
    assert seen is not None
    assert seen.asks


def test_that_a_line_cut_in_the_middle_goes_on_where_it_was(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    publish(home, RAW)
    desk.exchange()
    with pytest.raises(CentralUnreachable):
        fetch_edition(desk.sync, EditionLine(home, desk, breaks=2))
    assert len(held(desk)) == 2 * PIECE
    line = EditionLine(home, desk)
    assert fetch_edition(desk.sync, line).arrived
    assert line.asked == 2, "what was here is not asked for again"
    assert held(desk) == RAW


def test_that_an_altered_piece_is_refused_and_asked_for_again(
    home: Home, new_desk: NewDesk
) -> None:
    desk = new_desk()
    publish(home, RAW)
    desk.exchange()
    for alters in (lambda data: data[:-1] + b"x", lambda data: data[1:], lambda _: b""):
        with pytest.raises(CentralUnreachable):
            fetch_edition(desk.sync, EditionLine(home, desk, alters=alters))
        assert held(desk) == b""
    assert fetch_edition(desk.sync, EditionLine(home, desk)).arrived


def test_that_a_file_that_is_not_what_was_announced_never_waits_for_anybody(
    home: Home, new_desk: NewDesk
) -> None:
    desk = new_desk()
    publish(home, RAW)
    with home.engine.begin() as connection:  # pieces and their digests fit, the whole does not
        body = json.loads(connection.execute(select(edition.c.body)).scalar_one())
        body["size"] -= 1
        connection.execute(update(edition).values(body=json.dumps(body)))
    desk.exchange()
    assert not fetch_edition(desk.sync, EditionLine(home, desk)).arrived
    assert held(desk) == b""
    assert waiting_catalogue(as_desk(desk)) is None
    line = EditionLine(home, desk)
    assert fetch_edition(desk.sync, line) == Fetched()
    assert line.asked == 0
    publish(home, OTHER)
    desk.exchange()
    assert fetch_edition(desk.sync, line).arrived


def test_that_publishing_the_same_file_twice_changes_nothing(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    first = publish(home, RAW)
    before = counted(home)
    again = publish(home, RAW)
    assert (again.name, again.anew) == (first.name, False)
    assert counted(home) == before
    desk.exchange()
    assert desk.exchange().editions == 0


def test_that_a_later_one_takes_the_place_of_the_one_before(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    publish(home, RAW)
    desk.exchange()
    fetch_edition(desk.sync, EditionLine(home, desk), most=2)
    later = publish(home, OTHER)
    assert counted(home) == (2, 4)
    assert fetch_edition(desk.sync, EditionLine(home, desk)) == Fetched(), "gone over there"
    desk.exchange()
    assert fetch_edition(desk.sync, EditionLine(home, desk)).arrived
    assert held(desk) == OTHER
    seen = waiting_catalogue(as_desk(desk))
    assert seen is not None
    assert seen.name == later.name


def test_that_one_published_for_some_units_is_for_nobody_else(
    home: Home, new_desk: NewDesk
) -> None:
    home.add_unit(ELSEWHERE, "Phường Cái Khế")
    desk = new_desk()
    publish(home, RAW, str(ELSEWHERE))
    assert desk.exchange().editions == 0
    with home.engine.connect() as connection:
        address = json.loads(connection.execute(select(edition.c.body)).scalar_one())["address"]
    asked = EditionPiece(address=address, offset=0)
    order = ContentsOrder(version=VERSION, unit=desk.sync.unit, edition=asked)
    answer = EditionLine(home, desk).contents(order)
    assert (answer.named, answer.data) == (False, b"")
    publish(home, OTHER, "all")
    desk.exchange()
    assert fetch_edition(desk.sync, EditionLine(home, desk)).arrived
    with pytest.raises(Unfounded):
        publish(home, RAW, "H13.45.99")


def test_that_an_order_asks_for_exactly_one_thing(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    asked = EditionPiece(address="0" * 64, offset=0)
    scan = Piece(dossier=desk.receive(), address="0" * 64, size=1)
    line = EditionLine(home, desk)
    for order in (
        ContentsOrder(version=VERSION, unit=desk.sync.unit),
        ContentsOrder(version=VERSION, unit=desk.sync.unit, edition=asked, get=scan),
        ContentsOrder(version=VERSION, unit=desk.sync.unit, edition=asked, put=scan),
    ):
        with pytest.raises(CentralRefused):
            line.contents(order)


def test_that_what_is_no_edition_is_not_published(home: Home) -> None:
    newer = RAW.replace(b"danh-muc 1\n", b"danh-muc 2\n", 1)
    for raw in (b"", b"{}", RAW[:-5], RAW[:-5] + b"xxxxx", newer, b"x" * (33 << 20)):
        with pytest.raises(Unfounded) as refused:
            publish(home, raw)
        assert str(refused.value)[0].isupper()
    assert counted(home) == (0, 0)


def test_that_an_older_desk_is_not_disturbed(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    publish(home, RAW)
    desk.receive()
    done = desk.exchange()
    assert (done.settled, done.refused) == (1, 0)
    with desk.sync.glance() as tx:
        assert tx.calendars.waiting() is None, "no calendar, and it asks for none"
        assert set(tx.calendars.held()) == {"catalogue"}
    silent = replace(desk, line=Silent(desk.line))
    desk.receive()
    assert silent.exchange().settled == 1


class Silent:
    """The wire of a desk from before there were editions."""

    def __init__(self, line: Central) -> None:
        self._line = line

    def exchange(self, request: Request) -> Reply:
        facts = msgspec.json.decode(msgspec.json.encode(request))
        del facts["editions"]
        reply = self._line.exchange(msgspec.json.decode(msgspec.json.encode(facts), type=Request))
        assert reply.editions == ()
        return reply


def test_that_an_administrator_publishes_it_by_the_command(database: str, tmp_path: Path) -> None:
    founded(database)
    file = tmp_path / "danh-muc.qmc"
    file.write_bytes(RAW)
    done = central("publish-catalogue", str(file), database=database)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Đã công bố danh mục 2")
    again = central("publish-catalogue", str(file), "--unit", "all", database=database)
    assert "Không có gì thay đổi" in again.stdout
    file.write_bytes(RAW[:-1])
    refused = central("publish-catalogue", str(file), database=database)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "bị hỏng hoặc đã bị sửa" in refused.stderr
    missing = central("publish-catalogue", str(tmp_path / "x"), database=database)
    assert "Không có tệp" in missing.stderr


def test_that_what_is_fetched_is_what_was_prepared(home: Home, new_desk: NewDesk) -> None:
    desk = new_desk()
    publish(home, RAW)
    desk.exchange()
    fetch_edition(desk.sync, EditionLine(home, desk))
    with desk.sync.glance() as tx:
        waiting = tx.editions.waiting()
        assert waiting is not None
        found = read_edition(tx.editions.content(waiting.edition.file.address))
    assert NEW in found.procedures
