"""Which open dossiers are late: one condition behind every list and figure of what stands now."""

from datetime import datetime
from typing import Final

from sqlalchemy import BindParameter, ColumnElement, select, union

from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import HANDLED, Status

IN_PROCESS: Final = HANDLED | {Status.OBLIGATION}
"""The appointment means these: what is due, and what is late by it."""

_CLOCK, _ASKED = d.alias("by_the_clock"), w.alias("by_a_request")  # beside those of the question


def late_at(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """As reports count them: the appointment has passed, or papers were asked for a second time,
    or for the first when it had passed already.

    Legal: [time-limit.supplement]
    """
    by_the_clock = select(_CLOCK.c.n).where(_CLOCK.c.status.in_(IN_PROCESS), _CLOCK.c.due_at < now)
    by_a_request = select(_ASKED.c.n).where(_ASKED.c.late_from <= now)
    return d.c.n.in_(union(by_the_clock, by_a_request))
