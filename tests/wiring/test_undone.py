"""A version that never came to its log-in brought the store forward: it is taken back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from db.backup import back_up, is_sound, undo_migration
from db.engine import open_engine
from db.migrate import migrate, migration_config, newest_revision
from desk_app.domain.errors import BackupUnreadable, StoreTooNew
from desk_app.domain.releases.standing import Standing
from desk_app.paths import Folders
from desk_app.releases.shelf import Shelf
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, a_scribe

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def revision(file: Path, key: bytes) -> str:
    engine = open_engine(file, key)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    engine.dispose()
    return str(found)


def brought_forward(folders: Folders, keys: Path, *, copied: bool = True) -> None:
    """As a program of tomorrow leaves a store whose window never came."""
    opened = open_desk(folders, keys)
    key = opened.secrets.store_key
    with opened.store.work(a_scribe())() as tx:
        tx.settings.set("kept", 1)
        tx.commit()
    opened.close()
    if copied:
        back_up(folders.store, key, label="before-9999")
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
    Shelf(folders.versions).keep(Standing(undo=True, unsaid="1.4.0"))
    opened = open_desk(folders, tmp_path / "keys")
    with opened.store.reading.connect() as connection:
        names = set(connection.execute(text("SELECT name FROM setting")).scalars())
    opened.close()
    assert "kept" in names
    assert "store.numbering_blocked" not in names, "it is no copy, it is the store"
    assert list(folders.data.glob("store.replaced-*.sqlite")), "what was there is kept"
    open_desk(folders, tmp_path / "keys").close()


def test_that_nobodys_work_is_put_aside_for_it(folders: Folders, tmp_path: Path) -> None:
    brought_forward(folders, tmp_path / "keys")
    with pytest.raises(StoreTooNew):
        open_desk(folders, tmp_path / "keys")
    assert not list(folders.data.glob("store.replaced-*"))


@pytest.mark.parametrize("spoils", [False, True])
def test_that_without_a_sound_copy_the_store_stays(
    folders: Folders, tmp_path: Path, spoils: bool
) -> None:
    brought_forward(folders, tmp_path / "keys", copied=spoils)
    if spoils:
        (folders.data / "store.before-9999.sqlite").write_bytes(b"half a copy")
    Shelf(folders.versions).keep(Standing(undo=True))
    before = folders.store.read_bytes()
    with pytest.raises(StoreTooNew):
        open_desk(folders, tmp_path / "keys")
    assert folders.store.read_bytes() == before


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
    copy = tmp_path / f"store.before-{head}.sqlite"
    assert is_sound(copy, KEY)
    assert revision(copy, KEY) == "0017"
    with pytest.raises(BackupUnreadable):
        undo_migration(file, KEY, "9999", NOON)
    assert revision(file, KEY) == head
    assert undo_migration(file, KEY, head, NOON) is not None
    assert revision(file, KEY) == "0017"
    migrate(file, KEY)
    assert revision(file, KEY) == head
