"""Who is to see to a dossier, and who was urged to act: what the acts say, and what they make."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, moment, moment_text, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import OfficerId
from desk_app.domain.watching.oversight import Assignment, Oversight, Reminder


def assigned_body(officer: OfficerId, name: str, reason: str) -> Body:
    return {"officer": officer.hex, "name": name, "reason": reason}


def released_body(name: str, reason: str) -> Body:
    """Args: name: Who had it, in the words of that moment."""
    return {"name": name, "reason": reason}


def reminded_body(reminder: Reminder) -> Body:
    return {
        "key": reminder.key.hex,
        "whom": reminder.whom,
        "words": reminder.words,
        "reply_by": moment_text(reminder.reply_by),
    }


def _assigned(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    assignment = Assignment(
        officer=OfficerId(UUID(body["officer"])),
        name=text(body, "name"),
        reason=text(body, "reason"),
        at=act.made_at,
        by=act.actor,
    )
    return _with(dossier, act, replace(dossier.oversight, assignment=assignment))


def _released(dossier: Dossier, act: Act) -> Dossier:
    """Nobody is asked where another desk had released it already."""
    text(act.body, "name"), text(act.body, "reason")
    return _with(dossier, act, replace(dossier.oversight, assignment=None))


def _reminded(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    reminder = Reminder(
        key=UUID(body["key"]),
        whom=text(body, "whom"),
        words=text(body, "words"),
        reply_by=moment(body["reply_by"]),
        at=act.made_at,
        by=act.actor,
    )
    side = dossier.oversight
    if side.has(reminder.key):
        raise StepNotAllowed(dossier.status, act.kind)
    return _with(dossier, act, replace(side, reminders=(*side.reminders, reminder)))


def _with(dossier: Dossier, act: Act, side: Oversight) -> Dossier:
    return changed(dossier.step(act.kind), oversight=side)


STEPS: Final[Steps] = {
    kinds.ASSIGNED: _assigned,
    kinds.RELEASED: _released,
    kinds.REMINDED: _reminded,
}
