"""Codes of procedures: the national one, its copies in a province, and free local ones."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, Self

_NATIONAL: Final = re.compile(
    r"(?P<base>[1-9]\.[0-9]{6})"
    r"(?:(?P<middle>\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.(?P<place>[HG][0-9]{2}))?"
)
_LOCAL: Final = re.compile(
    r"(?P<base>(?![0-9]\.[0-9])[^\s.]+(?:\.[^\s.]+)*?)"  # not a national code gone wrong
    r"(?P<middle>\.[0-9]{3}\.[0-9]{2}\.[0-9]{2})?\.(?P<place>[HG][0-9]{2})"
)
_LONGEST: Final = 100  # characters


class ProcedureCodeKind(Enum):
    NATIONAL = "national"  # 1.004194
    COPY = "copy"  # 1.004194.H13, 1.004194.000.00.00.H13: the same, as a province runs it
    LOCAL = "local"  # TS_lop1.000.00.00.H22: a province's or a ministry's own


@dataclass(frozen=True, slots=True)
class ProcedureNumber:
    """The code of a procedure, taken apart. No part of it is ever counted with."""

    base: str  # "1.004194", or what a local code begins with
    middle: str = ""  # "000.00.00" where it is written between base and place
    place: str = ""  # "H13"; empty for the national code itself
    kind: ProcedureCodeKind = ProcedureCodeKind.NATIONAL

    def __str__(self) -> str:
        return ".".join(part for part in (self.base, self.middle, self.place) if part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Blanks around it are forgiven, and lower case in the parts that have capitals only.

        Raises:
            ValueError: `text` is neither national nor a local code of a province or ministry.
        """
        bare = text.strip()
        if len(bare) > _LONGEST:
            raise ValueError("longer than any code")
        if (match := _NATIONAL.fullmatch(bare.upper())) is not None:
            kind = ProcedureCodeKind.COPY if match["place"] else ProcedureCodeKind.NATIONAL
        elif (match := _LOCAL.fullmatch(bare[:-3] + bare[-3:].upper())) is not None:
            kind = ProcedureCodeKind.LOCAL
        else:
            raise ValueError("not a procedure's code")
        return cls(match["base"], (match["middle"] or "").lstrip("."), match["place"] or "", kind)

    @property
    def national(self) -> str:
        """The code under which the national catalogue has it; empty for a local procedure."""
        return "" if self.kind is ProcedureCodeKind.LOCAL else self.base


def is_national_code(code: str) -> bool:
    """``1.004194``, ``1.004194.H13``, ``1.004194.000.00.00.H13``; offices have others as well."""
    return _NATIONAL.fullmatch(code) is not None
