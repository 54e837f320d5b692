"""A leader's decision between two acts that do not go together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import ActId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    aside: ActId  # the act that did not apply: names the disagreement
    out: ActId  # the one that does not stand: `aside` itself, or the act in its way
    reason: str
    at: datetime
    by: OfficerId


def decision_body(aside: ActId, out: ActId, reason: str) -> Body:
    return {"aside": aside.hex, "out": out.hex, "reason": reason}


def decision_from(act: Act) -> Decision:
    """Raises KeyError, TypeError, ValueError: a program we cannot follow wrote it."""
    body: Mapping[str, Any] = act.body
    return Decision(
        aside=ActId(UUID(body["aside"])),
        out=ActId(UUID(body["out"])),
        reason=text(body, "reason"),
        at=act.made_at,
        by=act.actor,
    )
