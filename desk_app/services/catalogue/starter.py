"""The procedures a new office begins with, until it takes in a catalogue of its own."""

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from desk_app.domain.law.procedure import Procedure, procedure_from

STARTER_EDITION: Final = "starter-2026-07"


@cache
def starter_catalogue() -> tuple[Procedure, ...]:
    """As published; where a time or a fee is missing there was none, and none is made up."""
    raw = (files("resources") / "catalogue" / "starter.json").read_bytes()
    content: dict[str, Any] = json.loads(raw)
    source = str(content["source"])
    return tuple(replace(procedure_from(facts), source=source) for facts in content["procedures"])
