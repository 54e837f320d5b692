"""Random days of an office: whatever the line, the desks and the home go through, all
stores end up equal, with every act once. `dev.py test --faults 10000` lives through more."""

import pytest

from tests.sync.trial_days.living import live
from tests.sync.trial_days.network import FAULTS
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import CLOCKS, CUTS, RESTORES, drawn


def test_that_every_day_ends_with_equal_stores(premises: Premises, days: range) -> None:
    for seed in days:
        live(premises, drawn(seed))


@pytest.mark.parametrize("seed", range(2))
def test_that_a_long_day_ends_the_same_way(premises: Premises, seed: int) -> None:
    live(premises, drawn(seed, length=100))


@pytest.mark.parametrize("seed", range(3))
def test_that_a_day_lived_again_is_the_same_step_by_step(premises: Premises, seed: int) -> None:
    assert live(premises, drawn(seed, length=30)) == live(premises, drawn(seed, length=30))


def test_that_every_fault_happens_on_some_day() -> None:
    happened = {step.event for seed in range(300) for step in drawn(seed).steps}
    assert {*FAULTS, *RESTORES, *CLOCKS, *CUTS} <= happened
