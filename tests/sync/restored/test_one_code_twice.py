"""A store that was copied and worked on twice gave one code to two dossiers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import open_store
from tests.builders import KEY
from tests.sync.office import Home, TrialDesk, open_desk

NewDesk = Callable[[], TrialDesk]


@pytest.mark.parametrize("copy_first", [True, False])
def test_that_the_unit_s_order_decides_which_of_two_is_listed_at_every_desk(
    copy_first: bool, new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two = new_desk(), new_desk()
    one.back_up(tmp_path / "copy.sqlite")
    store = open_store(tmp_path / "copy.sqlite", KEY)
    copy = open_desk(store, home, one.name, one.key, one.secret)
    here, there = one.receive(), copy.receive()
    desks = [copy, two, one] if copy_first else [one, two, copy]
    for _ in range(3):
        for desk in desks:
            desk.catch_up()

    first = there if copy_first else here
    for desk in desks:
        assert [row.id for row in desk.rows()[0]] == [first]
        assert desk.rows() == desks[0].rows()
        assert len(desk.rows()[1]) == 1, "the other is told as a disagreement"
    copy.close()


def test_that_a_new_order_after_a_restore_decides_anew(
    new_desk: NewDesk, home: Home, tmp_path: Path
) -> None:
    one, two, three = new_desk(), new_desk(), new_desk()
    one.back_up(tmp_path / "copy.sqlite")
    home.back_up(tmp_path / "home-backup.sqlite")
    copy = open_desk(open_store(tmp_path / "copy.sqlite", KEY), home, one.name, one.key, one.secret)
    here, there = one.receive(), copy.receive()
    for desk in (one, copy, two, copy, three, one):
        desk.catch_up()
    assert [row.id for row in two.rows()[0]] == [here]

    home.restore(tmp_path / "home-backup.sqlite")
    for desk in (copy, two, three, one, copy, two, three, one):
        desk.catch_up()
    listed = {row.id for desk in (one, copy, two, three) for row in desk.rows()[0]}
    assert len(listed) == 1
    assert listed <= {here, there}
    copy.close()
