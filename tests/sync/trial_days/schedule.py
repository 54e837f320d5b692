"""What happens on a trial day, drawn from a seed: the same seed is the same day for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.sync.trial_days import deeds, network

MOST_DESKS: Final = 4
WIRES: Final = network.NAMES
RESTORES: Final = ("back up desk", "restore desk", "back up home", "restore home")
CLOCKS: Final = ("desk clock jumps", "home clock jumps")
CUTS: Final = ("power cut", "power cut at home", "power cut while writing")
CENTRE: Final = ("centre acts", "online dossiers")
REFUSED: Final = ("forged act",)
_DEEDS: Final = ("receive",) * 6 + ("step",) * 6 + tuple(deeds.DEEDS)
_KINDS: Final[Sequence[tuple[int, Sequence[str]]]] = (  # how often of a hundred
    (34, _DEEDS),
    (18, ("exchange", "exchange", "small exchange", "everybody")),
    (20, WIRES),
    (8, CUTS),
    (11, RESTORES),
    (4, CLOCKS),
    (4, CENTRE),
    (1, REFUSED),
)


@dataclass(frozen=True, slots=True)
class Step:
    event: str
    desk: int
    chance: int  # seeds whatever the step itself leaves to chance

    def __str__(self) -> str:
        return f"{self.event} @ {self.desk} ({self.chance})"


@dataclass(frozen=True, slots=True)
class Schedule:
    seed: int
    desks: int
    steps: Sequence[Step]


def drawn(seed: int, length: int = 0) -> Schedule:
    """The schedule of `seed`. Args: length: In steps; 0: of any length, mostly short."""
    chance = Random(f"schedule/{seed}/{length}")  # noqa: S311  # a die, not a secret
    desks = chance.randint(2, MOST_DESKS)
    steps = length or chance.choice((8, 12, 16, 24))
    weights = [weight for weight, _ in _KINDS]
    drawn_steps = [
        Step(
            chance.choice(chance.choices(_KINDS, weights)[0][1]),
            chance.randrange(desks),
            chance.randrange(1 << 30),
        )
        for _ in range(steps)
    ]
    return Schedule(seed, desks, drawn_steps)


def with_cut_at_home(seed: int) -> Schedule:
    """The same, with one more power cut of the centre somewhere in it."""
    found = drawn(seed)
    chance = Random(f"cut/{seed}")  # noqa: S311  # a die, not a secret
    at = chance.randrange(len(found.steps) // 2, len(found.steps) + 1)
    deeds_before = [
        Step("receive", chance.randrange(found.desks), chance.randrange(1 << 30)) for _ in range(2)
    ]
    cut = Step("power cut at home", deeds_before[-1].desk, chance.randrange(1 << 30))
    steps = [*found.steps[:at], *deeds_before, cut, *found.steps[at:]]
    return Schedule(found.seed, found.desks, steps)
