"""Whatever an office went through: a desk that fetches the past backwards ends as every other."""

from pathlib import Path

import pytest

from tests.builders import Clock
from tests.sync.office import Home, TrialDesk
from tests.sync.past.memory import a_new_desk, fill_up, past_of
from tests.sync.trial_days.evening import shared_rows
from tests.sync.trial_days.living import live
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import drawn


@pytest.mark.parametrize("seed", range(12))
def test_that_a_desk_that_came_late_has_what_all_others_have(
    premises: Premises, seed: int, empty_store_file: Path, tmp_path: Path
) -> None:
    live(premises, drawn(1000 + seed, length=40))
    home, witness = premises.home, premises.desks[-1]
    home.clock.at = Clock().at  # it may stand weeks ahead, and a code is good for seven days
    late = a_new_desk(empty_store_file, home, tmp_path / "late.sqlite")
    fill_up(past_of(late, home, most=1 + 2 * seed))
    late.catch_up()
    witness.catch_up()
    is_like(late, witness, home)
    late.close()


def is_like(late: TrialDesk, witness: TrialDesk, home: Home) -> None:
    expected, mine = shared_rows(witness), shared_rows(late)
    for table, rows in expected.items():
        assert mine[table] == rows, f"{table}: {set(mine[table]) ^ set(rows)}"
    assert late.settled() == witness.settled()
    with late.sync.glance() as tx, witness.sync.glance() as other:
        assert tx.history.filling() is None
        assert tx.stream.place() == other.stream.place()
