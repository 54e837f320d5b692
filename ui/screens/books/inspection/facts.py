"""What the page of an inspection shows, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final

from desk_app.wiring.inspection.desk import InspectionMade
from ui.screens.books.asking.question import Question, first_question
from ui.screens.books.facts import Writing

PROPOSED: Final = 30  # dossiers; whoever inspects says otherwise


class Spot(Enum):
    """Where an error stands."""

    SIZE = auto()
    SEED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was typed and ticked beside the period."""

    size: str
    seed: str
    field: str = ""  # one lĩnh vực
    officer: str = ""  # name of who received
    status: str = ""
    numbers: bool = False
    scans: bool = False


@dataclass(frozen=True, slots=True)
class MadeFolder:
    made: InspectionMade
    path: str  # where it lies


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionState:
    opened: bool = False
    today: date = date.min
    period_chosen: bool = False  # one nobody chose follows the day
    question: Question = field(default_factory=lambda: first_question(date(2000, 2, 1)))
    fields: Sequence[str] = ()
    officers: Sequence[str] = ()
    errors: Mapping[Spot, str] = field(default_factory=dict)
    writing: Writing | None = None
    made: MadeFolder | None = None
