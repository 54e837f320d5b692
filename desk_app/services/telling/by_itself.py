"""Notices that a step queues by itself, where the office says so, and how they are called off."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid5

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, moment_text, whole_milliseconds
from desk_app.domain.acts.steps.telling import citizen_told_body, notice_queued_body
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.errors import DossierReadOnly
from desk_app.domain.handling.faults import NothingToCallOff
from desk_app.domain.handling.telling import (
    CitizenNotice,
    NoticeAbout,
    NoticeOutcome,
    NoticeWay,
)
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.phone import is_mobile
from desk_app.domain.people.rights import Right
from desk_app.domain.telling.email import is_email
from desk_app.services.desk import Desk

HELD: Final = timedelta(minutes=5)
"""So long the centre keeps it back: the officer may find a slip and call it off."""

OCCASIONS: Final[Mapping[str, NoticeAbout]] = {
    kinds.RECEIVED: NoticeAbout.RECEIVED,
    kinds.SUPPLEMENT_ASKED: NoticeAbout.SUPPLEMENT,
    kinds.RESULT_BACK: NoticeAbout.RESULT_READY,
    kinds.APOLOGISED: NoticeAbout.APOLOGY,
}


def tell_by_itself(
    work: UnitOfWork, dossier: Dossier, step: str, officer: Officer, now: datetime, desk: Desk
) -> Dossier:
    """Queue what `step` gives reason for, in the transaction of the step; nothing is committed.

    Returns:
        `dossier` with its notice, or as it is: the step is no occasion, the office does not
        want it, or the citizen left no way to be reached by the centre.

    Legal: [citizen.notices]
    """
    about, reached = OCCASIONS.get(step), reached_by(dossier)
    if about is None or reached is None or desk.notice_words is None:
        return dossier
    if about not in work.house.rules(desk.unit).tells:
        return dossier
    if about is NoticeAbout.RESULT_READY and dossier.return_way is not ReturnWay.COUNTER:
        return dossier  # nobody is to come for it
    way, to = reached
    notice = CitizenNotice(
        key=uuid5(dossier.id, f"{step} {moment_text(now)}"),
        about=about,
        way=way,
        to=to,
        words=desk.notice_words(about, dossier),
        at=now,
        by=officer.id,
        not_before=now + HELD,
    )
    subject = Subject(SubjectKind.DOSSIER, dossier.id)
    body = notice_queued_body(notice)
    work.journal.write(kinds.NOTICE_QUEUED, subject, body, by=officer.id, at=now)
    return replace(dossier, notices=(*dossier.notices, notice))


def reached_by(dossier: Dossier) -> tuple[NoticeWay, str] | None:
    """A mobile telephone before an e-mail, the owner's before that of who handed in."""
    people = (dossier.applicant, dossier.hands_in)
    mobile = next((person.phone for person in people if is_mobile(person.phone)), "")
    if mobile:
        return NoticeWay.SMS, mobile
    email = next((person.email for person in people if is_email(person.email)), "")
    return (NoticeWay.EMAIL, email) if email else None


@dataclass(frozen=True, slots=True)
class CallOff:
    dossier: DossierId


def call_off(order: CallOff, officer: Officer, desk: Desk) -> Dossier:
    """Send none of the notices that wait for the centre. One it has sent meanwhile stays sent.

    Raises:
        NothingToCallOff: none waits.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.TELL_CITIZEN)
    with desk.work() as work:
        if work.dossiers.find(order.dossier).read_only:
            raise DossierReadOnly(str(order.dossier))
        if not call_off_waiting(work, order.dossier, officer, whole_milliseconds(desk.now())):
            raise NothingToCallOff()
        after = work.dossiers.get(order.dossier)
        work.commit()
    return after


def call_off_waiting(work: UnitOfWork, dossier: DossierId, officer: Officer, now: datetime) -> int:
    """The same inside a transaction that holds more; how many waited.

    A sealed day asks no reason for it: nothing is done, and the deed it belongs to says its own.
    """
    waiting = [notice for notice in work.dossiers.get(dossier).notices if notice.waits]
    subject = Subject(SubjectKind.DOSSIER, dossier)
    for notice in waiting:
        body = citizen_told_body(notice, NoticeOutcome.CALLED_OFF, "")
        work.journal.write_again(kinds.CITIZEN_TOLD, subject, body, by=officer.id, at=now)
    return len(waiting)
