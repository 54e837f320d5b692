"""The number of a list of the office, in words and as QR: "BG-261120-1003"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

HAND_OVER: Final = "BG"  # hand-over minutes
POSTAL: Final = "BC"  # results given to the post

_SHAPE: Final = re.compile(r"(?P<letters>[A-Z]{2})-(?P<day>[0-9]{6})-(?P<number>[0-9]{2,9})")
_CENTURY: Final = "20"


@dataclass(frozen=True, slots=True)
class ListNumber:
    """Shape ``<letters>-<yymmdd>-<number>``; the number is that of the paper, of its series."""

    letters: str  # which list: "BG", "BC"
    day: date  # office date
    number: int

    def __str__(self) -> str:
        return f"{self.letters}-{self.day:%y%m%d}-{self.number:02}"

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read a number as typed or scanned, in small letters too.

        Raises:
            ValueError: `words` has not the shape above.
        """
        match = _SHAPE.fullmatch(words.strip().upper())
        if match is None:
            raise ValueError("not the number of a list")
        day = date.fromisoformat(_CENTURY + match["day"])
        return cls(match["letters"], day, int(match["number"]))


def is_list_number(words: str) -> bool:
    """True for what `ListNumber.parse` can read."""
    try:
        ListNumber.parse(words)
    except ValueError:
        return False
    return True
