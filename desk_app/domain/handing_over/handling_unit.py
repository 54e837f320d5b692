"""Which unit handles a procedure, where the office said so."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.ids import ProcedureCode


def handling_unit_body(procedure: ProcedureCode, unit: str) -> Body:
    """An empty `unit`: as the catalogue names it again."""
    return {"procedure": procedure, "unit": unit}


def handling_units(acts: Iterable[Act]) -> Mapping[str, str]:
    """Code of a procedure → its unit, as the last act about it in the order given has it."""
    said: dict[str, str] = {}
    for act in acts:
        if act.kind == kinds.HANDLING_UNIT_SET:
            with suppress(*UNREADABLE):  # a newer program wrote it
                said[text(act.body, "procedure")] = text(act.body, "unit").strip()
    return {procedure: unit for procedure, unit in said.items() if unit}
