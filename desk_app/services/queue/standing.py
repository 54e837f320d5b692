"""Whose the number is that stands at a counter: the visitor's it was first used for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import Person
from desk_app.domain.queue.ticket import TicketId, VisitWait, visit_wait
from desk_app.services.desk import Desk

_USED: Final = "queue.used_for"  # setting: the ticket used last here, and its first dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The number called last to this counter, and not let go."""

    ticket: TicketId
    wait: VisitWait  # what a dossier received now keeps of it
    visitor: Person | None = None  # who handed in the first dossier under it; None: none yet

    def is_of(self, who: Person) -> bool:
        """Whether it may be theirs: nobody else handed in under it before."""
        visitor = self.visitor
        if visitor is None:
            return True
        if visitor.id_number and who.id_number:
            return visitor.id_number == who.id_number
        return visitor.name.casefold() == who.name.casefold()


def standing_here(work: UnitOfWork, desk: Desk, now: datetime) -> Standing | None:
    """None: nobody was called to this desk, or so long ago that somebody forgot to let go."""
    ticket = work.queue.at_counter(desk.id, office_date(now))
    wait = visit_wait(ticket, now)
    if ticket is None or wait is None:
        return None
    used, first = work.settings.get(_USED, default=("", ""))
    visitor = None
    if used == str(ticket.id):
        dossier = work.dossiers.find(DossierId(UUID(first))).dossier
        if dossier is not None and dossier.status is not Status.VOIDED:  # by mistake
            visitor = dossier.hands_in
    return Standing(ticket=ticket.id, wait=wait, visitor=visitor)


def wait_of(standing: Standing | None, who: Person, channel: Channel) -> VisitWait | None:
    """What a dossier that `who` hands in keeps: nothing of another's number, nothing by post."""
    if standing is None or channel is not Channel.DIRECT or not standing.is_of(who):
        return None
    return standing.wait


def note_use(standing: Standing | None, dossier: Dossier, work: UnitOfWork) -> None:
    """The first dossier under a number says whose it is from now on."""
    if standing is not None and standing.visitor is None and dossier.visit_wait is not None:
        work.settings.set(_USED, (str(standing.ticket), str(dossier.id)))


def standing_now(desk: Desk) -> Standing | None:
    """The same as the page of reception asks for it."""
    with desk.glance() as work:
        return standing_here(work, desk, desk.now())
