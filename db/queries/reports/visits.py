"""How long visits took, from the tickets of the queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from db.tables.queue import ticket
from desk_app.domain.counting.period import Period
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.queue.ticket import LONGEST_VISIT, TicketState

_t: Final = ticket.c


@dataclass(frozen=True, slots=True)
class Visit:
    """One number that was called and served to its end; whole seconds."""

    officer: OfficerId | None
    desk: DeskId | None  # that called it
    waited: int  # from drawing to the call that was answered
    served: int  # from that call to the end


def visits(
    connection: Connection, period: Period, whose: OfficerId | None = None
) -> Sequence[Visit]:
    """Formula: tickets of the days of `period` that are done; waited = called - issued, served =
    ended - called. One left open for hours by mistake, or ended before it was called by another
    desk's clock, is no visit that lasted so long, and is left out.
    """
    query = select(_t.officer, _t.counter, _t.issued_at, _t.called_at, _t.ended_at).where(
        _t.day >= period.first,
        _t.day <= period.last,
        _t.state == TicketState.DONE,
        _t.called_at.is_not(None),
        _t.ended_at.is_not(None),
    )
    if whose is not None:
        query = query.where(_t.officer == whose)
    found = []
    for officer, counter, issued, called, ended in connection.execute(query):
        waited, served = called - issued, ended - called
        if waited.total_seconds() >= 0 and 0 <= served.total_seconds() <= _LONGEST:
            visit = Visit(
                officer, counter, int(waited.total_seconds()), int(served.total_seconds())
            )
            found.append(visit)
    return found


_LONGEST: Final = LONGEST_VISIT.total_seconds()
