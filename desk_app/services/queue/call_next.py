"""Use case: the next visitor comes to this counter; the one before is done."""

from collections.abc import Collection

from desk_app.domain.acts import kinds
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.faults import QueueEmpty
from desk_app.domain.queue.line import in_line
from desk_app.domain.queue.ticket import Ticket
from desk_app.services.desk import Desk
from desk_app.services.queue.ticket_step import write_step


def call_next(groups: Collection[str], officer: Officer, desk: Desk) -> Ticket:
    """Call who has priority, otherwise who waits longest, of `groups`; empty: of every group.

    Who stands at this counter is done with it, in the same transaction.

    Raises:
        QueueEmpty: nobody waits; who stands at the counter is done all the same.
        RightMissing: nothing was stored.
    """
    officer.need(Right.CALL_VISITORS)
    day = office_date(desk.now())
    with desk.work() as work:
        inside = (work, desk)
        before = work.queue.at_counter(desk.id, day)
        if before is not None:
            write_step(before, kinds.QUEUE_DONE, {}, officer, inside)
        waiting = in_line(work.queue.of_day(day), groups)
        if waiting:
            write_step(waiting[0], kinds.QUEUE_CALLED, {}, officer, inside)
            called = work.queue.get(waiting[0].id)
        work.commit()
    if not waiting:
        raise QueueEmpty()
    return called
