"""Papers that go to the handling unit and come back: what the acts say and what they make."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts, number_in
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.custody import Place, Stay


def handed_over_body(batch: UUID, unit: str, number: PaperNumber) -> Body:
    return {"batch": batch.hex, "unit": unit, IN_BODY: number_facts(number)}


def taken_over_body(batch: UUID, who: str) -> Body:
    return {"batch": batch.hex, "who": who}


def sent_back_body(reason: str, who: str) -> Body:
    return {"reason": reason, "who": who}


def papers_given_back_body(who: str, note: str) -> Body:
    return {"who": who, "note": note}


def _handed_over(dossier: Dossier, act: Act) -> Dossier:
    if dossier.papers_at is not Place.DESK:  # another desk has sent them off already
        raise StepNotAllowed(dossier.status, act.kind)
    body: Mapping[str, Any] = act.body
    stay = Stay(
        place=Place.ON_THE_WAY,
        unit=text(body, "unit"),
        batch=UUID(body["batch"]),
        number=number_in(body),
        at=act.made_at,
        by=act.actor,
    )
    return changed(dossier.step(act.kind), trail=(*dossier.trail, stay))


def _taken_over(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    last = dossier.trail[-1] if dossier.trail else None
    if last is None or last.place is not Place.ON_THE_WAY or last.batch != UUID(body["batch"]):
        raise StepNotAllowed(dossier.status, act.kind)
    there = replace(last, place=Place.UNIT, who=text(body, "who"), at=act.made_at, by=act.actor)
    return changed(dossier.step(act.kind), trail=(*dossier.trail, there))


def _sent_back(dossier: Dossier, act: Act) -> Dossier:
    if dossier.papers_at not in {Place.ON_THE_WAY, Place.UNIT}:
        raise StepNotAllowed(dossier.status, act.kind)
    body: Mapping[str, Any] = act.body
    last = dossier.trail[-1]
    stay = Stay(
        place=Place.DESK,
        unit=last.unit,
        batch=last.batch,
        number=last.number,
        who=text(body, "who"),
        reason=text(body, "reason"),
        at=act.made_at,
        by=act.actor,
    )
    return changed(dossier.step(act.kind), trail=(*dossier.trail, stay))


def _given_back(dossier: Dossier, act: Act) -> Dossier:
    if dossier.papers_at is not Place.DESK:  # the unit has them, or another desk was first
        raise StepNotAllowed(dossier.status, act.kind)
    body: Mapping[str, Any] = act.body
    stay = Stay(
        place=Place.CITIZEN,
        who=text(body, "who"),
        reason=text(body, "note"),
        at=act.made_at,
        by=act.actor,
    )
    return changed(dossier.step(act.kind), trail=(*dossier.trail, stay))


STEPS: Final[Steps] = {
    kinds.HANDED_OVER: _handed_over,
    kinds.TAKEN_OVER: _taken_over,
    kinds.SENT_BACK: _sent_back,
    kinds.PAPERS_GIVEN_BACK: _given_back,
}
