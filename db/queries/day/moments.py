"""The moments that parcel a day, and whose dossiers are asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Integer,
    and_,
    literal_column,
    or_,
    select,
)

from db.prepared import Prepared, Statement, asked_for
from db.queries.day_end.lines import ids_within
from db.tables.dossier import dossier as d
from db.tables.journal import act
from db.tables.metadata import Id, Moment
from db.tables.watching import dossier_watch as w

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
    opened: datetime  # of the last working day on which every desk should have been heard of
    heard_since: datetime  # desks not heard of for longer are no desks of this office any more

    @property
    def date(self) -> date:
        return self.begins.date()


_FACTS: Final = ("now", "begins", "ends", "hand_over_before", "collect_before")
NOW, BEGINS, ENDS, HAND_OVER_BEFORE, COLLECT_BEFORE = (asked_for(name, Moment) for name in _FACTS)
AHEAD: Final = 4  # days with a due end
DUE_ENDS: Final = tuple(asked_for(f"due_end_{n}", Moment) for n in range(AHEAD))
DATE: Final = asked_for("date", Date)
BY: Final = asked_for("by", Id)
MOST: Final = asked_for("most", Integer)  # rows of an answer
TODAY: Final[ColumnElement[bool]] = and_(
    d.c.n >= asked_for("first", Integer), d.c.n < asked_for("after", Integer)
)
"""Received on the day: a range of row numbers, which are the order of receiving."""


ACTS_OF_TODAY: Final[ColumnElement[bool]] = and_(
    act.c.id >= asked_for("first_act", Id), act.c.id < asked_for("behind_act", Id)
)
"""And some of a second around: acts are found along their ids, which begin with their moment."""


def given(day: Day, by: UUID | None = None, **more: Any) -> Mapping[str, Any]:
    """What the questions of a day ask for."""
    return {**_of_day(day), "by": by, **more}


@lru_cache(2)  # asked for by every question of one reading
def _of_day(day: Day) -> Mapping[str, Any]:
    return {
        **{name: getattr(day, name) for name in _FACTS},
        **{f"due_end_{n}": end for n, end in enumerate(day.due_ends)},
        "date": day.date,
        "first": order_from(day.begins),
        "after": order_from(day.ends),
        **dict(zip(("first_act", "behind_act"), ids_within(day.begins, day.ends), strict=True)),
    }


def order_from(moment: datetime) -> int:
    """The least row number of a dossier received at `moment`."""
    return int(moment.timestamp() * 1000) << _ORDER_BITS


def on_the_day(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(moment >= BEGINS, moment < ENDS)


def received_by(own: bool) -> Sequence[ColumnElement[bool]]:
    """Args: own: Of `BY`; False: by anybody."""
    return (d.c.officer == BY,) if own else ()


def held_by(own: bool) -> Sequence[ColumnElement[bool]]:
    """Seen to by `BY`: given by a leader, or received and given to nobody else."""
    if not own:
        return ()
    given_to = d.c.n.in_(select(_HELD.c.n).where(_HELD.c.holder == BY))
    given = select(_HELD.c.n).where(_HELD.c.holder.is_not(None))
    return (or_(given_to, and_(_RECEIVER == BY, d.c.n.not_in(given))),)


class OfDay:
    """A question of the day as it is asked of the whole office, and of one officer.

    Args:
        build: Whether it is one officer's → the statement.
    """

    def __init__(self, build: Callable[[bool], Statement]) -> None:
        self._whole = Prepared(lambda: build(False))
        self._own = Prepared(lambda: build(True))

    def rows(
        self, connection: Connection, day: Day, by: UUID | None = None, **more: Any
    ) -> list[Any]:
        one = self._whole if by is None else self._own
        return one.rows(connection, given(day, by, **more))

    def row(self, connection: Connection, day: Day, by: UUID | None = None, **more: Any) -> Any:
        """Of a question with one row."""
        (row,) = self.rows(connection, day, by, **more)
        return row
