"""What every step of a ticket has in common: check, act, fold, in one transaction."""

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.faults import TicketStepNotAllowed
from desk_app.domain.queue.ticket import Ticket, TicketId, TicketState
from desk_app.services.desk import Desk


def take_ticket_step(
    ticket: TicketId, kind: str, body: Body, officer: Officer, desk: Desk
) -> Ticket:
    """Write the act `kind` if `ticket` may take that step now; the ticket as it is then.

    Raises:
        TicketStepNotAllowed: it stands where no such step begins, or at another counter.
        RightMissing: likewise nothing was stored.
        KeyError: there is no such ticket; our bug.
    """
    officer.need(Right.CALL_VISITORS)
    with desk.work() as work:
        write_step(work.queue.get(ticket), kind, body, officer, (work, desk))
        taken = work.queue.get(ticket)
        work.commit()
    return taken


def write_step(
    ticket: Ticket, kind: str, body: Body, officer: Officer, inside: tuple[UnitOfWork, Desk]
) -> None:
    """Args: inside: The transaction it belongs to. Raises TicketStepNotAllowed."""
    work, desk = inside
    elsewhere = ticket.state is TicketState.CALLED and ticket.counter != desk.id
    if elsewhere or not ticket.may(kind):
        raise TicketStepNotAllowed(ticket.number, ticket.state)
    subject = Subject(SubjectKind.TICKET, ticket.id)
    work.journal.write(kind, subject, body, by=officer.id, at=desk.now())
