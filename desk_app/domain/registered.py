"""An online dossier that the centre brought: registered, and not answered yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, moment, moment_text, text
from desk_app.domain.acts.bodies import origin_facts, origin_from
from desk_app.domain.dossier import PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.handling.elsewhere import Origin
from desk_app.domain.ids import DossierId, ProcedureCode, UnitCode
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import Cutoff, Limit, LimitUnit, due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.person import Person, person_facts, person_from

ANSWER: Final = Limit(Decimal(8), LimitUnit.WORKING_HOUR)
"""In which it is accepted, asked to be completed, or refused."""

LOOK: Final = Limit(Decimal(2), LimitUnit.WORKING_HOUR)
"""In which somebody has to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """Immutable. Its id becomes the dossier's, however it is answered."""

    id: DossierId
    unit: UnitCode
    system: str  # "Cổng Dịch vụ công quốc gia"
    code: str  # that the system gave it
    submitted_at: datetime  # UTC
    applicant: Person
    procedure: ProcedureCode
    procedure_name: str  # as the system calls it
    case: str = ""
    papers: Sequence[SubmittedPaper] = ()
    return_way: ReturnWay = ReturnWay.ELECTRONIC
    note: str = ""
    after: DossierId | None = None  # an earlier one that was to be completed
    origin: Origin | None = None  # another unit received it; None: it came through a portal
    channel: Channel = Channel.ONLINE  # by which it was handed in


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """UTC, whole minutes; None: the calendar does not say."""

    look: datetime | None
    answer: datetime | None


def answer_by(
    submitted_at: datetime, calendar: WorkingCalendar, cutoff: Cutoff | None = None
) -> AnswerBy:
    """Until when an online dossier is to be looked at and answered.

    Out of hours, and after the procedure's cut-off, the hours run from the next start of work.

    Raises:
        CalendarTooShort: the calendar does not reach there.

    Legal: [online.answer]
    """
    return AnswerBy(
        due_moment(submitted_at, LOOK, calendar, cutoff).at,
        due_moment(submitted_at, ANSWER, calendar, cutoff).at,
    )


def registered_body(registered: Registered) -> Body:
    return {
        "system": registered.system,
        "code": registered.code,
        "submitted_at": moment_text(registered.submitted_at),
        "applicant": person_facts(registered.applicant),
        "procedure": {
            "code": registered.procedure,
            "name": registered.procedure_name,
            "case": registered.case,
        },
        "papers": [
            {"name": paper.name, "kind": paper.kind, "count": paper.count}
            for paper in registered.papers
        ],
        "return_way": registered.return_way,
        "note": registered.note,
        **({"after": registered.after.hex} if registered.after else {}),
        **(
            {"origin": origin_facts(registered.origin), "channel": registered.channel}
            if registered.origin
            else {}
        ),
    }


def registered_from(act: Act) -> Registered:
    """What `act` says.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: a program we cannot follow wrote it.
    """
    body: Mapping[str, Any] = act.body
    asked = body["procedure"]
    return Registered(
        id=DossierId(act.subject.id),
        unit=act.unit,
        system=text(body, "system"),
        code=text(body, "code"),
        submitted_at=moment(body["submitted_at"]),
        applicant=person_from(body["applicant"]),
        procedure=ProcedureCode(text(asked, "code")),
        procedure_name=text(asked, "name"),
        case=text(asked, "case"),
        papers=tuple(
            SubmittedPaper(
                name=text(item, "name"), kind=PaperKind(item["kind"]), count=int(item["count"])
            )
            for item in body["papers"]
        ),
        return_way=ReturnWay(body["return_way"]),
        note=text(body, "note"),
        after=DossierId(UUID(body["after"])) if body.get("after") else None,
        origin=origin_from(body.get("origin")),
        channel=Channel(body.get("channel", Channel.ONLINE)),
    )
