"""Notices to the citizen: what their acts say, and what they make of a dossier."""

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
from desk_app.domain.handling.telling import (
    CitizenNotice,
    NoticeAbout,
    NoticeOutcome,
    NoticeWay,
)


def notice_queued_body(notice: CitizenNotice) -> Body:
    return {
        "key": notice.key.hex,
        "about": notice.about,
        "way": notice.way,
        "to": notice.to,
        "words": notice.words,
        **({"not_before": moment_text(notice.not_before)} if notice.not_before else {}),
    }


def citizen_told_body(notice: CitizenNotice, outcome: NoticeOutcome, note: str) -> Body:
    """Of a notice that waited, or of one that was told without waiting."""
    return {**notice_queued_body(notice), "outcome": outcome, "note": note}


def _queued(dossier: Dossier, act: Act) -> Dossier:
    notice = notice_from(act)
    if any(held.key == notice.key for held in dossier.notices):
        raise StepNotAllowed(dossier.status, act.kind)
    return changed(dossier.step(act.kind), notices=(*dossier.notices, notice))


def _told(dossier: Dossier, act: Act) -> Dossier:
    body: Mapping[str, Any] = act.body
    told = replace(
        notice_from(act),
        outcome=NoticeOutcome(body["outcome"]),
        outcome_at=act.made_at,
        note=text(body, "note"),
    )
    before = [held for held in dossier.notices if held.key == told.key]
    if any(held.outcome not in _OPEN_TO.get(told.outcome, _OPEN) for held in before):
        raise StepNotAllowed(dossier.status, act.kind)
    if not before:
        return changed(dossier.step(act.kind), notices=(*dossier.notices, told))
    notices = tuple(_settled(held, told) for held in dossier.notices)
    return changed(dossier.step(act.kind), notices=notices)


_OPEN: Final = frozenset({None, NoticeOutcome.SENT})
_OPEN_TO: Final[Mapping[NoticeOutcome | None, frozenset[NoticeOutcome | None]]] = {
    # What was sent cannot be called off; what was being sent just then, was called off too late.
    NoticeOutcome.CALLED_OFF: frozenset({None}),
    NoticeOutcome.SENT: frozenset({None, NoticeOutcome.SENT, NoticeOutcome.CALLED_OFF}),
}


def _settled(held: CitizenNotice, told: CitizenNotice) -> CitizenNotice:
    if held.key != told.key:
        return held
    return replace(held, outcome=told.outcome, outcome_at=told.outcome_at, note=told.note)


def notice_from(act: Act) -> CitizenNotice:
    """What `act` queued or told.

    Raises:
        KeyError, TypeError, ValueError: a program we cannot follow wrote it.
    """
    body: Mapping[str, Any] = act.body
    return CitizenNotice(
        key=UUID(body["key"]),
        about=NoticeAbout(body["about"]),
        way=NoticeWay(body["way"]),
        to=text(body, "to"),
        words=text(body, "words"),
        at=act.made_at,
        by=act.actor,
        not_before=moment(after) if (after := body.get("not_before")) else None,
    )


STEPS: Final[Steps] = {kinds.NOTICE_QUEUED: _queued, kinds.CITIZEN_TOLD: _told}
