"""Use cases: a leader gives a dossier to another officer, or takes it from them again."""

from dataclasses import dataclass

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.oversight import assigned_body, released_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import CLOSED
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.faults import (
    ArrangementUnfounded,
    AssigneeUnfit,
    DossierOver,
    NothingAssigned,
)
from desk_app.services.desk import Desk
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    dossier: DossierId
    to: OfficerId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    dossier: DossierId
    reason: str


def assign(order: Assign, officer: Officer, desk: Desk) -> Dossier:
    """Another officer sees to the dossier from now on.

    Raises:
        AssigneeUnfit: nobody of that id works here, or they have it already.
        ArrangementUnfounded, DossierOver: no reason; nothing more is to be done for it.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.ASSIGN)
    reason = _reason(order.reason)
    with desk.work() as work:
        dossier = _open(order.dossier, work)
        to = work.officers.find(order.to)
        if to is None or not to.active or to.id == dossier.holder:
            raise AssigneeUnfit("" if to is None else to.name)
        body = assigned_body(to.id, to.name, reason)
        now = whole_milliseconds(desk.now())
        done = write_step(work, order.dossier, kinds.ASSIGNED, body, officer, now)
        work.commit()
    return done


def release(order: Release, officer: Officer, desk: Desk) -> Dossier:
    """Whoever received the dossier sees to it again.

    Raises:
        NothingAssigned: nobody else had been given it.
        ArrangementUnfounded, RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.ASSIGN)
    reason = _reason(order.reason)
    with desk.work() as work:
        given = work.dossiers.get(order.dossier).oversight.assignment
        if given is None:
            raise NothingAssigned()
        body = released_body(given.name, reason)
        now = whole_milliseconds(desk.now())
        done = write_step(work, order.dossier, kinds.RELEASED, body, officer, now)
        work.commit()
    return done


def _reason(said: str) -> str:
    reason = " ".join(said.split())
    if not reason:
        raise ArrangementUnfounded()
    return reason


def _open(dossier_id: DossierId, work: UnitOfWork) -> Dossier:
    dossier = work.dossiers.get(dossier_id)
    if dossier.status in CLOSED:
        raise DossierOver(str(dossier.code))
    return dossier
