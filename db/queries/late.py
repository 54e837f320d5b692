"""Which open dossiers are late: one condition behind every list and figure of what stands now."""

from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy import BindParameter, ColumnElement, Select, and_, or_, select

from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import HANDLED, Status

IN_PROCESS: Final = HANDLED | {Status.OBLIGATION}
"""The appointment means these: what is due, and what is late by it."""

Now: TypeAlias = datetime | BindParameter[datetime]

_ASKED: Final = w.alias("by_a_request")  # beside `dossier_watch` of the question


def late_at(now: Now) -> ColumnElement[bool]:
    """As reports count them: the appointment has passed, or papers were asked for a second time,
    or for the first when it had passed already.

    Each side is a range of an index, which holds all that is counted: no row is looked at.

    Legal: [time-limit.supplement]
    """
    return or_(by_the_clock(now), d.c.n.in_(by_a_request(now)))


def by_the_clock(now: Now) -> ColumnElement[bool]:
    return and_(d.c.status.in_(IN_PROCESS), d.c.due_at < now)


def by_a_request(now: Now) -> Select[tuple[int]]:
    """Row numbers; few, and some of them late by the clock as well."""
    return select(_ASKED.c.n).where(_ASKED.c.late_from <= now)
