"""Random days of an office: whatever the line, the desks and the home go through, all
stores end up equal, with every act once."""

import random

import pytest

from tests.sync.trial_days.premises import DESKS, Premises

DAYS = 300
EVENTS = (
    *("receive", "result_back", "return", "look") * 2,
    *("exchange", "lost request", "lost reply", "twice", "late", "torn", "cut", "small") * 2,
    *("back up desk", "restore desk", "back up home", "restore home"),
)


@pytest.mark.parametrize("first", range(0, DAYS, 25))
def test_that_every_day_ends_with_equal_stores(premises: Premises, first: int) -> None:
    for seed in range(first, first + 25):
        live_through(premises, seed, length=16)


@pytest.mark.parametrize("seed", range(3))
def test_that_a_long_day_ends_the_same_way(premises: Premises, seed: int) -> None:
    live_through(premises, seed, length=150)


def live_through(premises: Premises, seed: int, length: int) -> None:
    chance = random.Random(f"{seed}/{length}")  # noqa: S311  # a die, not a secret
    steps = [
        (chance.choice(EVENTS), chance.randrange(DESKS), chance.randrange(400))
        for _ in range(length)
    ]
    office = premises.begin_day(chance.randint(2, DESKS))
    try:
        for step in steps:
            office.go(*step)
        office.evening()
    except Exception:
        print(f"seed {seed}, {len(office.desks)} desks: {steps}")
        raise
