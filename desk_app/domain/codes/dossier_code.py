"""The code of a dossier: printed, read aloud, never changed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

_SHAPE: Final = re.compile(
    r"(?P<unit>[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[HG][0-9]{2}|[HG][0-9]{2}(?:\.[0-9]{2,3}){0,4})"
    r"-(?P<day>[0-9]{6}|[0-9]{8})-(?P<serial>[0-9]{4,8})"
)
_SHORT_DAY: Final = 6


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """Shape ``<unit>-<yyMMdd>-<serial>``, e.g. ``H13.45.12-261120-1037``.

    Codes of other systems write the year with four digits; they are read and
    written back unchanged. Legal: [code.pattern]
    """

    unit: str  # identification code of the unit that issued it
    day: date  # office date of receiving
    serial: int  # unique within unit and day; see domain/codes/blocks
    serial_width: int = 4  # digits printed at least; other systems use up to 8
    long_year: bool = False

    def __str__(self) -> str:
        day = f"{self.day:%Y%m%d}" if self.long_year else f"{self.day:%y%m%d}"
        return f"{self.unit}-{day}-{self.serial:0{self.serial_width}d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as typed or scanned; blanks around it and lower case are forgiven.

        Raises:
            ValueError: `text` has not the shape above, or its date does not exist.
        """
        match = _SHAPE.fullmatch(text.strip().upper())
        if match is None:
            raise ValueError("not a dossier code")
        digits = match["day"]
        long_year = len(digits) > _SHORT_DAY
        day = date.fromisoformat(digits if long_year else "20" + digits)
        return cls(match["unit"], day, int(match["serial"]), len(match["serial"]), long_year)


def looks_like_code(text: str) -> bool:
    """True when `text` can be read as a dossier code of any system we know."""
    try:
        DossierCode.parse(text)
    except ValueError:
        return False
    return True
