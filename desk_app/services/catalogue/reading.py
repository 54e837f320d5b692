"""What comes out of reading a catalogue file, and how loosely typed JSON is taken apart.

Public catalogues hold numbers as text, nulls, repeated channels and decomposed names. A value
of the wrong kind counts as not there; only a procedure without code or name is given up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Final

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.people.spelling import tidy, tidy_lines

_LONGEST_CODE: Final = 60
_MOST: Final = 10**15
_YEAR: Final = 12  # months


_line: Final = lru_cache(4096)(tidy)  # the same notes, bodies and laws come again and again


class Why(StrEnum):
    """Why something was not read; the value is shown through the table of words."""

    NO_PROCEDURE = "no_procedure"  # an object, but not one of a procedure
    CODE_MISSING = "code_missing"
    CODE_MALFORMED = "code_malformed"
    NAME_MISSING = "name_missing"
    TWICE = "twice"  # the same code again, with other content; the later one counts
    MALFORMED = "malformed"  # our own format, damaged
    CHANNEL_UNKNOWN = "channel_unknown"  # this part was left out, the rest was read
    UNIT_UNKNOWN = "unit_unknown"  # the time is kept in its published words

    # Of an office's own tables.
    COLUMN_UNKNOWN = "column_unknown"  # left out, the rest was read
    CELL_UNREADABLE = "cell_unreadable"  # counts as empty
    CODE_RESTORED = "code_restored"  # Excel had made a number of it

    # Doubts: read as it stands, but somebody has to look.
    FEE_THOUSANDS = "fee_thousands"  # 20 for 20.000
    FEE_ZERO = "fee_zero"  # 0 that no word calls free
    DAY_OR_WORKING_DAY = "day_or_working_day"  # the unit says one, the note the other
    TIME_UNCOUNTED = "time_uncounted"  # words, or a number without a unit
    TIME_MISSING = "time_missing"
    TERMS_TWICE = "terms_twice"  # one channel, several times: the officer has to choose
    STEPS_OVER_LIMIT = "steps_over_limit"  # the steps take longer than there is time
    NAME_LONG = "name_long"
    NAME_OF_DECISION = "name_of_decision"
    PAPERS_UNCOUNTED = "papers_uncounted"  # nothing to hand in: all 0/0
    CODE_ODD = "code_odd"  # not of the national shape
    LEVEL_MISSING = "level_missing"
    FIELD_MISSING = "field_missing"


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    where: str  # code of the procedure, otherwise "#12": the twelfth of the file
    why: Why
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CatalogueReading:
    procedures: Sequence[Procedure]  # each code once
    problems: Sequence[CatalogueProblem]


class NotRead(Exception):  # caught where a file is read; never reaches the officer
    """One procedure is given up."""

    def __init__(self, why: Why, code: str = "") -> None:
        super().__init__(why, code)
        self.why = why
        self.code = code


def text(value: object) -> str:
    """On one line, NFC; empty for anything that is no text."""
    return _line(value) if isinstance(value, str) else ""


def lines(value: object) -> str:
    """As `text`, but its lines stay."""
    return tidy_lines(value) if isinstance(value, str) else ""


def number(value: object) -> Decimal | None:
    """``7``, ``"7"``, ``7.5``, ``"12,5"``; None for anything else, and for the absurd."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found < _MOST else None


def whole(value: object) -> int | None:
    if type(value) is int and 0 <= value < _MOST:  # nearly always
        return value
    found = number(value)
    return None if found is None or found != int(found) else int(found)


def count(value: object) -> int:
    return value if type(value) is int and 0 <= value < _MOST else whole(value) or 0


def day_of_epoch(value: object) -> date | None:
    """Office date of milliseconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _day_of_epoch(value)


@lru_cache(1024)  # a decision publishes many procedures
def _day_of_epoch(milliseconds: float) -> date | None:
    try:
        return office_date(datetime.fromtimestamp(milliseconds / 1000, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def code_and_name(code: object, name: object) -> tuple[ProcedureCode, str]:
    """Raises NotRead without them: nobody could choose or print such a procedure."""
    found = tidy(code) if isinstance(code, str) else ""
    if not found:
        raise NotRead(Why.CODE_MISSING)
    if len(found) > _LONGEST_CODE or " " in found:
        raise NotRead(Why.CODE_MALFORMED, found[:_LONGEST_CODE])
    title = tidy(name) if isinstance(name, str) else ""
    if not title:
        raise NotRead(Why.NAME_MISSING, found)
    return ProcedureCode(found), title


_UNITS: Final[Mapping[str, LimitUnit]] = {
    "WORKING_DAY": LimitUnit.WORKING_DAY,
    "DAY": LimitUnit.DAY,
    "HOUR": LimitUnit.WORKING_HOUR,
    "MONTH": LimitUnit.MONTH,
    "YEAR": LimitUnit.MONTH,
}
_UNITLESS: Final = frozenset({"", "OTHER"})


def time_limit(time: object, unit: object) -> tuple[Limit | None, str, bool]:
    """A published time, as a limit or in its published words.

    Returns:
        The limit; the words where there is a time that is no limit ("1" without a unit:
        somebody has to say what it means); and whether the unit is one we know.
    """
    return _time_limit(time if isinstance(time, int | float | str) else None, text(unit))


@lru_cache(1024, typed=True)  # a few hundred different ones in the whole national catalogue
def _time_limit(time: float | str | None, unit: str) -> tuple[Limit | None, str, bool]:
    known_unit = unit.upper()
    known = known_unit in _UNITS or known_unit in _UNITLESS
    amount = number(time)
    if amount is None:
        return None, text(time), known
    if amount == 0:
        return None, "", known
    if known_unit in _UNITS:
        months = _YEAR if known_unit == "YEAR" else 1
        return Limit(amount * months, _UNITS[known_unit]), "", True
    words = format(amount.normalize(), "f").replace(".", ",")
    return None, words if known else f"{words} {unit}", known
