"""An hour at the counter, small: it runs, and what would be wrong afterwards is told."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.hour.drive import HourAsked, an_hour
from bench.hour.figures import hour_figures
from bench.hour.outside import Told, faults
from desk_app.domain.acts import kinds

FIRST, SECOND = "H13.45.12-261120-1001", "H13.45.12-261120-1002"
TOLD = Counter([(FIRST, kinds.RECEIVED), (SECOND, kinds.RECEIVED), (FIRST, kinds.RETURNED)])


def program(module: str) -> Sequence[str]:
    return [sys.executable, "-m", module]


def test_that_an_hour_at_the_counter_loses_and_doubles_nothing(tmp_path: Path) -> None:
    asked = HourAsked(
        visits=4,
        returns=2,
        lists=2,
        every_s=0.5,
        past=3,
        desk=program("desk_app"),
        centre=program("central"),
        hidden=True,
    )
    assert an_hour(asked, tmp_path / "hour.json") == 0
    facts = json.loads((tmp_path / "hour.json").read_text("utf-8"))
    assert facts["seconds"]["visit"]["times"] == 4
    assert facts["seconds"]["return"]["times"] == facts["seconds"]["list to the unit"]["times"] == 2
    assert (facts["waiting"], facts["refused"], facts["wrong"]) == (0, 0, [])
    assert len(facts["memory_mb"]) == 2
    assert facts["hour_s"] > 5 * asked.every_s  # six visitors
    kept = json.loads((tmp_path / "latest.json").read_text("utf-8"))
    assert {each["budget"] for each in kept} == {"P13", "P14"}
    if facts["papers_out"] is not None:  # a CUPS could be started
        assert facts["papers_out"] == sum(facts["prints"].values()) > 4
        assert facts["prints"].keys() <= {"handed_over", "printed"}


@pytest.mark.parametrize(
    ("there", "what"),
    [
        (TOLD - Counter([(FIRST, kinds.RETURNED)]), "told and not at the centre"),
        (TOLD + Counter([(SECOND, kinds.RECEIVED)]), "twice at the centre"),
        (TOLD + Counter([(SECOND, kinds.RETURNED)]), "nobody was told of"),
    ],
)
def test_that_what_is_lost_or_double_is_told(there: Counter[Told], what: str) -> None:
    assert faults(TOLD, TOLD, visits=2) == []
    (fault,) = faults(TOLD, there, visits=2)
    assert what in fault


def test_that_a_dossier_too_few_and_a_gap_in_the_numbers_are_told() -> None:
    third = Counter([(FIRST, kinds.RECEIVED), ("H13.45.12-261120-1003", kinds.RECEIVED)])
    assert faults(third, third, visits=2) == ["a gap in the numbers"]
    assert faults(third, third, visits=3) == ["2 dossiers of 3 visits", "a gap in the numbers"]


def test_that_numbers_go_on_in_the_next_block_once_one_is_used_up() -> None:
    serials = [*range(1001, 2000), 4001, 4002]
    all_of_them = Counter((f"H13.45.12-261120-{n}", kinds.RECEIVED) for n in serials)
    assert faults(all_of_them, all_of_them, visits=1001) == []
    too_early = all_of_them - Counter([("H13.45.12-261120-1999", kinds.RECEIVED)])
    assert faults(too_early, too_early, visits=1000) == ["a gap in the numbers"]


@pytest.mark.parametrize(
    ("memory", "pause", "hold"),
    [
        ([140.0] * 20, 49.0, (True, True)),
        ([100.0] * 10 + [140.0] * 10, 51.0, (False, False)),  # within the bound, and growing
        ([151.0] * 20, 0.0, (False, True)),
    ],
)
def test_that_memory_and_pauses_are_held_against_their_bounds(
    memory: list[float], pause: float, hold: tuple[bool, bool]
) -> None:
    pauses = {"longest_own_ms": pause, "over_50_ms_of_its_own": 1, "over_50_ms": 1}
    facts = {
        "every_s": 0.0,
        "past": 20_000,
        "seconds": {"visit": {"times": 500}},
        "memory_mb": memory,
        "pauses": pauses | {"longest_ms": 60.0},
    }
    assert tuple(figure.holds for figure in hour_figures(facts)) == hold
