"""A version that never came to its log-in brought the store forward: it is taken back."""

import errno
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from db.backup import back_up, copy_before, holds_same_acts, is_sound
from db.engine import open_engine
from db.migrate import migrate, migration_config, newest_revision
from db.restore import put_back
from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.errors import LogInRefused, StoreTooNew, StoreUnwritable
from desk_app.domain.releases.faults import CannotUndo
from desk_app.domain.releases.standing import Aside, Before, Standing, Undo, take
from desk_app.identity.log_in import secret_digest
from desk_app.identity.vault import open_vault
from desk_app.paths import Folders
from desk_app.releases.shelf import Shelf
from desk_app.wiring.office_life.door import open_door
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, RECEPTION, a_scribe
from tests.releases.making import a_release, split
from tests.ui.desk.sitting import PIN, furnish

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
UNDO = Undo(
    version="1.4.0",
    revision="9999",
    before=Before(version="1.3.0", revision="0021", backup="truoc.sqlite", installed=True),
)


def the_key(folders: Folders, keys: Path) -> bytes:
    secrets = open_vault(folders.store_id.read_text("ascii").strip(), keys).load()
    assert secrets is not None
    return secrets.store_key


def revision(file: Path, key: bytes) -> str:
    engine = open_engine(file, key)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    return str(found)


def write(folders: Folders, key: bytes, at: datetime) -> None:
    """One act of this desk."""
    store = open_store(folders.store, key)
    with store.work(a_scribe())() as tx:
        subject, body = Subject(SubjectKind.OFFICER, RECEPTION), {"secret": secret_digest("246810")}
        tx.journal.write(kinds.OFFICER_PIN_SET, subject, body, by=RECEPTION, at=at)
        tx.commit()
    store.close()


def brought_forward(
    folders: Folders, keys: Path, *, copied: bool = True, worked: bool = False
) -> None:
    """As a program of tomorrow leaves a store whose window never came.

    Args: worked: Somebody did something there all the same.
    """
    opened = open_desk(folders, keys)
    key = opened.secrets.store_key
    with opened.store.work(a_scribe())() as tx:
        tx.settings.set("kept", 1)
        tx.commit()
    opened.close()
    write(folders, key, NOON)
    if copied:
        back_up(folders.store, key, label="before-9999")
    if worked:
        write(folders, key, NOON + timedelta(hours=1))
    bring_forward(folders, key)


def bring_forward(folders: Folders, key: bytes) -> None:
    engine = open_engine(folders.store, key)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("DROP TABLE setting"))
    engine.dispose()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "desk")


def test_that_the_store_is_as_it_was_and_goes_on_with_its_own_numbers(
    folders: Folders, tmp_path: Path
) -> None:
    brought_forward(folders, tmp_path / "keys")
    Shelf(folders.versions).keep(Standing(undo=UNDO, unsaid="1.4.0"))
    opened = open_desk(folders, tmp_path / "keys")
    with opened.store.reading.connect() as connection:
        names = set(connection.execute(text("SELECT name FROM setting")).scalars())
    opened.close()
    assert "kept" in names
    assert "store.numbering_blocked" not in names, "it is no copy, it is the store"
    assert list(folders.data.glob("store.replaced-*.sqlite")), "what was there is kept"
    open_desk(folders, tmp_path / "keys").close()


@pytest.mark.parametrize("undo", [None, replace(UNDO, revision="9998")])
def test_that_only_what_the_version_set_aside_did_is_undone(
    undo: Undo | None, folders: Folders, tmp_path: Path
) -> None:
    brought_forward(folders, tmp_path / "keys")
    Shelf(folders.versions).keep(Standing(undo=undo))
    with pytest.raises(StoreTooNew):
        open_desk(folders, tmp_path / "keys")
    assert not list(folders.data.glob("store.replaced-*"))


@pytest.mark.parametrize("is_there", [False, True])
def test_that_nobodys_work_is_put_aside_and_the_version_that_knows_it_starts_again(
    is_there: bool, folders: Folders, tmp_path: Path
) -> None:
    brought_forward(folders, tmp_path / "keys", worked=True)
    shelf, before = Shelf(folders.versions), folders.store.read_bytes()
    if is_there:
        release = a_release(tmp_path)
        signed, _ = split(release)
        shelf.unpack_file(release, signed, signed.read())
    aside = Standing(undo=UNDO, unsaid="1.4.0", aside={"1.4.0": Aside.FAILED})
    shelf.keep(aside)
    with pytest.raises(CannotUndo) as refused:
        open_desk(folders, tmp_path / "keys")
    assert (refused.value.version, refused.value.reason) == ("1.4.0", "worked")
    assert (folders.data / refused.value.backup).is_file()
    assert refused.value.again is is_there
    assert folders.store.read_bytes() == before
    assert not list(folders.data.glob("store.replaced-*"))
    taken = take(aside, "1.4.0", UNDO.before)
    assert shelf.standing() == (taken if is_there else aside)


