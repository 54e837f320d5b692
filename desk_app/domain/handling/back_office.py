"""What comes back from others: the decision of the unit that handles, the answer of a portal."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

LONGEST_NUMBER: Final = 60  # characters of a decision's number
LONGEST_KIND: Final = 200
LONGEST_REASON: Final = 500  # of what a portal says


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The paper a procedure ends with, as the unit that handles it names it."""

    number: str  # "12/QĐ-UBND"
    dated: date
    kind: str  # "Giấy chứng nhận đăng ký hộ kinh doanh"


class PortalTrouble(StrEnum):
    """Why a portal does not have a dossier as it is here. Stored and synced: never rename one."""

    DATA = "data"  # the portal refuses what stands in it
    TABLE = "table"  # a table that translates for the portal lacks a row
    LINE = "line"  # no answer for so long that nobody asks any more


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalAnswer:
    """What a portal last said of a dossier that it has, or will not have."""

    portal: str  # as external codes name it: "Cổng Dịch vụ công quốc gia"
    trouble: PortalTrouble | None = None  # None: it took the dossier after a refusal
    reason: str = ""  # in the portal's words
    at: datetime  # UTC

    @property
    def refused(self) -> bool:
        return self.trouble is not None
