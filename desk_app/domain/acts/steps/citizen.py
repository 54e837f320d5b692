"""Originals on loan, ratings and complaints: what the acts say, and what they make of a dossier."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.citizen import (
    MOST_STARS,
    CitizenSide,
    Complaint,
    ComplaintChannel,
    Rating,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper, Loan, covers


def originals_body(key: UUID, papers: Iterable[LentPaper], person: str, note: str = "") -> Body:
    """Of a lending and of a giving back alike."""
    return {
        "key": key.hex,
        "papers": [{"name": paper.name, "count": paper.count} for paper in papers],
        "person": person,
        "note": note,
    }


def rated_body(key: UUID, stars: int, remark: str) -> Body:
    return {"key": key.hex, "stars": stars, "remark": remark}


def complaint_body(key: UUID, words: str, channel: ComplaintChannel, handed_to: str) -> Body:
    return {"key": key.hex, "words": words, "channel": channel, "handed_to": handed_to}


def _lent(dossier: Dossier, act: Act) -> Dossier:
    loan, side = _loan(act), dossier.citizen
    if not loan.papers or any(each.key == loan.key for each in side.lent):
        raise StepNotAllowed(dossier.status, act.kind)
    return _with(dossier, act, replace(side, lent=(*side.lent, loan)))


def _given_back(dossier: Dossier, act: Act) -> Dossier:
    back, side = _loan(act), dossier.citizen
    if not covers(side.originals_here, back.papers):  # another desk has given them back
        raise StepNotAllowed(dossier.status, act.kind)
    return _with(dossier, act, replace(side, given_back=(*side.given_back, back)))


def _rated(dossier: Dossier, act: Act) -> Dossier:
    if dossier.status is not Status.RETURNED or dossier.citizen.rating is not None:
        raise StepNotAllowed(dossier.status, act.kind)
    body: Mapping[str, Any] = act.body
    stars = body["stars"]
    if not isinstance(stars, int) or not 1 <= stars <= MOST_STARS:
        raise ValueError(stars)
    rating = Rating(
        key=UUID(body["key"]),
        stars=stars,
        remark=text(body, "remark"),
        at=act.made_at,
        by=act.actor,
    )
    return _with(dossier, act, replace(dossier.citizen, rating=rating))


def _complained(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    complaint = Complaint(
        key=UUID(body["key"]),
        words=text(body, "words"),
        channel=ComplaintChannel(body["channel"]),
        handed_to=text(body, "handed_to"),
        at=act.made_at,
        by=act.actor,
    )
    side = dossier.citizen
    if any(each.key == complaint.key for each in side.complaints):
        raise StepNotAllowed(dossier.status, act.kind)
    return _with(dossier, act, replace(side, complaints=(*side.complaints, complaint)))


def _loan(act: Act) -> Loan:
    body: Mapping[str, Any] = act.body
    papers = tuple(LentPaper(text(each, "name"), int(each["count"])) for each in body["papers"])
    if any(paper.count < 1 for paper in papers):
        raise ValueError(papers)
    return Loan(
        key=UUID(body["key"]),
        papers=papers,
        person=text(body, "person"),
        note=text(body, "note"),
        at=act.made_at,
        by=act.actor,
    )


def _with(dossier: Dossier, act: Act, side: CitizenSide) -> Dossier:
    return changed(dossier.step(act.kind), citizen=side)


STEPS: Final[Steps] = {
    kinds.ORIGINALS_LENT: _lent,
    kinds.ORIGINALS_GIVEN_BACK: _given_back,
    kinds.RATED: _rated,
    kinds.COMPLAINT_NOTED: _complained,
}
