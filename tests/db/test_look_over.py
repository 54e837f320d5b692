"""The whole of a store is read while others use it, and any spoilt page of it is met."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

import db.look_over
from db.look_over import look_over
from db.store import Store, open_store
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StoreDamaged, StoreUnwritable
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import KEY, a_desk, an_officer, an_order
from tests.pages_held import held_by_sqlite
from tests.spoiling import root_pages, spoil


def pages_of(store: Store) -> int:
    with store.reading.connect() as connection:
        return int(connection.execute(text("PRAGMA page_count")).scalar_one())


def on(_nothing: object = None) -> bool:
    return True


def test_that_a_sound_store_is_read_to_its_end_while_somebody_works_in_it(
    store: Store, work: Callable[[], UnitOfWork], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.look_over, "_ASK_EVERY", 100)
    received: list[Dossier] = []

    def receiving() -> bool:
        if not received:
            received.append(receive_dossier(an_order(), an_officer(), a_desk(work)))
        return True

    assert look_over(store.file, KEY, receiving)
    assert received
    assert look_over(store.file, KEY, on)


@pytest.mark.parametrize("table", ["act", "dossier", "dossier_words%", "calendar", "setting"])
def test_that_a_spoilt_page_of_any_table_is_met(store: Store, table: str) -> None:
    pages = root_pages(store, table) or pytest.fail(f"no table {table}")
    store.close()
    for page in pages:
        spoil(store.file, [page])
        with pytest.raises(StoreDamaged):
            look_over(store.file, KEY, on)
        spoil(store.file, [page])  # as it was
    assert look_over(store.file, KEY, on)


def test_that_a_spoilt_page_nobody_uses_yet_is_met_too(store: Store) -> None:
    used = pages_of(store)
    with store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE large AS SELECT randomblob(400000) AS body"))
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE large"))
    free = range(used + 1, pages_of(store) + 1)
    store.close()
    assert len(free) > 50
    spoil(store.file, free)
    with pytest.raises(StoreDamaged):
        look_over(store.file, KEY, on)


@pytest.mark.parametrize("looks", [1, 2, 5])
def test_that_who_closes_the_program_does_not_wait_for_the_end(
    store: Store, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.look_over, "_ASK_EVERY", 100)
    left = iter(range(looks))
    assert not look_over(store.file, KEY, lambda: next(left, None) is not None)


def test_that_a_file_that_cannot_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable):
        look_over(tmp_path / "none" / "store.sqlite", KEY, on)


def test_that_only_a_store_nobody_closed_was_cut_off(store: Store, tmp_path: Path) -> None:
    cut = tmp_path / "cut.sqlite"
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM draft"))
    shutil.copy(store.file, cut)  # as a power cut leaves it
    shutil.copy(store.file.with_name(store.file.name + "-wal"), cut.with_name(cut.name + "-wal"))
    store.close()
    opened = [open_store(file, KEY) for file in (store.file, cut)]
    assert [each.cut_off for each in opened] == [False, True]
    for each in opened:
        each.close()


def test_that_the_look_keeps_next_to_nothing_of_what_it_reads(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            text(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
                "INSERT INTO setting SELECT 'large.' || i, zeroblob(3000) FROM n"
            )
        )  # 12 MB and more, less than a connection may keep
    store.engine.dispose()
    monkeypatch.setattr(db.look_over, "_ASK_EVERY", 100)
    before, held = held_by_sqlite(), list[int]()

    def reading() -> bool:
        held.append(held_by_sqlite())
        return True

    assert look_over(store.file, KEY, reading)
    assert max(held) < before + 3_000_000
