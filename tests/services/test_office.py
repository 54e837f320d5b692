"""The office's own affairs: blocks on a restored store, officers who leave, settings."""

from collections.abc import Callable
from uuid import UUID

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, Block
from desk_app.domain.errors import BlockNotFree, LastAdmin
from desk_app.domain.ids import OfficerId
from desk_app.domain.people.rights import Role
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.keeping import open_block, set_setting
from desk_app.services.office.officers import RegisterOfficer, let_go, register_officer, set_secret
from tests.builders import ADMIN, LEADER, RECEPTION, a_desk, an_officer, an_order
from tests.services.each_role import acts_in

Work = Callable[[], UnitOfWork]
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)
HEAD = an_officer(LEADER, Role.LEADER)
NOBODY_KNOWN = OfficerId(UUID(int=404))
PIN = "246810"
REASON = "máy cũ hỏng"


def digest(secret: str) -> str:
    return f"digest of {len(secret)}"


@pytest.fixture
def restored(work: Work) -> Work:
    """A store with one dossier of block 1 that came back from a backup."""
    receive_dossier(an_order(), an_officer(), a_desk(work))
    with work() as tx:
        tx.settings.set(NUMBERING_BLOCKED, value=True)
        tx.commit()
    return work


def test_that_a_fresh_block_lets_a_restored_store_give_codes_again(restored: Work) -> None:
    desk = a_desk(restored)
    open_block(41, REASON, HEAD, desk)
    assert receive_dossier(an_order(), an_officer(), desk).code.serial == 41_001


@pytest.mark.parametrize("block", [-1, 0, 1, 1024])
def test_that_only_a_block_without_codes_is_opened(
    restored: Work, store: Store, block: int
) -> None:
    before = acts_in(store)
    with pytest.raises(BlockNotFree):
        open_block(block, REASON, HEAD, a_desk(restored))
    assert acts_in(store) == before
    with restored() as tx:
        assert tx.settings.get(NUMBERING_BLOCKED)


def test_that_a_desk_that_gives_codes_opens_no_block(work: Work, store: Store) -> None:
    before = acts_in(store)
    with pytest.raises(BlockNotFree):
        open_block(41, REASON, HEAD, a_desk(work))
    assert acts_in(store) == before


def test_that_the_neighbours_of_a_used_block_are_free(restored: Work) -> None:
    with restored() as tx:
        assert [tx.numbers.is_used(Block(block)) for block in (0, 1, 2)] == [False, True, False]


def test_that_the_last_administrator_stays(work: Work, store: Store) -> None:
    before = acts_in(store)
    with pytest.raises(LastAdmin):
        let_go(ADMIN, ADMINISTRATOR, a_desk(work))
    assert acts_in(store) == before


def test_that_one_of_two_administrators_may_leave(work: Work) -> None:
    second = OfficerId(UUID(int=77))
    order = RegisterOfficer(id=second, name="Phạm Ngọc Diễm", role=Role.ADMIN, secret=PIN)
    register_officer(order, ADMINISTRATOR, digest, a_desk(work))
    let_go(ADMIN, ADMINISTRATOR, a_desk(work))
    with pytest.raises(LastAdmin):
        let_go(second, ADMINISTRATOR, a_desk(work))


def test_that_nothing_is_written_about_an_officer_nobody_knows(work: Work, store: Store) -> None:
    before = acts_in(store)
    with pytest.raises(KeyError):
        let_go(NOBODY_KNOWN, ADMINISTRATOR, a_desk(work))
    with pytest.raises(KeyError):
        set_secret(NOBODY_KNOWN, PIN, an_officer(NOBODY_KNOWN), digest, a_desk(work))
    assert acts_in(store) == before


@pytest.mark.parametrize("name", [NUMBERING_BLOCKED, "desk.facts", "officer", "", "xui.mode"])
def test_that_only_settings_of_looks_and_office_are_set_by_hand(work: Work, name: str) -> None:
    for officer in (ADMINISTRATOR, an_officer(RECEPTION)):
        with pytest.raises(ValueError, match="not a setting"):
            set_setting(name, True, officer, a_desk(work))
    with work() as tx:
        assert tx.settings.get(name) is None
