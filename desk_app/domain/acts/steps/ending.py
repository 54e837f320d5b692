"""Refusal, withdrawal, stop, voiding: what their acts say, and what they make of a dossier."""

from collections.abc import Mapping
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.codes.paper_number import IN_BODY, number_facts, number_in
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.custody import Place, Stay
from desk_app.domain.handling.ending import Ending, StopGround


def ending_body(ending: Ending) -> Body:
    """Without who and when, which the act itself says."""
    return {
        **({} if ending.number is None else {IN_BODY: number_facts(ending.number)}),
        "reason": ending.reason,
        "ground": ending.ground,
        "asked_by": ending.asked_by,
        "paper": ending.paper,
        "papers_given_back": ending.papers_given_back,
        "officer_name": ending.officer_name,
        **({"fee": ending.fee} if ending.fee else {}),
    }


def _ended(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    ending = Ending(
        step=act.kind,
        reason=text(body, "reason"),
        number=number_in(body),
        ground=StopGround(ground) if (ground := body["ground"]) else None,
        asked_by=text(body, "asked_by"),
        paper=text(body, "paper"),
        papers_given_back=bool(body["papers_given_back"]),
        fee=str(body.get("fee", "")),
        at=act.made_at,
        by=act.actor,
        officer_name=text(body, "officer_name"),
    )
    ended = changed(dossier.step(act.kind), endings=(*dossier.endings, ending))
    there = dossier.papers_at is Place.DESK  # what is with the unit nobody can have given back
    announced = act.kind == kinds.STOPPED  # its letter says so; the papers may still lie here
    if announced or not there or not ending.papers_given_back:
        return ended
    stay = Stay(place=Place.CITIZEN, who=ending.asked_by, at=act.made_at, by=act.actor)
    return changed(ended, trail=(*ended.trail, stay))


STEPS: Final[Steps] = dict.fromkeys(
    (kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED, kinds.VOIDED), _ended
)
