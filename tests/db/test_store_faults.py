"""What the machine does to an office's file is told in our words, and nothing is stored by half.

The faults are SQLite's own: a file that may not grow, one that may not be written, one that
another program holds, pages that are not what was written.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from db.backup import is_sound, make_backup
from db.queries.search import search
from db.queries.worklist import Filter, counts
from db.store import Store, open_store
from db.tables import journal as j
from db.tables.dossier import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import DeskError, StoreDamaged, StoreUnwritable
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.wiring.horizon import horizon_of
from tests.architecture.sources import ROOT
from tests.builders import (
    FRIDAY_MORNING,
    KEY,
    a_calendar,
    a_desk,
    a_person,
    a_scribe,
    an_officer,
    an_order,
)
from tests.spoiling import PAGE, root_pages, spoil, with_pragma

Work = Callable[[], UnitOfWork]


def stored(store: Store) -> tuple[int, int]:
    """Acts and dossiers."""
    with store.reading.connect() as connection:
        acts, dossiers = (select(func.count()).select_from(each) for each in (j.act, d))
        return connection.execute(acts).scalar_one(), connection.execute(dossiers).scalar_one()


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another program is in the middle of writing."""
    other = sqlcipher3.connect(str(file), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_that_an_intake_the_disk_has_no_room_for_leaves_nothing_and_is_stored_once_afterwards(
    store: Store, work: Work
) -> None:
    end = with_pragma(
        store, "PRAGMA max_page_count = 1"
    )  # never less than it has: it grows no more
    order, before = an_order(applicant=a_person(name="Ý" * 20_000)), stored(store)
    with pytest.raises(StoreUnwritable) as error:
        receive_dossier(order, an_officer(), a_desk(work))
    assert error.value.reason == "full"
    assert stored(store) == before
    end()
    _press_twice(store, work, order)


def test_that_a_file_that_may_only_be_read_takes_the_intake_once_it_may_be_written(
    store: Store, work: Work
) -> None:
    before, order = stored(store), an_order()
    end = with_pragma(store, "PRAGMA query_only = ON")
    with pytest.raises(StoreUnwritable) as error:
        receive_dossier(order, an_officer(), a_desk(work))
    assert error.value.reason == "read-only"
    assert stored(store) == before
    end()
    _press_twice(store, work, order)


def test_that_a_file_another_program_holds_is_told_and_the_intake_comes_later(
    store: Store, work: Work
) -> None:
    end = with_pragma(store, "PRAGMA busy_timeout = 1")  # ms; an officer waits five seconds
    order, before = an_order(), stored(store)
    with held(store.file), pytest.raises(StoreUnwritable) as error:
        receive_dossier(order, an_officer(), a_desk(work))
    assert error.value.reason == "locked"
    assert stored(store) == before
    _press_twice(store, work, order)
    end()


OPENS = """
import resource, shutil, sys
from pathlib import Path
from db.store import open_store
from desk_app.domain.errors import StoreUnwritable
from tests.builders import KEY

file, usage = Path(sys.argv[1]), shutil.disk_usage(sys.argv[1])
shutil.disk_usage = lambda _folder: usage._replace(free=int(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    open_store(file, KEY)
except StoreUnwritable as error:
    print(error.reason)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(("left", "reason"), [(0, "full"), (1 << 40, "other")])
def test_that_a_disk_without_room_for_what_lies_beside_a_store_is_told_as_full_at_the_start(
    store: Store, left: int, reason: str
) -> None:
    """SQLite speaks of an I/O error there, as it does of a broken disk."""
    file = store.file
    store.close()
    words = [sys.executable, "-c", OPENS, str(file), str(left)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == [reason], done.stderr


def test_that_pages_that_are_not_what_was_written_are_told_as_damage(
    store: Store, work: Work
) -> None:
    order = an_order()
    receive_dossier(order, an_officer(), a_desk(work))
    file, roots = store.file, root_pages(store, "act", "dossier", "dossier_words%")
    store.close()
    spoil(file, roots)
    reopened = open_store(file, KEY)
    horizon = horizon_of(FRIDAY_MORNING, a_calendar())
    tries: tuple[Callable[[], object], ...] = (
        lambda: reopened.ask(counts)(horizon)[Filter.OPEN],
        lambda: reopened.ask(search)("nguyen"),
        lambda: receive_dossier(order, an_officer(), a_desk(reopened.work(a_scribe()))),
    )
    told = []
    for one in tries:
        try:
            one()
        except DeskError as error:
            told.append(type(error))
    assert told == [StoreDamaged] * len(tries)
    with pytest.raises(StoreDamaged):  # of a file met damaged SQLCipher says that it is read-only
        reopened.ask(lambda connection: connection.execute(text("DELETE FROM setting")))()
    assert not is_sound(file, KEY)
    reopened.close()


def test_that_a_store_whose_plan_is_damaged_is_told_when_it_is_opened(store: Store) -> None:
    file = store.file
    store.close()
    spoil(file, range(8, file.stat().st_size // PAGE))
    with pytest.raises(StoreDamaged):
        open_store(file, KEY)


def _press_twice(store: Store, work: Work, order: ReceiveDossier) -> None:
    acts, dossiers = stored(store)
    for _press in range(2):
        receive_dossier(order, an_officer(), a_desk(work))
    assert stored(store) == (acts + 1, dossiers + 1)
    assert is_sound(store.file, KEY)


@pytest.mark.parametrize("words", ["SELECT json_extract('x', '$')", "SELECT full_name"])
def test_that_a_mistake_of_ours_is_no_fault_of_the_machine(store: Store, words: str) -> None:
    with pytest.raises(OperationalError):
        store.ask(lambda connection: connection.execute(text(words)))()


def test_that_a_backup_of_a_damaged_store_says_so_and_stands_among_no_others(
    store: Store, tmp_path: Path
) -> None:
    file, roots = store.file, root_pages(store, "act", "dossier", "dossier_words%")
    store.close()
    spoil(file, roots)
    with pytest.raises(StoreDamaged):
        make_backup(file, KEY, tmp_path / "backups", FRIDAY_MORNING)
    assert list((tmp_path / "backups").iterdir()) == []
