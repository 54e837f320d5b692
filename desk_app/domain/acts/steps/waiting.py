"""Supplements and obligations: what their acts say, and what they make of a dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts, number_in
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.custody import Place, Stay
from desk_app.domain.handling.waiting import Obligation, Supplement
from desk_app.domain.law import due as law
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import DueMoment


def supplement_asked_body(
    request: Supplement, due: DueMoment, *, second_confirmed: bool = False
) -> Body:
    """Args: due: As it stands while the dossier waits."""
    return {
        IN_BODY: number_facts(request.number),
        "contents": list(request.contents),
        "reason": request.reason,
        "answer_by": None if request.answer_by is None else request.answer_by.isoformat(),
        "officer_name": request.officer_name,
        "model": request.model,
        **({"raised_by": request.raised_by} if request.raised_by else {}),
        "due": law.to_facts(due),
        "second_confirmed": second_confirmed,
    }


def supplement_received_body(received: Sequence[str], due: DueMoment) -> Body:
    return {"received": list(received), "due": law.to_facts(due)}


def obligation_asked_body(what: str, body: str, ground: str, due: DueMoment) -> Body:
    return {"what": what, "body": body, "ground": ground, "due": law.to_facts(due)}


def obligation_met_body(proof: str, due: DueMoment) -> Body:
    return {"proof": proof, "due": law.to_facts(due)}


def _supplement_asked(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    request = Supplement(
        number=paper_number_in(body),
        contents=tuple(str(line) for line in body["contents"]),
        reason=text(body, "reason"),
        answer_by=date.fromisoformat(day) if (day := body["answer_by"]) else None,
        asked_at=act.made_at,
        asked_by=act.actor,
        officer_name=text(body, "officer_name"),
        model=PauseModel(body["model"]),
        raised_by=str(body.get("raised_by", "")),
        stood=dossier.status,
        due_before=dossier.due,
    )
    return changed(
        dossier.step(act.kind),
        due=law.from_facts(body["due"]),
        supplements=(*dossier.supplements, request),
    )


def _supplement_received(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    if not dossier.supplements:
        raise StepNotAllowed(dossier.status, act.kind)
    *before, waiting = dossier.supplements
    answered = replace(
        waiting, received_at=act.made_at, received=tuple(str(line) for line in body["received"])
    )
    trail = dossier.trail
    if dossier.papers_at is not Place.DESK:  # what came in has to go where the others are
        came_in = Stay(place=Place.DESK, unit=trail[-1].unit, at=act.made_at, by=act.actor)
        trail = (*trail, came_in)
    return changed(
        dossier.step(act.kind, waiting.stood),
        due=law.from_facts(body["due"]),
        supplements=(*before, answered),
        trail=trail,
    )


def _obligation_asked(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    asked = Obligation(
        what=text(body, "what"),
        body=text(body, "body"),
        ground=text(body, "ground"),
        asked_at=act.made_at,
        due_before=dossier.due,
    )
    return changed(
        dossier.step(act.kind),
        due=law.from_facts(body["due"]),
        obligations=(*dossier.obligations, asked),
    )


def _obligation_met(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    if not dossier.obligations:
        raise StepNotAllowed(dossier.status, act.kind)
    *before, owed = dossier.obligations
    met = replace(owed, met_at=act.made_at, proof=text(body, "proof"))
    return changed(
        dossier.step(act.kind),
        due=law.from_facts(body["due"]),
        obligations=(*before, met),
    )


def paper_number_in(body: Mapping[str, Any]) -> PaperNumber:
    """Raises KeyError: the act names none."""
    number = number_in(body)
    if number is None:
        raise KeyError(IN_BODY)
    return number


STEPS: Final[Steps] = {
    kinds.SUPPLEMENT_ASKED: _supplement_asked,
    kinds.SUPPLEMENT_RECEIVED: _supplement_received,
    kinds.OBLIGATION_ASKED: _obligation_asked,
    kinds.OBLIGATION_MET: _obligation_met,
}
