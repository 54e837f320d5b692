"""Use cases of a number that was drawn: called again, absent, done, moved, back, dropped."""

from desk_app.domain.acts import kinds
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.faults import GroupUnknown, PriorityUnfounded
from desk_app.domain.queue.ticket import Ticket, TicketId
from desk_app.services.desk import Desk
from desk_app.services.queue.ticket_step import take_ticket_step


def call_again(ticket: TicketId, officer: Officer, desk: Desk) -> Ticket:
    """Nobody came yet. Raises as `take_ticket_step`, like all below."""
    return take_ticket_step(ticket, kinds.QUEUE_CALLED_AGAIN, {}, officer, desk)


def note_absent(ticket: TicketId, officer: Officer, desk: Desk) -> Ticket:
    """To the end of the line; the third time it is set aside."""
    return take_ticket_step(ticket, kinds.QUEUE_ABSENT, {}, officer, desk)


def finish_visit(ticket: TicketId, officer: Officer, desk: Desk) -> Ticket:
    """The visitor leaves the counter, and nobody is called yet."""
    return take_ticket_step(ticket, kinds.QUEUE_DONE, {}, officer, desk)


def drop_ticket(ticket: TicketId, officer: Officer, desk: Desk) -> Ticket:
    """Its paper never came out, or the visitor left: a number nobody holds is not called."""
    return take_ticket_step(ticket, kinds.QUEUE_DROPPED, {}, officer, desk)


def move_ticket(ticket: TicketId, group: str, officer: Officer, desk: Desk) -> Ticket:
    """To the counters of another group, where it keeps its place by the time it was drawn.

    Raises:
        GroupUnknown: the office has no such group; nothing was stored.
    """
    officer.need(Right.CALL_VISITORS)
    with desk.glance() as work:
        if group not in work.queue.groups():
            raise GroupUnknown(group)
    return take_ticket_step(ticket, kinds.QUEUE_MOVED, {"group": group}, officer, desk)


def bring_back(ticket: TicketId, reason: str, officer: Officer, desk: Desk) -> Ticket:
    """Who was absent or comes back with what was missing: in line again, with priority.

    Raises:
        PriorityUnfounded: nobody says why; nothing was stored.
    """
    officer.need(Right.CALL_VISITORS)
    why = " ".join(reason.split())
    if not why:
        raise PriorityUnfounded()
    return take_ticket_step(ticket, kinds.QUEUE_BACK, {"reason": why}, officer, desk)
