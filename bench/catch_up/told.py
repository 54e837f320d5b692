"""`python3 dev.py bench --catch-up`: a new desk of an office of a million dossiers, in figures."""

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.catch_up.desk import LINE_MBPS, TRIP_S, Caught, caught_up, line_s
from bench.catch_up.home import KEPT_MONTHS, MONTHS, a_home
from bench.central.mix import ACTS_EACH

RESULTS: Final = Path(__file__).parents[1] / "results" / "catch_up.json"
MILLION: Final = 1_000_000
_GB: Final = 1e9


def catch_up_figures(dossiers: int) -> dict[str, dict[str, Any]]:
    """Measure with `dossiers`; print that, and what it comes to for a million."""
    found = measured(dossiers)
    print(f"{dossiers:,} dossiers of {ACTS_EACH} acts, measured; line of {LINE_MBPS} Mbps")
    print(f"with {TRIP_S * 1000:.0f} ms for each question; pauses for the counter counted in.")
    for name, caught in found.items():
        _say(name, asdict(caught) | {"line_s": caught.line_s, "first_s": caught.first_s})
    million = scaled(found)
    if dossiers < MILLION:
        print(f"\n{MILLION:,} dossiers, scaled from the above, not measured:")
        for name, facts in million.items():
            _say(name, facts)
    told = {"measured": {name: asdict(caught) for name, caught in found.items()}}
    if dossiers < MILLION:
        told["scaled"] = million
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\n{RESULTS}")
    return told


def measured(dossiers: int) -> dict[str, Caught]:
    found: dict[str, Caught] = {}
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        home = a_home(folder / "home.sqlite", dossiers)
        try:
            ways = (("all, from the first act on", False), ("all, backwards", True))
            for number, (way, backwards) in enumerate(ways):
                file = folder / f"desk-{number}.sqlite"
                found[way] = caught_up(home, file, backwards=backwards)
                for each in folder.glob(file.name + "*"):
                    each.unlink()
            home.keep_for_a_year()
            way = f"{KEPT_MONTHS} of {MONTHS} months, backwards"
            found[way] = caught_up(home, folder / "desk-kept.sqlite", backwards=True)
        finally:
            home.engine.dispose()
    return found


def scaled(found: dict[str, Caught]) -> dict[str, dict[str, Any]]:
    """Everything but the time to the first intake grows with the dossiers; that one grows with
    officers and rules alone where the past is fetched backwards."""
    told: dict[str, dict[str, Any]] = {}
    for name, caught in found.items():
        times = MILLION / caught.dossiers
        grown = {
            field: round(getattr(caught, field) * times)
            for field in ("dossiers", "left", "acts", "store", "down", "trips")
        }
        fields = ("desk_s", "cpu_s", "home_s")
        seconds = {field: getattr(caught, field) * times for field in fields}
        slow = caught.first_down > caught.down // 2
        told[name] = {
            **grown,
            **seconds,
            "line_s": line_s(grown["down"], grown["trips"]),
            "first_s": caught.first_s * (times if slow else 1),
        }
    return told


def _say(name: str, facts: dict[str, Any]) -> None:
    whole = facts["line_s"] + facts["desk_s"]
    print(f"\n  {name}")
    print(f"    dossiers {facts['dossiers']:,}, of them rows alone {facts['left']:,}")
    print(f"    store {facts['store'] / _GB:.3f} GB · over the line {facts['down'] / _GB:.3f} GB")
    print(
        f"    caught up after {_span(whole)}: line {_span(facts['line_s'])}, desk "
        f"{_span(facts['desk_s'])}, of that the processor {_span(facts['cpu_s'])}; the centre was "
        f"busy for {_span(facts['home_s'])} beside"
    )
    print(f"    first dossier taken in {_span(facts['first_s'])} after the enrolment")


def _span(seconds: float) -> str:
    if seconds < 100:  # below, tenths say something
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} min"
