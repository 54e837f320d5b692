"""Blocks of this desk and the last serial given out of each, per day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Date, String, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows
from db.prepared import Prepared, asked_for
from db.tables import dossier as d
from db.tables import numbers as n
from db.tables import office as o
from desk_app.domain.codes.blocks import SIZE, Block, Serial, last_of, next_serial
from desk_app.domain.errors import BlocksUsedUp, ClockWentBack
from desk_app.domain.ids import UnitCode

_SERIAL: Final = o.last_serial.c
_BLOCKS: Final = Prepared(lambda: select(o.block.c.block).order_by(o.block.c.block))
_FROM_DAY_ON: Final = Prepared(
    lambda: (
        select(_SERIAL.day, _SERIAL.block, _SERIAL.last, _SERIAL.ahead)
        .where(_SERIAL.unit == asked_for("unit", String), _SERIAL.day >= asked_for("day", Date))
        .order_by(_SERIAL.day.desc())
    )
)
_LATER: Final = select(func.max(_SERIAL.day)).where(
    _SERIAL.unit == bindparam("unit"), _SERIAL.day > bindparam("day"), ~_SERIAL.ahead
)
_SAVE: Final = insert(o.last_serial)  # every column a parameter
_NEW: Final = {"last": _SAVE.excluded.last, "ahead": _SAVE.excluded.ahead}
_TAKE: Final = Rows(_SAVE.on_conflict_do_update(index_elements=["unit", "day", "block"], set_=_NEW))
_NOTE: Final = _SAVE.on_conflict_do_update(
    index_elements=["unit", "day", "block"],
    set_=_NEW,
    where=_SERIAL.last < _SAVE.excluded.last,
)


class Numbers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, unit: UnitCode, day: date) -> Serial:
        """Take the next serial of `day`; it is used once the transaction commits.

        Raises:
            BlocksUsedUp: every block of this desk is used up today.
            ClockWentBack: a code of a later day was given, and nobody said that day was wrong.
        """
        given = self._given(unit, day)
        for row in given:  # the latest day first
            if row.day > day and not row.ahead:
                raise ClockWentBack(day, row.day)
        today = {row.block: row.last for row in given if row.day == day}
        serial = next_serial(self.blocks(), today)
        if serial is None:
            raise BlocksUsedUp(unit, day)
        _TAKE.store(self._connection, _row(unit, day, serial))
        return serial

    def expected(self, unit: UnitCode, day: date) -> Serial | None:
        """The serial that `take` would give now; None when the blocks are used up."""
        given = self._given(unit, day)
        today = {row.block: row.last for row in given if row.day == day}
        return next_serial(self.blocks(), today)

    def later_day(self, unit: UnitCode, day: date) -> date | None:
        """The latest day after `day` that codes were given of, unless it was said to be wrong.

        While there is one, no code of `day` is given.
        """
        found: date | None = self._connection.execute(_LATER, {"unit": unit, "day": day}).scalar()
        return found

    def confirm_day(self, unit: UnitCode, day: date) -> None:
        """The clock had run ahead of `day`: codes of later days stay used and stop nobody.

        Serials of every day go on behind the last one given of that day, so no code is
        ever given twice whatever the clock did.
        """
        wrong = update(o.last_serial).where(_SERIAL.unit == unit, _SERIAL.day > day)
        self._connection.execute(wrong.values(ahead=True))

    def blocks(self) -> list[Block]:
        """In the order in which they are used: lowest first."""
        return [Block(block) for block in _BLOCKS.column(self._connection, {})]

    def is_used(self, block: Block) -> bool:
        """True when any desk's dossier or paper in this store has its number out of `block`."""
        for numbers in (d.dossier.c.serial, n.sent_away.c.number):
            inside = select(numbers).where(numbers.between(block * SIZE, last_of(block))).limit(1)
            if self._connection.execute(inside).first() is not None:
                return True
        return False

    def give(self, block: Block, at: datetime) -> None:
        """This desk has `block` for ever; giving it twice changes nothing."""
        save = insert(o.block).values(block=block, given_at=at)
        self._connection.execute(save.on_conflict_do_nothing())

    def pass_over(self, unit: UnitCode, day: date, *, but: Block) -> Sequence[Block]:
        """Give nothing more on `day` out of any block but one; those passed over."""
        passed = [block for block in self.blocks() if block != but]
        for block in passed:
            self._connection.execute(_NOTE, _row(unit, day, Serial(block, last_of(block))))
        return passed

    def retire_all(self) -> None:
        """Give nothing out of the blocks held until now: a restored store forgot what it gave."""
        self._connection.execute(delete(o.block))

    def note_used(self, unit: UnitCode, day: date, serial: Serial) -> None:
        """A code of this desk came back from its home: never give it again."""
        self._connection.execute(_NOTE, _row(unit, day, serial))

    def _given(self, unit: UnitCode, day: date) -> Sequence[Any]:
        """The last serial of each block, of `day` and of later days, the latest day first."""
        return _FROM_DAY_ON.rows(self._connection, {"unit": unit, "day": day})


def _row(unit: UnitCode, day: date, serial: Serial) -> Mapping[str, Any]:
    return {"unit": unit, "day": day, "block": serial.block, "last": serial.number, "ahead": False}
