"""The table of docs/BENCHMARKS.md is written from what was measured, and from nothing else."""

from dataclasses import asdict
from typing import Any

import pytest

from bench.figures import Clock, Figure
from bench.table import TABLE, with_figures

BEFORE = """# Benchmarks

| Budget | What | Dossiers |
|---|---|---|
| P1 | not measured yet | |
| P2 | what was measured once | 200 |
| P2 | and something else | 200 |
| P9 | measured by others | 5 |

words
"""


def fact(budget: str, **changed: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"what": "a thing", "dossiers": 1_000_000, "ours_ms": 2.5}
    given |= {"floor_ms": 1.25, "most": 3.0, "note": "said"}
    figure = Figure(budget=budget, **(given | changed))
    return asdict(figure) | {"ratio": figure.ratio, "holds": figure.holds}


def test_that_measured_lines_take_the_place_of_those_before_and_others_stay() -> None:
    facts = [fact("P2"), fact("P2", dossiers=None, floor_ms=None, most=None, beside=False)]
    lines = with_figures(BEFORE, facts).splitlines()
    assert lines[4:8] == [
        "| P1 | not measured yet | |",
        "| P2 | a thing | 1,000,000 | 2.50 | 1.25 | 2.00 | 3 | yes | said |  | `bench --alone` |",
        "| P2 | a thing | any | 2.50 | – | – | – | **no** | said |  | `bench --alone` |",
        "| P9 | measured by others | 5 |",
    ]
    assert lines[-1] == "words"


def test_that_a_line_says_when_it_is_of_the_processor_alone() -> None:
    lines = with_figures(BEFORE, [fact("P9", clock=Clock.PROCESSOR)]).splitlines()
    assert lines[7].endswith("| processor | `bench --central` |")


def test_that_every_budget_has_its_line() -> None:
    text = TABLE.read_text("utf-8")
    with_figures(text, [fact(f"P{n}") for n in (*range(1, 17), 18)] + [fact("R5")])
    with pytest.raises(KeyError, match="P99"):
        with_figures(text, [fact("P99")])
