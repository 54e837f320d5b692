"""Legs and competent units: what their acts say, and what they make of a dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, moment, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.elsewhere import DossierLeg, Progress
from desk_app.domain.law import due as law
from desk_app.domain.law.due import DueMoment


def forwarded_body(way: str) -> Body:
    return {"way": way}


def competent_has_it_body(at: datetime, due: DueMoment) -> Body:
    """Args: at: When the competent unit had it, as it says; the act is made when we learn it."""
    return {"at": at.isoformat(), "due": law.to_facts(due)}


def leg_begun_body(leg: int, due: DueMoment) -> Body:
    """Args: leg: Its place among the legs, from 0."""
    return {"leg": leg, "due": law.to_facts(due)}


def leg_ended_body(leg: int, result: str) -> Body:
    return {"leg": leg, "result": result}


def next_leg(legs: Sequence[DossierLeg]) -> int | None:
    """Place of the leg that may begin now; None: one is under way, or all have ended."""
    for place, leg in enumerate(legs):
        if leg.ended_at is None:
            return None if leg.begun_at is not None else place
    return None


class Part(Enum):
    """What can be noted next about the other agencies of a dossier."""

    FORWARD = kinds.FORWARDED
    ARRIVED = kinds.COMPETENT_HAS_IT
    BEGIN = kinds.LEG_BEGUN
    END = kinds.LEG_ENDED


def next_part(dossier: Dossier) -> Part | None:
    """The competent unit first, then leg after leg; None: nothing is left, or not from here."""
    part: Part | None = None
    there, running = dossier.competence, running_leg(dossier.legs)
    if there is not None and there.has_it_at is None:
        part = Part.FORWARD if _may_go(dossier) else Part.ARRIVED
    elif running is not None:
        part = Part.END
    elif next_leg(dossier.legs) is not None:
        part = Part.BEGIN
    return part if part is not None and dossier.may(part.value) else None


def running_leg(legs: Sequence[DossierLeg]) -> int | None:
    """Place of the leg that is under way; None: none is."""
    return next((place for place, leg in enumerate(legs) if leg.runs), None)


def _told(dossier: Dossier) -> bool:
    """The competent unit itself said that it has it; what an officer here notes adds nothing."""
    return any(told.what is Progress.RECEIVED and told.leg is None for told in dossier.tidings)


def _may_go(dossier: Dossier) -> bool:
    """It never went to the competent unit, or that unit wants it completed first."""
    there = dossier.competence
    if there is None or there.has_it_at is not None:
        return False
    said = [told for told in dossier.tidings if told.leg is None]
    if there.forwarded_at is None or not said:
        return there.forwarded_at is None
    return said[-1].what is Progress.SENT_AWAY and said[-1].at >= there.forwarded_at


def _forwarded(dossier: Dossier, act: Act) -> Dossier:
    there = dossier.competence
    if _told(dossier):
        return dossier.step(act.kind)
    if there is None or not _may_go(dossier):
        raise StepNotAllowed(dossier.status, act.kind)
    sent = replace(there, forwarded_at=act.made_at, way=text(act.body, "way"))
    return changed(dossier.step(act.kind), competence=sent)


def _competent_has_it(dossier: Dossier, act: Act) -> Dossier:
    there = dossier.competence
    if _told(dossier):
        return dossier.step(act.kind)
    if there is None or there.forwarded_at is None or there.has_it_at is not None:
        raise StepNotAllowed(dossier.status, act.kind)
    body: Mapping[str, Any] = act.body
    arrived = replace(there, has_it_at=moment(body["at"]))
    due = law.from_facts(body["due"])
    return changed(dossier.step(act.kind), competence=arrived, due=due)


def _leg_begun(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    place = int(body["leg"])
    if place != next_leg(dossier.legs):
        raise StepNotAllowed(dossier.status, act.kind)
    due = law.from_facts(body["due"])
    return _with_leg(dossier.step(act.kind), place, begun_at=act.made_at, due=due)


def _leg_ended(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    place = int(body["leg"])
    if not 0 <= place < len(dossier.legs) or not dossier.legs[place].runs:
        raise StepNotAllowed(dossier.status, act.kind)
    result = text(body, "result")
    return _with_leg(dossier.step(act.kind), place, ended_at=act.made_at, result=result)


def _with_leg(dossier: Dossier, place: int, **now: Any) -> Dossier:
    legs = list(dossier.legs)
    legs[place] = replace(legs[place], **now)
    return changed(dossier, legs=tuple(legs))


STEPS: Final[Steps] = {
    kinds.FORWARDED: _forwarded,
    kinds.COMPETENT_HAS_IT: _competent_has_it,
    kinds.LEG_BEGUN: _leg_begun,
    kinds.LEG_ENDED: _leg_ended,
}
