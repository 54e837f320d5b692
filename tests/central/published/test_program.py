"""A newer program by the centre: announced, fetched in pieces, believed only for its maker."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from central.contents.programs import PublishedProgram, publish_program
from central.founding import Unfounded
from central.keeping.check import check_store
from central.store.tables import edition, edition_piece
from desk_app.domain.announced_file import PIECE
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import UnitCode
from desk_app.domain.releases.standing import Aside, Standing
from desk_app.domain.releases.version import ProgramVersion
from desk_app.releases.shelf import Shelf
from desk_app.sync.contents.fetching import Fetched
from desk_app.sync.contents.releases import Releases
from tests.central.conftest import central, founded
from tests.central.published.offices import NEW, EditionLine, an_edition, publish
from tests.releases.making import (
    STRANGER,
    a_file,
    a_link,
    a_release,
    joined,
    running,
    signed_archive,
    split,
    tar_of,
)
from tests.sync.office import SECOND, Home, TrialDesk

NewDesk = Callable[[], TrialDesk]
ELSEWHERE = UnitCode("H13.45.13")
NOISY = 3 * PIECE  # bytes beside the rest: a release of four pieces


def offer(home: Home, release: Path, *units: str) -> PublishedProgram:
    home.clock.forward(SECOND)
    with home.engine.begin() as connection, release.open("rb") as file:
        return publish_program(connection, file, units, home.clock())


def noisy(folder: Path, version: str = "1.4.0", **other: Any) -> Path:
    """Of several pieces: what is in it cannot be packed."""
    return a_release(folder, version, ballast=NOISY, **other)


@dataclass
class Fetching:
    """A desk that runs 1.3.0, and its folder of versions."""

    desk: TrialDesk
    home: Home
    shelf: Shelf
    releases: Releases

    def turn(self, most: int = 99, **line: Any) -> Fetched:
        to_home = EditionLine(self.home, self.desk, **line)
        return self.releases.fetch(self.desk.sync, to_home, lambda: True, most)

    def anew(self, version: str = "1.3.0", **other: Any) -> "Fetching":
        """The program was started again, or is another one."""
        own = running(version, **other)
        return Fetching(
            self.desk, self.home, self.shelf, Releases(own, self.shelf, self.home.clock)
        )

    @property
    def reason(self) -> str:
        return str(getattr(self.releases.trouble, "reason", ""))


@pytest.fixture
def fetching(sqlite_home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path) -> Fetching:
    shelf = Shelf(tmp_path / "desk" / "versions")
    shelf.folder.parent.mkdir()
    releases = Releases(running(), shelf, sqlite_home.clock)
    return Fetching(desk_of(sqlite_home), sqlite_home, shelf, releases)


def pieces(home: Home) -> set[tuple[str, str]]:
    """Unit and address of each file the home keeps."""
    with home.engine.connect() as connection:
        rows = connection.execute(select(edition_piece.c.unit, edition_piece.c.address)).all()
    return {(row.unit, row.address) for row in rows}


def test_that_a_published_program_is_announced_fetched_and_unpacked(
    home: Home, new_desk: NewDesk, tmp_path: Path
) -> None:
    desk, shelf = new_desk(), Shelf(tmp_path / "versions")
    fetching = Fetching(desk, home, shelf, Releases(running(), shelf, home.clock))
    assert fetching.turn() == Fetched()
    made = offer(home, noisy(tmp_path))
    assert (str(made.manifest.version), made.done.anew) == ("1.4.0", True)
    assert desk.exchange().editions == 1
    assert desk.exchange().editions == 0
    assert fetching.turn(most=2) == Fetched(2, more=True)
    assert fetching.turn(most=2) == Fetched(2, arrived=True)
    assert shelf.versions() == (ProgramVersion(1, 4, 0),)
    assert fetching.turn() == Fetched(), "it is here, and nothing is asked for again"
    assert shelf.standing() == Standing(), "being here starts nothing"


def test_that_a_line_cut_in_the_middle_goes_on_where_it_was(
    fetching: Fetching, tmp_path: Path
) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    with pytest.raises(CentralUnreachable):
        fetching.turn(breaks=2)
    again = fetching.anew()
    line = EditionLine(fetching.home, fetching.desk)
    done = again.releases.fetch(fetching.desk.sync, line, lambda: True, 99)
    assert (done.arrived, line.asked) == (True, 2)


def test_that_an_altered_piece_is_not_kept(fetching: Fetching, tmp_path: Path) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    for alters in (lambda data: data[:-1] + b"x", lambda data: data[1:], lambda _: b""):
        with pytest.raises(CentralUnreachable):
            fetching.turn(alters=alters)
        assert not list(fetching.shelf.folder.glob("*.part"))
    assert fetching.turn().arrived


def test_that_a_centre_cannot_make_a_desk_believe_anybody_else(
    fetching: Fetching, tmp_path: Path
) -> None:
    """It publishes what is well made and signed by a stranger: nothing of it is fetched."""
    offer(fetching.home, noisy(tmp_path, key=bytes(31) + b"k"))
    fetching.desk.exchange()
    assert fetching.turn(breaks=0) == Fetched()
    assert fetching.reason == "signature"
    assert fetching.shelf.versions() == ()
    (tmp_path / "b").mkdir()
    offer(fetching.home, noisy(tmp_path / "b", key=STRANGER))  # a second maker it does believe
    fetching.desk.exchange()
    assert fetching.turn().arrived
    assert fetching.releases.trouble is None


def test_that_a_manifest_that_names_another_archive_is_refused(
    fetching: Fetching, tmp_path: Path
) -> None:
    """The home announces the maker's manifest with an archive of its own."""
    offer(fetching.home, noisy(tmp_path))
    with fetching.home.engine.begin() as connection:
        body = json.loads(connection.execute(select(edition.c.body)).scalar_one())
        body["address"] = "0a" * 32
        connection.execute(update(edition).values(body=json.dumps(body)))
    fetching.desk.exchange()
    assert fetching.turn(breaks=0) == Fetched()
    assert fetching.reason == "broken"


