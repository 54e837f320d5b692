"""Random days of an office: whatever the line, the desks and the home go through, all
stores end up equal, with every act once. `dev.py test --faults 10000` lives through more."""

import pytest

from tests.sync.trial_days.living import live
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import drawn


def test_that_every_day_ends_with_equal_stores(premises: Premises, days: range) -> None:
    for seed in days:
        live(premises, drawn(seed))


@pytest.mark.parametrize("seed", range(2))
def test_that_a_long_day_ends_the_same_way(premises: Premises, seed: int) -> None:
    live(premises, drawn(seed, length=150))
