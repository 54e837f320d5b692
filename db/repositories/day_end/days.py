"""What use cases ask of a day of the office: its seal, and everything it holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from db.queries.day.moments import Day
from db.queries.day.seen import red_unseen
from db.queries.day_end.changes import changes_since
from db.queries.day_end.lines import lines_of_days, office_day
from db.queries.day_end.marks import DayMark, marks_of
from db.queries.day_end.sheet import FoundDay, day_found
from desk_app.domain.day_end.held import DayLine
from desk_app.domain.day_end.seal import OfficeDay
from desk_app.domain.day_end.sheet import ChangeLine
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.office_time import office_date, span_of


class Days:
    def __init__(self, connection: Connection, unit: UnitCode, desk: DeskId) -> None:
        self._connection = connection
        self._unit, self._desk = unit, desk

    def known(self, day: date) -> OfficeDay:
        """The seal of `day`, as far as it has come here."""
        return office_day(self._connection, self._unit, day)

    def lines(self, day: date) -> Sequence[DayLine]:
        return lines_of_days(self._connection, day, day).get(day, ())

    def marks(self, day: date) -> Sequence[DayMark]:
        """What leaders marked on `day`, taken back or not."""
        return marks_of(
            self._connection, [line for line in self.lines(day) if office_date(line.made_at) == day]
        )

    def since(self, day: date) -> Sequence[ChangeLine]:
        """What changed a sealed day since, told in a later sheet or not."""
        return changes_since(self._connection, day, self.known(day))

    def found(self, day: date, now: Day) -> FoundDay:
        """What `day` holds now, and what of it nobody has seen."""
        found = day_found(self._connection, self._unit, self._desk, day, now.now)
        unseen = red_unseen(self._connection, now, self._desk, span_of(day)[1])
        return replace(found, sheet=replace(found.sheet, unseen=unseen))
