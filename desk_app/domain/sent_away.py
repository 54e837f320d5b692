"""A person sent away before anything was received: a paper and its number, no code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.codes.paper_number import IN_BODY, PaperNumber, number_facts, number_in
from desk_app.domain.dossier import ChosenProcedure
from desk_app.domain.ids import DeskId, DossierId, OfficerId, ProcedureCode, UnitCode
from desk_app.domain.people.person import Person, person_facts, person_from


class Answer(StrEnum):
    """What the person was told. The value is stored: never rename one."""

    SUPPLEMENT = "supplement"  # come back with what is listed: Mẫu 02
    REFUSED = "refused"  # will not be received: Mẫu 03


ANSWERS: Final[Mapping[str, Answer]] = {
    kinds.SUPPLEMENT_FIRST: Answer.SUPPLEMENT,
    kinds.REFUSED_AT_INTAKE: Answer.REFUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAway:
    """Immutable. What comes back later is another dossier, which may name this one."""

    id: DossierId
    number: PaperNumber
    answer: Answer
    unit: UnitCode
    desk: DeskId
    officer: OfficerId
    officer_name: str  # as printed
    at: datetime  # UTC, aware
    applicant: Person
    request: str  # what the person asked for, as the paper words it
    procedure: ChosenProcedure | None = None  # None: none that this office handles
    contents: Sequence[str] = ()  # what is to be completed; all of it, in one go
    reason: str


def sent_away_body(away: SentAway) -> Body:
    procedure = away.procedure
    return {
        IN_BODY: number_facts(away.number),
        "officer_name": away.officer_name,
        "applicant": person_facts(away.applicant),
        "request": away.request,
        "procedure": None
        if procedure is None
        else {
            "code": procedure.code,
            "name": procedure.name,
            "edition": procedure.edition,
            "case": procedure.case,
        },
        "contents": list(away.contents),
        "reason": away.reason,
    }


def sent_away_from(act: Act) -> SentAway:
    """What `act` says.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: a program we cannot follow wrote it.
    """
    body: Mapping[str, Any] = act.body
    number = number_in(body)
    if number is None:
        raise KeyError(IN_BODY)
    chosen = body["procedure"]
    return SentAway(
        id=DossierId(act.subject.id),
        number=number,
        answer=ANSWERS[act.kind],
        unit=act.unit,
        desk=act.desk,
        officer=act.actor,
        officer_name=text(body, "officer_name"),
        at=act.made_at,
        applicant=person_from(body["applicant"]),
        request=text(body, "request"),
        procedure=None if chosen is None else _chosen(chosen),
        contents=tuple(str(line) for line in body["contents"]),
        reason=text(body, "reason"),
    )


def _chosen(facts: Mapping[str, Any]) -> ChosenProcedure:
    return ChosenProcedure(
        code=ProcedureCode(text(facts, "code")),
        name=text(facts, "name"),
        edition=text(facts, "edition"),
        case=text(facts, "case"),
    )
