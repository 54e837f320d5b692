"""Whether what an act changes was changed by somebody it did not know of.

Acts that replace a value say what stood there when they were made. Where something else
stands by now, the other act came first in the unit's order and this one did not know it.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, moment
from desk_app.domain.acts.steps.amending import parts_in, parts_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.law import due as law
from desk_app.domain.people.person import Person


class Overtaken(Enum):
    NO = "no"
    SAME = "same"  # somebody else has put there just what this act puts there
    OTHERWISE = "otherwise"


def overtaken(dossier: Dossier, act: Act) -> Overtaken:
    """Whether `act`, which comes next, was made upon something that `dossier` no longer says.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: a program we cannot follow wrote it.
    """
    if act.kind == kinds.CORRECTED:
        return _correction(dossier, act.body)
    if act.kind in {kinds.DUE_CHANGED, kinds.APOLOGISED}:
        return _appointment(dossier, act.body)
    return Overtaken.NO


def _correction(dossier: Dossier, body: Mapping[str, Any]) -> Overtaken:
    was, becomes = _compared(parts_in(body["before"])), _compared(parts_in(body["after"]))
    now = _compared(parts_of(dossier))
    moved = [name for name in becomes if name in was and now[name] != was[name]]
    if any(now[name] != becomes[name] for name in moved):
        return Overtaken.OTHERWISE
    return Overtaken.SAME if moved and len(moved) == len(becomes) else Overtaken.NO


def _compared(parts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what cards said: older programs do not know it, and every desk has to agree."""
    return {
        name: replace(part, card_said=()) if isinstance(part, Person) else part
        for name, part in parts.items()
    }


def _appointment(dossier: Dossier, body: Mapping[str, Any]) -> Overtaken:
    said, now = body.get("before"), dossier.due.at
    was = None if said is None else moment(str(said))
    if "before" not in body or was == now:
        return Overtaken.NO
    return Overtaken.SAME if law.from_facts(body["due"]).at == now else Overtaken.OTHERWISE
