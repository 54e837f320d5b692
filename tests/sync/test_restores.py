"""Desks and homes brought back from yesterday's backup."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from tests.builders import KEY
from tests.sync.lines import Fuse, PowerCut
from tests.sync.office import Home, TrialDesk, open_desk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]


def bring_back(desk: TrialDesk, backup: Path) -> None:
    """The desk as it starts after its store was restored."""
    desk.bring_back(backup)
    desk.set(NUMBERING_BLOCKED, True)


def test_that_a_restored_desk_gets_its_own_acts_back_and_goes_on_behind_them(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.receive()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    later = one.receive()
    one.result_back(later)
    one.look(later)
    one.catch_up()
    acts = one.acts()

    bring_back(one, tmp_path / "backup.sqlite")
    one.catch_up()
    came_back = [act for act in one.acts() if act.kind != kinds.STORE_RESTORED]
    assert {act.id for act in came_back} == {act.id for act in acts}
    assert len(one.acts()) == len(acts) + 1, "that it was restored is an act too"
    assert one.setting(NUMBERING_BLOCKED) is False
    one.receive()
    everything_agrees(home, one, two)
    codes = [row.code for row in one.rows()[0]]
    assert len(set(codes)) == 3


def test_that_numbering_stays_blocked_until_everything_is_back(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    one.back_up(tmp_path / "backup.sqlite")
    one.remark(times=600)
    one.catch_up()

    bring_back(one, tmp_path / "backup.sqlite")
    first = one.exchange()
    assert (first.pulled, first.more, one.setting(NUMBERING_BLOCKED)) == (500, True, True)
    one.exchange()
    assert one.setting(NUMBERING_BLOCKED) is True
    one.exchange()
    assert one.setting(NUMBERING_BLOCKED) is False


@pytest.mark.parametrize("blocked", [True, False])
def test_that_what_a_restored_desk_did_before_it_heard_of_its_acts_comes_after_them(
    blocked: bool, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    dossier, other = one.receive(), one.receive()
    one.catch_up()
    one.back_up(tmp_path / "backup.sqlite")
    one.result_back(dossier)
    one.return_(dossier)
    one.remark(times=3)
    one.catch_up()

    bring_back(one, tmp_path / "backup.sqlite")
    one.set(NUMBERING_BLOCKED, blocked)
    one.look(other)
    one.result_back(other)
    one.catch_up()
    two.catch_up()

    assert one.waiting() == 0
    assert one.refused() == {}
    assert one.rows() == two.rows()
    kept = [act.kind for act in home.acts()]
    later = [kind for kind in kept if kind != kinds.STORE_RESTORED]
    assert later[-2:] == [kinds.OPENED, kinds.RESULT_BACK]
    assert [act.seq for act in home.acts()] == list(range(1, len(kept) + 1))
    assert not one.rows()[1]  # no disagreement


def test_that_a_copied_store_and_its_original_end_as_one(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    dossier, other = one.receive(), one.receive()
    one.catch_up()
    one.back_up(tmp_path / "copy.sqlite")
    copy_file = tmp_path / "copy.sqlite"
    copy = open_desk(open_store(copy_file, KEY), home, one.name, one.key, one.secret)
    one.result_back(dossier)
    copy.result_back(other)
    one.catch_up()
    copy.catch_up()
    one.catch_up()

    assert one.rows() == copy.rows()
    assert one.refused() == copy.refused() == {}
    assert len(home.acts()) == 4
    copy.close()


def test_that_a_refused_act_comes_back_to_a_restored_desk_as_refused(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one = new_desk()
    one.back_up(tmp_path / "backup.sqlite")
    torn = one.forge(previous=bytes(32))
    one.catch_up()
    refused = one.refused()

    bring_back(one, tmp_path / "backup.sqlite")
    one.catch_up()
    assert one.refused() == refused
    assert torn.act in one.acts()
    one.remark()
    one.catch_up()
    assert kinds.STORE_RESTORED in [act.kind for act in home.acts()]
    assert [act.seq for act in home.acts()] == [2, 3]


def test_that_after_a_restore_of_the_home_every_desk_offers_all_it_knows(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    first = one.receive()
    one.catch_up()
    two.catch_up()
    home.back_up(tmp_path / "home-backup.sqlite")
    second = one.receive()
    one.look(second)
    one.catch_up()
    two.catch_up()
    two.result_back(first)
    two.result_back(second)
    two.catch_up()
    one.catch_up()
    before = one.rows()

    home.restore(tmp_path / "home-backup.sqlite")
    assert len(home.acts()) == 1
    two.catch_up()  # brings the acts of the other desk with it, each before its result
    one.catch_up()
    assert one.rows() == before
    everything_agrees(home, one, two)


def test_that_acts_of_a_desk_that_is_gone_are_brought_by_its_neighbour(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    home.back_up(tmp_path / "home-backup.sqlite")
    dossier = one.receive()
    one.look(dossier)
    one.result_back(dossier)
    one.catch_up()
    two.catch_up()

    home.restore(tmp_path / "home-backup.sqlite")
    two.catch_up()
    assert [act.kind for act in home.acts()] == [kinds.RECEIVED, kinds.RESULT_BACK]
    assert home.quarantined() == []
    one.catch_up()  # it was not gone after all: only the look is new
    everything_agrees(home, one, two)


def test_that_a_desk_that_slept_through_two_restores_catches_up(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.receive()
    one.catch_up()
    two.catch_up()
    home.back_up(tmp_path / "first.sqlite")
    two.receive()
    two.catch_up()
    home.restore(tmp_path / "first.sqlite")
    one.receive()
    one.catch_up()
    home.back_up(tmp_path / "second.sqlite")
    one.receive()
    one.catch_up()
    home.restore(tmp_path / "second.sqlite")

    everything_agrees(home, two, one)


def test_that_a_home_put_back_in_silence_is_noticed_and_healed(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.receive()
    one.catch_up()
    two.catch_up()
    home.back_up(tmp_path / "home-backup.sqlite")
    one.receive()
    two.receive()
    one.catch_up()
    two.catch_up()
    home.restore(tmp_path / "home-backup.sqlite", new_epoch=False)
    two.receive()
    for _ in range(3):
        two.catch_up()
        one.catch_up()
    everything_agrees(home, one, two)


def test_that_a_stream_that_differs_is_read_anew_and_counted(new_desk: NewDesk, home: Home) -> None:
    one, two = new_desk(), new_desk()
    one.remark(times=3)
    one.catch_up()
    two.catch_up()
    with two.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE act SET position = position + 10 WHERE position = 2")
        connection.exec_driver_sql(
            'UPDATE setting SET value = replace(value, \'"digest": "\', \'"digest": "00\')'
            " WHERE name = 'sync.place'"
        )
    one.remark()
    everything_agrees(home, one, two)
    assert two.setting("sync.resets")["count"] == 1


def test_that_a_restore_of_the_home_is_finished_after_a_power_cut(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.remark(times=120)
    one.catch_up()
    home.back_up(tmp_path / "home-backup.sqlite")
    two.remark(times=120)
    two.catch_up()
    one.catch_up()
    cut = 0
    while True:
        cut += 7
        home.restore(tmp_path / "home-backup.sqlite")
        fuse = Fuse(one.store.engine, cut)
        try:
            one.exchange()
        except PowerCut:
            fuse.remove()
        else:
            if fuse.remove():
                break
        one.catch_up()
        assert len(home.acts()) == 240
    everything_agrees(home, one, two)