@pytest.mark.parametrize("spoils", [False, True])
def test_that_without_a_sound_copy_the_store_stays(
    folders: Folders, tmp_path: Path, spoils: bool
) -> None:
    brought_forward(folders, tmp_path / "keys", copied=spoils)
    copy = folders.data / "store.before-9999.sqlite"
    if spoils:
        copy.write_bytes(b"half a copy")
    Shelf(folders.versions).keep(Standing(undo=UNDO))
    before = folders.store.read_bytes()
    with pytest.raises(CannotUndo) as refused:
        open_desk(folders, tmp_path / "keys")
    assert (refused.value.reason, refused.value.backup) == ("copy", copy.name)
    assert folders.store.read_bytes() == before


def test_that_acts_are_compared_in_both_directions_and_in_a_form_it_knows(
    folders: Folders, tmp_path: Path
) -> None:
    brought_forward(folders, tmp_path / "keys", worked=True)
    key, copy = the_key(folders, tmp_path / "keys"), folders.data / "store.before-9999.sqlite"
    assert holds_same_acts(copy, copy, key)
    assert not holds_same_acts(folders.store, copy, key)
    assert not holds_same_acts(copy, folders.store, key)
    engine = open_engine(copy, key, check_links=False)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE act RENAME TO deed"))
    engine.dispose()
    assert not holds_same_acts(copy, copy, key), "what cannot be read is not the same"


@pytest.mark.parametrize("stays", [False, True])
def test_that_who_only_sat_down_keeps_no_store_from_being_put_back(
    stays: bool, office_store_file: Path, folders: Folders, tmp_path: Path
) -> None:
    """They log in while the desk is made ready, which that version never comes to."""
    keys = tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    opened = open_desk(folders, keys)
    door = open_door(opened, setting="")
    door.log_out(door.log_in(RECEPTION, PIN))  # of a day before
    back_up(folders.store, KEY, label="before-9999")
    with pytest.raises(LogInRefused):
        door.log_in(RECEPTION, "000000")
    officer = door.log_in(RECEPTION, PIN)
    if not stays:
        door.log_out(officer)
    opened.close()
    bring_forward(folders, KEY)
    Shelf(folders.versions).keep(Standing(undo=UNDO))
    open_desk(folders, keys).close()
    assert revision(folders.store, KEY) == newest_revision()


def test_that_work_before_the_last_log_out_is_work(
    office_store_file: Path, folders: Folders, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    back_up(folders.store, KEY, label="before-9999")
    write(folders, KEY, NOON)
    opened = open_desk(folders, keys)
    door = open_door(opened, setting="")
    door.log_out(door.log_in(RECEPTION, PIN))
    opened.close()
    bring_forward(folders, KEY)
    Shelf(folders.versions).keep(Standing(undo=UNDO))
    with pytest.raises(CannotUndo):
        open_desk(folders, keys)


def test_that_a_full_disk_leaves_the_store_and_is_told(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_forward(folders, tmp_path / "keys")
    Shelf(folders.versions).keep(Standing(undo=UNDO))
    before, names = folders.store.read_bytes(), sorted(folders.data.iterdir())

    def full(copy: Path, half: Path) -> None:
        half.write_bytes(copy.read_bytes()[:100])
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        disk.setattr("db.restore.shutil.copyfile", full)
        with pytest.raises(StoreUnwritable) as refused:
            open_desk(folders, tmp_path / "keys")
    assert refused.value.reason == "full"
    assert folders.store.read_bytes() == before
    assert sorted(folders.data.iterdir()) == names, "half a copy would take the room"
    open_desk(folders, tmp_path / "keys").close()
    assert list(folders.data.glob("store.replaced-*"))


def test_that_a_migration_copies_the_store_first_and_can_be_taken_back(tmp_path: Path) -> None:
    file, config = tmp_path / "store.sqlite", migration_config()
    engine = open_engine(file, KEY, check_links=False)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0017")
    engine.dispose()
    migrate(file, KEY)
    head = newest_revision()
    assert revision(file, KEY) == head
    copy = copy_before(file, head)
    assert is_sound(copy, KEY)
    assert revision(copy, KEY) == "0017"
    assert put_back(copy, file, NOON) is not None
    assert revision(file, KEY) == "0017"
    migrate(file, KEY)
    assert revision(file, KEY) == head