def test_that_an_announcement_of_tomorrow_waits_for_another_program(
    fetching: Fetching, tmp_path: Path
) -> None:
    offer(fetching.home, noisy(tmp_path))
    with fetching.home.engine.begin() as connection:
        connection.execute(update(edition).values(body="{}"))
    fetching.desk.exchange()
    assert fetching.turn(breaks=0) == Fetched()
    assert fetching.reason == "newer"


def test_that_desks_on_other_machines_do_not_hear_of_it(fetching: Fetching, tmp_path: Path) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    other = fetching.anew(platform="windows-x86_64")
    assert other.turn(breaks=0) == Fetched()
    assert other.releases.trouble is None


@pytest.mark.parametrize("own", ["1.4.0", "1.5.0"])
def test_that_no_program_goes_down_by_itself(own: str, fetching: Fetching, tmp_path: Path) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    newer = fetching.anew(own)
    assert newer.turn(breaks=0) == Fetched()
    assert newer.releases.trouble is None


def test_that_an_older_one_published_anew_withdraws_the_newer(
    fetching: Fetching, tmp_path: Path
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    offer(fetching.home, noisy(first, "1.5.0"))
    fetching.desk.exchange()
    fetching.turn(most=1)
    offer(fetching.home, noisy(second, "1.4.0"))
    fetching.desk.exchange()
    assert fetching.turn().arrived
    assert fetching.shelf.versions() == (ProgramVersion(1, 4, 0),)
    assert not list(fetching.shelf.folder.glob("*.part")), "what was here of the other is gone"


def test_that_a_version_set_aside_is_not_fetched_again(fetching: Fetching, tmp_path: Path) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    fetching.shelf.keep(Standing(aside={"1.4.0": Aside.FAILED}))
    assert fetching.turn(breaks=0) == Fetched()


def test_that_an_archive_no_program_has_is_fetched_once(fetching: Fetching, tmp_path: Path) -> None:
    archive = tar_of([a_file("quay-mot-cua"), a_link("out", "../../secret")])
    signed, _ = signed_archive(archive, unpacked=1, files=2)
    release = tmp_path / "release"
    release.write_bytes(joined(signed, archive))
    offer(fetching.home, release)
    fetching.desk.exchange()
    assert not fetching.turn().arrived
    assert fetching.reason == "link"
    assert fetching.shelf.versions() == ()
    assert fetching.turn(breaks=0) == Fetched()
    assert fetching.anew().turn(breaks=0) == Fetched(), "nor after a start"
    assert not list(fetching.shelf.folder.glob("*.part"))
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    assert fetching.turn().arrived
    assert fetching.releases.trouble is None


def test_that_without_room_nothing_is_fetched_and_it_is_tried_later(
    fetching: Fetching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    with monkeypatch.context() as no_room:
        usage = shutil.disk_usage(tmp_path)._replace(free=1000)
        no_room.setattr(shutil, "disk_usage", lambda _folder: usage)
        assert fetching.turn(breaks=0) == Fetched()
        assert getattr(fetching.releases.trouble, "free", 0) == 1000
    assert fetching.turn(breaks=0) == Fetched(), "the disk rests a while"
    fetching.home.clock.forward(900 * SECOND)
    assert fetching.turn().arrived
    assert fetching.releases.trouble is None


def test_that_a_full_disk_does_not_spoil_an_exchange(fetching: Fetching, tmp_path: Path) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    fetching.shelf.folder.write_bytes(b"")  # nothing can be kept where a file stands
    assert fetching.turn(breaks=0) == Fetched()
    assert fetching.releases.trouble is not None
    fetching.shelf.folder.unlink()
    fetching.home.clock.forward(900 * SECOND)
    assert fetching.turn().arrived


def test_that_the_disk_may_have_altered_what_was_fetched(
    fetching: Fetching, tmp_path: Path
) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.exchange()
    fetching.turn(most=2)
    (part,) = fetching.shelf.folder.glob("*.part")
    with part.open("rb+") as file:
        file.seek(PIECE)
        file.write(bytes(100))
    assert not fetching.turn().arrived
    fetching.home.clock.forward(900 * SECOND)
    assert fetching.turn() == Fetched(3, arrived=True)


def test_that_publishing_the_same_twice_changes_nothing_and_mends_what_was_damaged(
    fetching: Fetching, tmp_path: Path
) -> None:
    home, release = fetching.home, noisy(tmp_path)
    first = offer(home, release)
    again = offer(home, release)
    assert (again.done.name, again.done.anew) == (first.done.name, False)
    with home.engine.begin() as connection:
        assert check_store(connection).findings == ()
        one = edition_piece.c.start == 0
        connection.execute(update(edition_piece).where(one).values(data=b"x"))
        (finding,) = check_store(connection).findings
    assert str(finding).startswith("Mọi đơn vị: tệp chương trình")
    offer(home, release)
    with home.engine.connect() as connection:
        assert check_store(connection).findings == ()


def test_that_named_units_try_it_first_and_files_that_nobody_needs_go(
    fetching: Fetching, tmp_path: Path
) -> None:
    home = fetching.home
    home.add_unit(ELSEWHERE, "Phường Cái Khế")
    publish(home, an_edition(NEW))
    catalogue = pieces(home)
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
    stable = offer(home, noisy(folders[0], "1.4.0")).manifest.digest
    trial = offer(home, noisy(folders[1], "1.5.0"), str(ELSEWHERE)).manifest.digest
    assert pieces(home) == catalogue | {("", stable), ("", trial)}
    fetching.desk.exchange()
    fetching.turn()
    assert fetching.shelf.versions() == (ProgramVersion(1, 4, 0),)
    later = offer(home, noisy(folders[2], "1.5.1")).manifest.digest
    assert pieces(home) == catalogue | {("", later)}
    publish(home, an_edition(NEW, seed=2))
    assert ("", later) in pieces(home), "a catalogue takes no program's place"
    with pytest.raises(Unfounded):
        offer(home, folders[0] / "quay-mot-cua-1.4.0.qmc", "H13.45.99")


def test_that_what_is_no_release_is_not_published(fetching: Fetching, tmp_path: Path) -> None:
    raw = noisy(tmp_path).read_bytes()
    file = tmp_path / "release"
    wrong = (
        b"",
        b"{}",
        raw[:-5],
        raw[:-5] + b"xxxxx",
        raw.replace(b" 1\n", b" 2\n", 1),
        raw + b"x",
    )
    for each in wrong:
        file.write_bytes(each)
        with pytest.raises(Unfounded) as refused:
            offer(fetching.home, file)
        assert str(refused.value)[0].isupper()
    assert pieces(fetching.home) == set()


def test_that_an_older_desk_and_one_from_its_source_are_not_disturbed(
    fetching: Fetching, tmp_path: Path
) -> None:
    offer(fetching.home, noisy(tmp_path))
    fetching.desk.receive()
    done = fetching.desk.exchange()
    assert (done.settled, done.refused, done.update) == (1, 0, False)
    with fetching.desk.sync.glance() as tx:
        assert tx.calendars.waiting() is None
        assert tx.editions.waiting() is None


def test_that_an_administrator_publishes_it_by_the_command(database: str, tmp_path: Path) -> None:
    founded(database)
    release = noisy(tmp_path)
    done = central("publish-program", str(release), database=database)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Đã công bố bản 1.4.0 cho linux-x86_64, là 1.4.0-")
    again = central("publish-program", str(release), "--unit", "all", database=database)
    assert "Không có gì thay đổi" in again.stdout
    release.write_bytes(release.read_bytes()[:-1])
    refused = central("publish-program", str(release), database=database)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "bị hỏng hoặc đã bị sửa" in refused.stderr
    missing = central("publish-program", str(tmp_path / "x"), database=database)
    assert "Không có tệp" in missing.stderr


def test_that_what_was_fetched_is_what_the_maker_packed(fetching: Fetching, tmp_path: Path) -> None:
    release = noisy(tmp_path)
    offer(fetching.home, release)
    fetching.desk.exchange()
    fetching.turn()
    (kept,) = fetching.shelf.folder.glob("1.4.0/RELEASE")
    signed, _ = split(release)
    assert kept.read_bytes() == joined(signed, b"")
