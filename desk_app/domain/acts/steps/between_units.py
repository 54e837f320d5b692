"""Tidings of units elsewhere: what acts of the centre say, and what they make of a dossier.

The unit elsewhere owns what it did: told twice, or of what an officer here noted by hand, it
changes nothing. Only that it ended there is for a leader, where it ended here otherwise.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, moment, moment_text, text
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.elsewhere import Competence, Progress, Tiding
from desk_app.domain.handling.ending import Ending
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import ActId
from desk_app.domain.law import due as law

ENDS: Final[Mapping[Progress, Status]] = {
    Progress.REFUSED: Status.REFUSED,
    Progress.STOPPED: Status.STOPPED,
}
"""What ends the dossier here as well, when the unit that decides says so."""


OVER: Final = frozenset({Progress.WITHDRAWN, Progress.STOPPED, Progress.VOIDED})
"""Nobody needs to receive any more what the unit that sent it says this of."""


def tiding_body(tiding: Tiding) -> Body:
    return {
        "act": tiding.act.hex,
        "what": tiding.what,
        "at": moment_text(tiding.at),
        "unit": tiding.unit,
        "code": tiding.code,
        "words": tiding.words,
        "due": None if tiding.due is None else law.to_facts(tiding.due),
        "leg": tiding.leg,
    }


def tiding_from(act: Act) -> Tiding:
    """What `act` says.

    Raises:
        KeyError, TypeError, ValueError: a program we cannot follow wrote it.
    """
    body: Mapping[str, Any] = act.body
    due, leg = body["due"], body["leg"]
    return Tiding(
        act=ActId(UUID(text(body, "act"))),
        what=Progress(body["what"]),
        at=moment(body["at"]),
        unit=text(body, "unit"),
        code=text(body, "code"),
        words=text(body, "words"),
        due=None if due is None else law.from_facts(due),
        leg=None if leg is None else int(leg),
    )


def _heard(dossier: Dossier, act: Act) -> Dossier:
    tiding = tiding_from(act)
    if any(known.act == tiding.act for known in dossier.tidings):
        return dossier
    if act.kind == kinds.ENDED_ELSEWHERE:
        dossier = _ended(dossier, act, tiding)
    told = changed(dossier, tidings=(*dossier.tidings, tiding))
    if tiding.code:
        told = told.with_external(ExternalCode(tiding.unit, tiding.code))
    if tiding.leg is not None:
        return _leg(told, tiding)
    if told.competence is None:  # the unit that sent it here says something: it decides nothing
        return told
    return _competent(told, told.competence, tiding)


def _leg(dossier: Dossier, tiding: Tiding) -> Dossier:
    """The result ends the leg, if nobody here has noted that before."""
    place = tiding.leg
    done = tiding.what is Progress.RESULT and place is not None and place < len(dossier.legs)
    if not done or place is None or not dossier.legs[place].runs:
        return dossier
    legs = list(dossier.legs)
    legs[place] = replace(legs[place], ended_at=tiding.at, result=tiding.words)
    return changed(dossier, legs=tuple(legs))


def _competent(dossier: Dossier, there: Competence, tiding: Tiding) -> Dossier:
    """Its clock is the dossier's: when it has it, and every appointment it gives."""
    if tiding.what is Progress.RECEIVED:
        sent = there.forwarded_at or tiding.at
        has_it = replace(there, forwarded_at=sent, has_it_at=tiding.at)
        dossier = changed(dossier, competence=has_it)
    return dossier if tiding.due is None else changed(dossier, due=tiding.due)


def _ended(dossier: Dossier, act: Act, tiding: Tiding) -> Dossier:
    """Raises StepNotAllowed: it ended here before, or nobody elsewhere decides about it."""
    if dossier.competence is None:
        raise StepNotAllowed(dossier.status, act.kind)
    to = ENDS.get(tiding.what)
    ending = Ending(
        step=act.kind, reason=tiding.words, at=tiding.at, by=act.actor, officer_name=tiding.unit
    )
    return changed(dossier.step(act.kind, to), endings=(*dossier.endings, ending))


STEPS: Final[Steps] = dict.fromkeys((kinds.HEARD_FROM_ELSEWHERE, kinds.ENDED_ELSEWHERE), _heard)
