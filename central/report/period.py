"""A month, a quarter or a year, as it is asked for at the terminal."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SHAPE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-Q(?P<quarter>[1-4]))?")
_MONTHS: Final = 12
_OF_A_QUARTER: Final = 3


class NoPeriod(ValueError):
    """Its text is what was typed."""


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date  # inclusive
    words: str  # as a heading says it


def read_period(text: str) -> Period:
    """``2026-11``, ``2026-Q4`` or ``2026``. Raises NoPeriod."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None:
        raise NoPeriod(text)
    year, month, months = int(found["year"]), 1, _MONTHS
    words = f"Năm {year}"
    if found["month"]:
        month, months = int(found["month"]), 1
        words = f"Tháng {month}/{year}"
    elif found["quarter"]:
        month, months = (int(found["quarter"]) - 1) * _OF_A_QUARTER + 1, _OF_A_QUARTER
        words = f"Quý {found['quarter']}/{year}"
    try:
        first = date(year, month, 1)
        return Period(first, _after(first, months) - timedelta(days=1), words)
    except ValueError as error:
        raise NoPeriod(text) from error


def _after(first: date, months: int) -> date:
    ahead = first.month - 1 + months
    return date(first.year + ahead // _MONTHS, ahead % _MONTHS + 1, 1)
