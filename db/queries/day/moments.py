"""The moments that parcel a day, and whose dossiers are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, literal_column, or_, select

from db.tables.dossier import dossier as d
from db.tables.metadata import Id
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import HANDLED, Status

IN_PROCESS: Final = HANDLED | {Status.OBLIGATION}
"""The appointment means these: what is due, and what is late."""

# The sign keeps SQLite from going through all an officer ever received by that index: how a
# dossier stands leaves far fewer.
_RECEIVER: Final[ColumnElement[UUID]] = literal_column("+dossier.officer", Id)
_HELD: Final = w.alias("held")  # beside `dossier_watch` of the question itself
_ORDER_BITS: Final = 20  # of dossier.n below its milliseconds, see codes.blocks.order_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The caller knows the calendar, SQL does not."""

    now: datetime
    begins: datetime  # midnight at the office
    ends: datetime  # the next one
    before: Sequence[date]  # the last 20 working days before it, newest first
    due_ends: Sequence[datetime]  # last seconds of today and of the next three working days
    hand_over_before: datetime  # papers at the desk since before it should be with their unit
    collect_before: datetime  # results at the counter since before it lie too long
    opened: datetime  # of the last working day that has begun
    heard_since: datetime  # desks not heard of for longer are no desks of this office any more

    @property
    def date(self) -> date:
        return self.begins.date()


def received_between(begins: datetime, ends: datetime) -> ColumnElement[bool]:
    """Received from `begins` until before `ends`: a range of row numbers, which are the order
    of receiving."""
    return and_(d.c.n >= order_from(begins), d.c.n < order_from(ends))


def order_from(moment: datetime) -> int:
    """The least row number of a dossier received at `moment`."""
    return int(moment.timestamp() * 1000) << _ORDER_BITS


def received_by(by: UUID | None) -> Sequence[ColumnElement[bool]]:
    return () if by is None else (d.c.officer == by,)


@lru_cache(8)  # asked for by every question of one reading
def held_by(by: UUID | None) -> Sequence[ColumnElement[bool]]:
    """Seen to by that officer: given by a leader, or received and given to nobody else."""
    if by is None:
        return ()
    given = d.c.n.in_(select(_HELD.c.n).where(_HELD.c.holder == by))
    elsewhere = exists().where(_HELD.c.n == d.c.n, _HELD.c.holder.is_not(None))
    return (or_(given, and_(_RECEIVER.in_((by,)), ~elsewhere)),)
