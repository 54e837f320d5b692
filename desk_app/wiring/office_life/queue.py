"""The queue of visitors as its screen asks for it, with the ticket as a paper."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from desk_app.documents.kinds import QUEUE_TICKET
from desk_app.documents.office.queue_ticket_of import QueuePlace, queue_ticket_of
from desk_app.documents.paper.draw import pdf
from desk_app.domain.ids import DeskId
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME, office_date
from desk_app.domain.officer import Officer
from desk_app.domain.queue.line import estimated_wait, in_line
from desk_app.domain.queue.ticket import Ticket, TicketId
from desk_app.services.desk import Desk
from desk_app.services.queue import visits
from desk_app.services.queue.call_next import call_next
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from desk_app.services.queue.set_groups import set_groups
from desk_app.services.queue.standing import Standing, standing_now
from desk_app.wiring.papers.forms import PaperForms


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueToday:
    """The line as a counter sees it."""

    groups: Sequence[str]  # of fields, in the office's order
    tickets: Sequence[Ticket]  # of today, whatever became of them, as they were drawn
    here: Ticket | None  # who stands at this counter
    desk: DeskId


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueDesk:
    """Counter lane, all but `today`, `standing` and `paper` (reading lane)."""

    today: Callable[[], QueueToday]
    standing: Callable[[], Standing | None]  # at this counter, and whose number it is
    paper: Callable[[Ticket], bytes]  # a PDF of the roll
    issue: Callable[[IssueTicket, Officer], Ticket]
    call_next: Callable[[Collection[str], Officer], Ticket]  # groups; empty: all of them
    call_again: Callable[[TicketId, Officer], Ticket]
    absent: Callable[[TicketId, Officer], Ticket]
    finish: Callable[[TicketId, Officer], Ticket]
    move: Callable[[TicketId, str, Officer], Ticket]  # to another group
    bring_back: Callable[[TicketId, str, Officer], Ticket]  # with its reason
    drop: Callable[[TicketId, Officer], Ticket]
    set_groups: Callable[[Iterable[str], Officer], Sequence[str]]


def queue_desk(desk: Desk, facts: DeskFacts, forms: PaperForms) -> QueueDesk:
    def today() -> QueueToday:
        day = office_date(desk.now())
        with desk.glance() as work:
            return QueueToday(
                groups=work.queue.groups(),
                tickets=work.queue.of_day(day),
                here=work.queue.at_counter(desk.id, day),
                desk=desk.id,
            )

    return QueueDesk(
        today=today,
        standing=partial(standing_now, desk),
        paper=lambda ticket: _paper(ticket, today().tickets, facts, forms),
        issue=partial(issue_ticket, desk=desk),
        call_next=partial(call_next, desk=desk),
        call_again=partial(visits.call_again, desk=desk),
        absent=partial(visits.note_absent, desk=desk),
        finish=partial(visits.finish_visit, desk=desk),
        move=partial(visits.move_ticket, desk=desk),
        bring_back=partial(visits.bring_back, desk=desk),
        drop=partial(visits.drop_ticket, desk=desk),
        set_groups=partial(set_groups, desk=desk),
    )


def _paper(ticket: Ticket, tickets: Sequence[Ticket], facts: DeskFacts, forms: PaperForms) -> bytes:
    line = [waiting.id for waiting in in_line(tickets, {ticket.group})]
    ahead = line.index(ticket.id) if ticket.id in line else 0
    place = QueuePlace(
        number=ticket.number,
        field=ticket.group,
        counters=(),  # whichever counter calls this group
        at=ticket.issued_at.astimezone(OFFICE_TIME),
        ahead=ahead,
        wait=estimated_wait(tickets, ticket.group, ahead, ticket.issued_at),
    )
    edition = forms.first(QUEUE_TICKET, ticket.day)
    return pdf(QUEUE_TICKET, queue_ticket_of(place, forms.facts(facts)), edition)
