"""What the page shows, as values: figures, lines to be seen, tables and bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from db.queries.day.lists import Behind
from desk_app.domain.watching.findings import Finding
from ui.formats import BadgeFact
from ui.shell.screen import Go
from ui.widgets.charts.bars import Bar


@dataclass(frozen=True, slots=True)
class Opens:
    """What is behind a number: dossiers of the day, or another page."""

    title: str = ""  # of the list
    number: Behind | None = None
    page: Go | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the six: a number, what it counts, one line about it."""

    number: str
    name: str
    line: str = ""
    hot: bool = False  # red: late ones only
    opens: Opens | None = None  # None: nothing lies behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """One finding, worded."""

    finding: Finding
    badge: BadgeFact
    title: str
    detail: str
    code: str
    at: str
    opens: Opens | None = None

    @property
    def id(self) -> tuple[str, str]:
        return self.finding.about.value, self.finding.key


class Table(StrEnum):
    """The tables beside the chart, in the order of the list."""

    OFFICERS = "officers"
    HOURS = "hours"
    FIELDS = "fields"
    PROCEDURES = "procedures"
    CHANNELS = "channels"
    DUE = "due"
    STANDING = "standing"
    MONEY = "money"
    DESKS = "desks"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    name: str
    detail: str = ""  # below the name
    figures: str
    share: float = 0.0  # of the bar; 0: none
    value: str = ""  # at the right end
    opens: Opens | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    heads: tuple[str, str, str]
    rows: Sequence[TableRow] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """Everything of one reading of the day."""

    where: str  # beside the title: whose day, as of when
    figures: Sequence[Figure] = ()
    seen: Sequence[SeenRow] = ()
    unseen: int = 0
    red_unseen: int = 0  # of them, those the seal of the day asks after
    sealed: str = ""  # when and by whom; "": the day is open
    cut: int = 0  # findings that the lines do not show
    bars: Sequence[Bar] = ()
    tables: Mapping[Table, TableFacts] = field(default_factory=dict)
    begun: bool = False  # something was received today
