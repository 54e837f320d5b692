"""The rows of "Quy trình", and the steps and legs of a procedure, both ways."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desk_app.domain.law.procedure import Procedure
from desk_app.domain.law.process import Leg, ProcessStep
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.cells import Cells


def process_from(rows: Iterable[Cells]) -> Mapping[str, Any]:
    """A row with an agency is a leg, any other a step; neither touches what it has no row of."""
    steps: list[ProcessStep] = []
    legs: list[Leg] = []
    for cells in rows:
        if cells.has("agency"):
            legs += _leg(cells)
        elif (hours := cells.read("hours", wording.number)) is not None:
            steps.append(ProcessStep(cells.text("step"), cells.text("role"), hours))
        else:
            cells.doubt("hours")
    parts: dict[str, Any] = {"steps": tuple(steps)} if steps else {}
    return parts | ({"legs": tuple(legs)} if legs else {})


def _leg(cells: Cells) -> list[Leg]:
    try:
        limit = wording.limit(cells.text("time"), cells.text("unit"))
    except (ValueError, ArithmeticError):
        limit = None
    if limit is None:
        cells.doubt("time")
        return []
    return [Leg(cells.text("agency"), limit)]


def rows_of(procedure: Procedure) -> Sequence[Mapping[str, str]]:
    steps = [
        {"step": step.name, "role": step.role, "hours": wording.plain(step.hours)}
        for step in procedure.steps
    ]
    legs = [
        {
            "agency": leg.agency,
            "time": wording.plain(leg.limit.amount) if leg.limit.amount else "",
            "unit": wording.UNITS[leg.limit.unit],
        }
        for leg in procedure.legs
    ]
    return [{"code": procedure.code} | row for row in [*steps, *legs]]
