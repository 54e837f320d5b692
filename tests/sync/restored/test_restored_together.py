"""The home and a desk brought back to the same past: what only a neighbour still has comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from central.actor import CentreActor, Deed
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, origin_of
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.sync.intake import RESTORED_AS
from desk_app.sync.protocol import Reason
from tests.builders import UNIT
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]


def bring_back(desk: TrialDesk, backup: Path, name: str = "first") -> None:
    """The desk as it starts after its store was restored."""
    desk.bring_back(backup)
    desk.set(NUMBERING_BLOCKED, True)
    desk.set(RESTORED_AS, name)


@pytest.mark.parametrize("size", [250, 2])
def test_that_acts_only_a_neighbour_still_has_are_written_again_by_their_desk(
    size: int, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.back_up(tmp_path / "desk-backup.sqlite")
    home.back_up(tmp_path / "home-backup.sqlite")
    dossier, other = one.receive(), one.receive()
    one.look(dossier)
    one.result_back(dossier)
    one.catch_up()
    two.catch_up()
    codes = {row.code for row in two.rows()[0]}

    home.restore(tmp_path / "home-backup.sqlite")
    bring_back(one, tmp_path / "desk-backup.sqlite")
    one.catch_up()
    new = one.receive()  # at places that its acts of before had
    one.catch_up()
    for _ in range(20):
        two.exchange(size=size)
    assert {row.reason for row in home.quarantined()} == {Reason.SEQUENCE_TAKEN}
    for _ in range(2):
        one.catch_up()
        two.catch_up()

    assert {row.id for row in one.rows()[0]} == {dossier, other, new}
    assert one.rows() == two.rows()
    assert codes <= {row.code for row in one.rows()[0]}
    assert len({row.code for row in one.rows()[0]}) == 3
    assert one.refused() == two.refused() == {}
    assert not one.rows()[1], "nothing is disputed"
    origins = [origin_of(act) for act in one.acts()]
    assert len(set(origins)) == len(origins)


def test_that_a_restored_home_gives_no_block_that_it_forgot_to_another_desk(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.back_up(tmp_path / "desk-backup.sqlite")
    home.back_up(tmp_path / "home-backup.sqlite")
    for time in range(3):
        bring_back(one, tmp_path / "desk-backup.sqlite", f"one {time}")
        one.catch_up()
        one.receive()
        one.catch_up()
        home.restore(tmp_path / "home-backup.sqlite")
        two.set(NUMBERING_BLOCKED, True)
        two.set(RESTORED_AS, f"two {time}")
        two.catch_up()
        two.receive()
        two.catch_up()
    meet(one, two)
    codes = [str(row.code) for row in one.rows()[0]]
    assert len(codes) == len(set(codes)) >= 4
    assert one.refused() == two.refused() == {}


def test_that_acts_of_the_centre_come_back_after_two_restores(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    home.back_up(tmp_path / "home-backup.sqlite")
    for _ in range(2):
        with home.engine.begin() as connection:
            about = Subject(SubjectKind.DESK, one.new_id(home.clock()))
            deed = Deed("office.greeted", about, {})
            CentreActor(connection, UNIT).do([deed], home.clock())
        one.catch_up()
        home.restore(tmp_path / "home-backup.sqlite")
    everything_agrees(home, one)
    assert [act.kind for act in home.acts()] == ["office.greeted"] * 2
    assert kinds.STORE_RESTORED not in [act.kind for act in one.acts()]


def test_that_a_restored_desk_gets_its_numbers_though_the_home_forgot_what_it_refused(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    """What the neighbour gave back lies behind the refused act, which the desk is to send again."""
    one, two = new_desk(), new_desk()
    home.back_up(tmp_path / "home-backup.sqlite")
    forged = one.forge(previous=bytes(32))
    one.catch_up()
    one.remark(words="behind it")
    one.catch_up()
    two.catch_up()
    one.back_up(tmp_path / "desk-backup.sqlite")
    bring_back(one, tmp_path / "desk-backup.sqlite")
    home.restore(tmp_path / "home-backup.sqlite")
    for _ in range(3):
        two.catch_up()
        one.catch_up()
    assert not one.setting(NUMBERING_BLOCKED)
    assert list(one.refused()) == [forged.act.id]
    assert [act.kind for act in home.acts()].count("desk.remark") == 1
    one.receive()
    meet(one, two)


def meet(*desks: TrialDesk) -> None:
    for _ in range(3):
        for desk in desks:
            desk.catch_up()
    assert all(desk.rows() == desks[0].rows() and desk.waiting() == 0 for desk in desks)
