"""The code of a dossier: printed, read aloud, never changed."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final, Self

from desk_app.domain.office_time import office_date

UNIT_SHAPE: Final = r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[HG][0-9]{2}|[HG][0-9]{2}(?:\.[0-9]{2,3}){0,4}"
_SHAPE: Final = re.compile(
    rf"(?P<unit>{UNIT_SHAPE})-(?P<day>[0-9]{{6}}|[0-9]{{8}})-(?P<serial>[0-9]{{4,8}})"
)
_SHORT_DAY: Final = 6
_FIRST_YEAR: Final = 2000  # what two digits of a year begin from
_LAST_YEAR: Final = 2099
_LEAST_WIDTH: Final = 4
_OWNED_WIDTH: Final = 6  # two digits of the owner and a serial of four or more
_CLASSIC_GROUP: Final = 3  # "000." and the like: three digits stand first


class CodePattern(Enum):
    """Who counts, and how: the patterns that are in use side by side."""

    CLASSIC = "classic"  # 000.00.00.H30-230101-0001, of the years of NĐ 61
    SHORT = "short"  # H15.50.05.13-261008-0975
    MINISTRY = "ministry"  # G09.100.01-261122-090001: the serial begins with the system's owner
    LONG_YEAR = "long_year"  # G09.20-20260609-0092637


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """Shape ``<unit>-<yyMMdd>-<serial>``, e.g. ``H13.45.12-261120-1037``.

    Codes of other systems write the year with four digits, or fill their serials
    up to eight; they are read and written back unchanged. Two codes are equal
    when they are printed alike. Legal: [code.pattern]
    """

    unit: str  # identification code of the unit that issued it
    day: date  # office date of receiving
    serial: int  # unique within unit and day; see domain/codes/blocks
    serial_width: int = _LEAST_WIDTH  # filled with zeros up to here; longer serials just grow
    long_year: bool = False

    def __post_init__(self) -> None:
        if len(str(self.serial)) >= self.serial_width:  # nothing is filled
            object.__setattr__(self, "serial_width", _LEAST_WIDTH)

    def __str__(self) -> str:
        day = f"{self.day:%Y%m%d}" if self.long_year else f"{self.day:%y%m%d}"
        return f"{self.unit}-{day}-{self.serial:0{self.serial_width}d}"

    @classmethod
    def given(cls, unit: str, received_at: datetime, serial: int) -> Self:
        """The code a desk gives to what it receives at `received_at` (aware): its office day."""
        return cls(unit, office_date(received_at), serial)

    @property
    def pattern(self) -> CodePattern:
        if self.long_year:
            return CodePattern.LONG_YEAR
        if self.unit[_CLASSIC_GROUP] == "." and self.unit[0].isdigit():
            return CodePattern.CLASSIC
        return CodePattern.MINISTRY if self.owner else CodePattern.SHORT

    @property
    def owner(self) -> str:
        """Two digits of who owns the system that counted, "09"; empty where none are written.

        Only codes of ministries have them, before a serial of at least four digits.
        """
        serial = f"{self.serial:0{self.serial_width}d}"
        of_ministry = self.unit.startswith("G") and not self.long_year
        return serial[:2] if of_ministry and len(serial) >= _OWNED_WIDTH else ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as typed or scanned; blanks around it and lower case are forgiven.

        Raises:
            ValueError: `text` has not the shape above, or its date does not exist.
        """
        match = _SHAPE.fullmatch(text.strip().upper())
        if match is None:
            raise ValueError("not a dossier code")
        day, serial = day_of(match["day"]), match["serial"]
        long_year = len(match["day"]) > _SHORT_DAY
        return cls(match["unit"], day, int(serial), len(serial), long_year)


def day_of(digits: str) -> date:
    """The day that six or eight digits of a code mean.

    Raises:
        ValueError: there is no such day in this century.
    """
    day = date.fromisoformat(digits if len(digits) > _SHORT_DAY else "20" + digits)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("not a day of this century")
    return day


def looks_like_code(text: str) -> bool:
    """True when `text` can be read as a dossier code of any system we know."""
    try:
        DossierCode.parse(text)
    except ValueError:
        return False
    return True
