"""What every row of the table of steps has to keep."""

from itertools import combinations

import pytest

from desk_app.domain.handling.flow import MOVES
from ui.screens.dossier.ahead import Ahead, Way
from ui.screens.dossier.takes import TAKES

# The one for who collects, the other for who does not; `test_dossier.py` sees each alone.
_OF_DIFFERENT_PEOPLE = {Ahead.TAKE_MONEY, Ahead.SEE_MONEY}


def test_that_no_two_steps_that_can_stand_together_share_a_key() -> None:
    for one, other in combinations(Ahead, 2):
        if one.key is other.key and {one, other} != _OF_DIFFERENT_PEOPLE:
            begins = [MOVES[ahead.row.kind].begins for ahead in (one, other)]
            assert begins[0].isdisjoint(begins[1]), (one, other)


@pytest.mark.parametrize("ahead", list(Ahead), ids=lambda ahead: ahead.name)
def test_that_a_step_can_be_taken_the_way_its_row_says(ahead: Ahead) -> None:
    row = ahead.row
    stored = row.way in {Way.AT_ONCE, Way.FORM}
    assert stored == (ahead in TAKES)
    assert not stored or row.kind in MOVES
    assert (row.way is Way.FORM) == (ahead in TAKES and TAKES[ahead].form is not None)
    assert bool(row.page) == (row.way in {Way.PAGE, Way.PRINT})
