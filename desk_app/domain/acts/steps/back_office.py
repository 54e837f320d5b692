"""Decisions and portals: what acts of the centre say, and what they make of a dossier."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.back_office import Decision, PortalAnswer, PortalTrouble


def decided_body(decision: Decision, note: str, unit: str) -> Body:
    """Of a result that is back.

    Args:
        unit: Who decided, as the door names it.
    """
    return {
        "note": note,
        "decision": {
            "number": decision.number,
            "date": decision.dated.isoformat(),
            "kind": decision.kind,
        },
        "from": unit,
    }


def decision_from(body: Mapping[str, Any]) -> Decision | None:
    """None of a result an officer brought in: its acts say nothing of a decision.

    Raises:
        KeyError, TypeError, ValueError: a program we cannot follow wrote it.
    """
    said = body.get("decision")
    if said is None:
        return None
    return Decision(
        number=text(said, "number"),
        dated=date.fromisoformat(text(said, "date")),
        kind=text(said, "kind"),
    )


def portal_answered_body(portal: str, trouble: PortalTrouble | None, reason: str) -> Body:
    return {"portal": portal, "trouble": trouble, "reason": reason}


def _portal_answered(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    trouble = body["trouble"]
    said = PortalAnswer(
        portal=text(body, "portal"),
        trouble=None if trouble is None else PortalTrouble(trouble),
        reason=text(body, "reason"),
        at=act.made_at,
    )
    others = tuple(held for held in dossier.portals if held.portal != said.portal)
    return changed(dossier.step(act.kind), portals=(*others, said))


STEPS: Final[Steps] = {kinds.PORTAL_ANSWERED: _portal_answered}
