"""Use case: a visitor draws a number."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.errors import NumberingBlocked
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.faults import GroupUnknown
from desk_app.domain.queue.ticket import Ticket, TicketId, issued_body
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTicket:
    id: TicketId  # made by the screen, so that a second press draws no second number
    group: str  # of fields
    priority: str = ""  # the reason of it; empty: none


def issue_ticket(order: IssueTicket, officer: Officer, desk: Desk) -> Ticket:
    """Draw the next number of this desk. It stands under the desk's own letter, line or no line.

    Raises:
        GroupUnknown: the office has other groups by now.
        NumberingBlocked, BlocksUsedUp: this store gives no numbers now.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.CALL_VISITORS)
    now = desk.now()
    with desk.work() as work:
        if (before := work.queue.find(order.id)) is not None:
            return before
        if order.group not in work.queue.groups():
            raise GroupUnknown(order.group)
        if work.settings.get(NUMBERING_BLOCKED, default=False):
            raise NumberingBlocked()
        number = work.queue.draw(desk.unit, office_date(now))
        work.journal.write(
            kinds.QUEUE_ISSUED,
            Subject(SubjectKind.TICKET, order.id),
            issued_body(number, order.group, " ".join(order.priority.split())),
            by=officer.id,
            at=now,
        )
        ticket = work.queue.get(order.id)
        work.commit()
    return ticket
