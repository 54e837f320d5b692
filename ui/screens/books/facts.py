"""What the page shows, as values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from desk_app.reports.every import ReportName
from desk_app.reports.index_766 import NAME as INDEX_766
from desk_app.reports.index_766 import knowable
from desk_app.reports.register import Parts
from desk_app.reports.report import Row, RowKind
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.reports.desk import Shown
from ui.dossiers.words import DossierRow
from ui.screens.books.asking.question import Question, first_question


class Stage(Enum):
    CHOOSING = auto()
    COUNTING = auto()  # what changed since is counted, a few dossiers at a time
    MAKING = auto()  # the report is being reckoned
    SHOWN = auto()

    @property
    def waits(self) -> bool:
        return self in {Stage.COUNTING, Stage.MAKING}


def notable(report: str, line: Row) -> bool:
    """The office may say what no desk can reckon: an index of 766."""
    return report == INDEX_766 and line.kind is RowKind.BODY and not knowable(line.key)


@dataclass(frozen=True, slots=True)
class Listed:
    """The dossiers behind a number."""

    title: str
    order: ReportOrder  # with the cell
    rows: Sequence[DossierRow] = ()
    last: int | None = None  # `DossierLine.n` of the last row
    more: bool = False  # older ones may follow
    read: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """A file, or a folder, on its way."""

    file: str  # its name, without the folder it goes to
    done: int = 0  # rows; of a folder, steps of its bar
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksState:
    today: date = date.min
    names: Sequence[ReportName] = ()
    parts: Parts = field(default_factory=Parts)
    question: Question = first_question(date(2000, 2, 1))  # noqa: RUF009  # frozen
    period_chosen: bool = False  # one nobody chose follows the day
    reads_all: bool = False  # figures of the whole unit, not only the own ones
    may_inspect: bool = False  # draw dossiers for an inspection
    stage: Stage = Stage.CHOOSING
    shown: Shown | None = None
    listed: Listed | None = None
    noting: str = ""  # code of the index whose value is typed
    writing: Writing | None = None

    def may_turn(self, ahead: bool) -> bool:  # a direction
        """From the report that is read to the same one of the period before or behind it."""
        reads = self.stage is Stage.SHOWN and self.listed is None
        free = reads and not self.noting and self.writing is None
        return free and self.question.stepped(ahead, self.today) != self.question

    @property
    def asked_for(self) -> ReportName | None:
        return next((one for one in self.names if one.name == self.question.name), None)
