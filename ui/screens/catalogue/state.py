"""What the catalogue page shows: plain values, made in the reading lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from db.queries.catalogue import FieldRow, News, Version
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.domain.law.procedure import Procedure
from desk_app.wiring.catalogue import Wanted


class Page(Enum):
    """What stands at the right."""

    CONTENT = "content"
    VERSIONS = "versions"
    NEWS = "news"
    FIGURES = "figures"
    SETTLING = "settling"

    @property
    def is_of_one(self) -> bool:
        """It is about the procedure that is chosen."""
        return self not in {Page.NEWS, Page.FIGURES}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of the tree; its procedures stand below it while it is open."""

    field: str
    count: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    code: str
    name: str
    closed: str = ""  # "Đã bãi bỏ từ ngày 05/08/2026"; empty while it is in force


Line = FieldLine | ProcedureLine


@dataclass(frozen=True, slots=True)
class Chosen:
    """The procedure being read, with the words of its notice-board sheet."""

    procedure: Procedure
    sheet: NoticeSheet
    why_not: str = ""  # why it cannot be received; empty when it can
    why_undecided: str = ""  # why the officer decides nothing about it; empty when he may


@dataclass(frozen=True, slots=True)
class WordedVersion:
    version: Version
    sheet: NoticeSheet


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the statistics; `share` of all procedures, 0 to 1."""

    name: str
    count: int
    share: float | None  # None: nothing it could be a share of
    note: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueState:
    wanted: Wanted = field(default_factory=Wanted)
    tree: Sequence[FieldRow] = ()
    lines: Sequence[Line] = ()
    found: int = 0  # procedures that answer, whether all are listed or not
    loaded: bool = False
    chosen: Chosen | None = None
    page: Page = Page.CONTENT
    versions: Sequence[WordedVersion] = ()
    since: date | None = None
    since_typed: bool = False  # one nobody typed follows the day
    news: Sequence[News] = ()
    news_loaded: bool = False
    figures: Mapping[str, Sequence[Figure]] = field(default_factory=dict)
    period: tuple[date, date] | None = None  # of the changes that are counted
    period_typed: bool = False  # one nobody typed follows the day
    deciding: bool = False  # a decision of the office is being stored

    @property
    def holds_nothing(self) -> bool:
        """There is no catalogue yet."""
        return self.loaded and not self.tree

    @property
    def listed(self) -> int:
        return sum(isinstance(line, ProcedureLine) for line in self.lines)
