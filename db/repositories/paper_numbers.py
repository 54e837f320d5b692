"""The last number given to each form in each year, out of this desk's blocks."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from db.repositories.numbers import Numbers
from db.tables import numbers as t
from desk_app.domain.codes.blocks import Block, Serial, last_of, next_serial
from desk_app.domain.codes.faults import PaperNumbersUsedUp
from desk_app.domain.errors import ClockWentBack
from desk_app.domain.ids import UnitCode

_EVERY_FORM: Final = ""  # a row of the kind that passes a block over
_LAST: Final = t.last_paper_number.c
_GIVEN: Final = select(_LAST.block, _LAST.last).where(
    _LAST.unit == bindparam("unit"),
    _LAST.form.in_([bindparam("form"), _EVERY_FORM]),
    _LAST.year == bindparam("year"),
)
_SAVE: Final = insert(t.last_paper_number)
_NOTE: Final = _SAVE.on_conflict_do_update(
    index_elements=["unit", "form", "year", "block"],
    set_={"last": _SAVE.excluded.last},
    where=_LAST.last < _SAVE.excluded.last,
)


class PaperNumbers:
    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def take(self, unit: UnitCode, form: str, day: date) -> Serial:
        """Take the next number of `form` in the year of `day`; used once the transaction commits.

        Raises:
            PaperNumbersUsedUp: every block of this desk is used up for this form and year.
            ClockWentBack: a code of a later day was given, and nobody said that day was wrong.
        """
        if (later := self._numbers.later_day(unit, day)) is not None:
            raise ClockWentBack(day, later)
        serial = self.expected(unit, form, day.year)
        if serial is None:
            raise PaperNumbersUsedUp(form, day.year)
        self.note_used(unit, form, day.year, serial)
        return serial

    def expected(self, unit: UnitCode, form: str, year: int) -> Serial | None:
        """The number that `take` would give now; None when the blocks are used up."""
        given: dict[Block, int] = {}
        facts = {"unit": unit, "form": form, "year": year}
        for block, last in self._connection.execute(_GIVEN, facts):
            given[Block(block)] = max(last, given.get(Block(block), 0))
        return next_serial(self._numbers.blocks(), given)

    def note_used(self, unit: UnitCode, form: str, year: int, serial: Serial) -> None:
        """A number of this desk, given now or come back from its home: never give it again."""
        self._connection.execute(_NOTE, _row(unit, form, year, serial))

    def pass_over(self, unit: UnitCode, year: int, *, but: Block) -> None:
        """Give nothing more in `year`, to any form, out of any block but one."""
        for block in self._numbers.blocks():
            if block != but:
                whole = Serial(block, last_of(block))
                self._connection.execute(_NOTE, _row(unit, _EVERY_FORM, year, whole))


def _row(unit: UnitCode, form: str, year: int, serial: Serial) -> Mapping[str, Any]:
    return {
        "unit": unit,
        "form": form,
        "year": year,
        "block": serial.block,
        "last": serial.number,
    }
