"""Use case: a notice waits for the centre to send it, or was told, and how that went."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.telling import citizen_told_body, notice_queued_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.faults import NoticeIncomplete
from desk_app.domain.handling.telling import (
    BY_THE_CENTRE,
    CitizenNotice,
    NoticeAbout,
    NoticeOutcome,
    NoticeWay,
)
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCitizen:
    """Without an outcome it waits for the centre; the key of one that waits settles it."""

    dossier: DossierId
    key: UUID  # made with the form: a second press tells nobody twice
    about: NoticeAbout
    way: NoticeWay
    to: str = ""
    words: str
    outcome: NoticeOutcome | None = None
    note: str = ""


def tell_citizen(order: TellCitizen, officer: Officer, desk: Desk) -> Dossier:
    """Queue a notice, or record that the citizen was told and how that went.

    The same order again gives the dossier as it is.

    Raises:
        NoticeIncomplete: no words, nobody to send it to, or an outcome is missing.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.TELL_CITIZEN)
    _check(order)
    with desk.glance() as work:
        before = work.dossiers.find(order.dossier).dossier
    if before is not None and _is_stored(before, order):
        return before

    def words(_dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        notice = CitizenNotice(
            key=order.key,
            about=order.about,
            way=order.way,
            to=order.to.strip(),
            words=" ".join(order.words.split()),
            at=now,
            by=officer.id,
        )
        if order.outcome is None:
            return notice_queued_body(notice)
        return citizen_told_body(notice, order.outcome, " ".join(order.note.split()))

    kind = kinds.NOTICE_QUEUED if order.outcome is None else kinds.CITIZEN_TOLD
    return take_step(order.dossier, kind, words, officer, desk)


def _check(order: TellCitizen) -> None:
    by_centre = order.way in BY_THE_CENTRE
    lacks = {
        "words": not order.words.strip(),
        "to": by_centre and not order.to.strip(),
        "outcome": not by_centre and order.outcome is None,
    }
    if missing := [name for name, lacking in lacks.items() if lacking]:
        raise NoticeIncomplete(missing)


def _is_stored(dossier: Dossier, order: TellCitizen) -> bool:
    return any(
        held.key == order.key and (order.outcome is None or held.outcome is order.outcome)
        for held in dossier.notices
    )
