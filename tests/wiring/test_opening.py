"""Opening a desk's folder: one window, its own key, nothing lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.backup import make_backup
from db.engine import open_engine
from desk_app.commands.restore import restore
from desk_app.domain.errors import StoreDamaged, StoreKeyMissing, StoreMissing
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.machine_faults import StoreInUse
from desk_app.domain.office import DeskFacts, desk_body, desk_from, unit_from
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from desk_app.wiring.demo import demo_officers
from desk_app.wiring.faces import read_faces, write_faces
from desk_app.wiring.opening import FACTS as STORED_FACTS
from desk_app.wiring.opening import open_desk
from tests.builders import FRIDAY_MORNING, a_scribe

FACTS = DeskFacts(
    unit=unit_from(UnitCode("H13.45.12"), "Phường Ninh Kiều", {"phone": "02923812345"}),
    desk=DeskId("Q1"),
    desk_name="Quầy 1",
    central="https://mot-cua.example.vn",
)


def test_that_a_second_window_on_the_same_desk_is_refused(tmp_path: Path) -> None:
    opened = open_desk(Folders(tmp_path / "desk"), tmp_path / "keys")
    with pytest.raises(StoreInUse):
        open_desk(Folders(tmp_path / "desk"), tmp_path / "keys")
    opened.close()
    open_desk(Folders(tmp_path / "desk"), tmp_path / "keys").close()


def test_that_a_desk_whose_facts_cannot_be_read_is_not_held_shut_by_the_first_try(
    tmp_path: Path,
) -> None:
    folders = Folders(tmp_path / "desk")
    opened = open_desk(folders, tmp_path / "keys")
    with opened.store.work(a_scribe())() as work:
        work.settings.set(STORED_FACTS, {"unit": "nobody's"})
        work.commit()
    opened.close()
    for _ in range(2):
        with pytest.raises(KeyError):
            open_desk(folders, tmp_path / "keys")


def test_that_a_store_without_its_key_stays_as_it_is(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "desk")
    open_desk(folders, tmp_path / "keys").close()
    before = folders.store.read_bytes()
    with pytest.raises(StoreKeyMissing):
        open_desk(folders, tmp_path / "other-keys")
    assert folders.store.read_bytes() == before


def test_that_a_unit_words_itself_from_its_name() -> None:
    unit = FACTS.unit
    assert unit.full_name == "Trung tâm Phục vụ hành chính công phường Ninh Kiều"
    assert (unit.parent_line, unit.place) == ("UBND PHƯỜNG NINH KIỀU", "Ninh Kiều")
    assert desk_from(desk_body(FACTS)) == FACTS


def test_that_names_for_the_log_in_are_read_without_the_store(tmp_path: Path) -> None:
    file = tmp_path / "officers.json"
    first, *others = demo_officers()
    officers = (replace(first, also=frozenset({Role.CASHIER, Role.LEADER})), *others)
    write_faces(file, FACTS, officers)
    faces = read_faces(file)
    assert faces is not None
    assert (faces.desk, tuple(faces.officers)) == (FACTS, officers)
    file.write_text("{")
    assert read_faces(file) is None


def test_that_the_demo_has_one_officer_for_each_role() -> None:
    roles = [officer.role for officer in demo_officers()]
    assert len(roles) == len(set(roles)) == 5


def test_that_a_desk_whose_store_is_gone_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "desk")
    opened = open_desk(folders, tmp_path / "keys")
    opened.vault.save(replace(opened.secrets, bearer="enrolled"))
    opened.close()
    folders.store.unlink()
    with pytest.raises(StoreMissing):
        open_desk(folders, tmp_path / "keys")
    assert not folders.store.exists()


def empty(file: Path, _key: bytes) -> None:
    file.write_bytes(b"")


def begun_anew(file: Path, key: bytes) -> None:
    """As whatever opens an empty file with SQLite leaves it: a first page, and no table."""
    file.unlink()
    open_engine(file, key).connect().close()


@pytest.mark.parametrize("known_by", [{"bearer": "enrolled"}, {"incarnations": ("here once",)}])
@pytest.mark.parametrize("spoil", [empty, begun_anew])
def test_that_a_desk_whose_store_is_empty_is_told_of_damage_and_gets_no_new_one(
    tmp_path: Path, known_by: dict[str, Any], spoil: Callable[[Path, bytes], None]
) -> None:
    folders = Folders(tmp_path / "desk")
    opened = open_desk(folders, tmp_path / "keys")
    opened.vault.save(replace(opened.secrets, **known_by))
    key = opened.secrets.store_key
    opened.close()
    copy = make_backup(folders.store, key, tmp_path / "usb", FRIDAY_MORNING)
    spoil(folders.store, key)
    log = folders.store.with_name(f"{folders.store.name}-wal")
    log.write_bytes(b"what was done last")
    left = folders.store.read_bytes()
    for _start in range(2):
        with pytest.raises(StoreDamaged):
            open_desk(folders, tmp_path / "keys")
        assert (folders.store.read_bytes(), log.exists()) == (left, spoil is empty)
    restore(copy, folders, tmp_path / "keys")
    open_desk(folders, tmp_path / "keys").close()


def test_that_a_first_start_cut_off_before_anything_was_stored_is_gone_on_with(
    tmp_path: Path,
) -> None:
    folders = Folders(tmp_path / "desk")
    open_desk(folders, tmp_path / "keys").close()
    folders.store.write_bytes(b"")
    opened = open_desk(folders, tmp_path / "keys")
    assert (opened.facts, folders.store.stat().st_size > 0) == (None, True)
    opened.close()
