"""What a report is asked with, and where its figures come from. Wiring fills it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.queries.reports.register import RegisterQuestion
from db.queries.reports.surroundings import Arrivals, ProcedureFacts
from db.queries.reports.tallies import Detail
from db.queries.reports.visits import Visit
from desk_app.domain.counting.noted import NotedIndex
from desk_app.domain.counting.period import Period
from desk_app.domain.counting.standing import Bounds, bounds_of
from desk_app.domain.counting.tally import ALL, Among, Tally
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, OfficerId, UnitCode
from desk_app.domain.office_time import office_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. Who asks for all needs the right to; that is asked before."""

    name: str  # of the report: ``II.06a``
    period: Period
    whose: OfficerId | None = None  # dossiers that this officer received; None: of the unit
    now: datetime  # UTC
    against: Period | None = None  # another period to hold the figures against
    field: str = ""  # of the register: one lĩnh vực; empty: all
    level: str = ""  # of the register: one level, by its key or in words; empty: all

    @property
    def day(self) -> date:
        """The last one of the period, or today in one that runs."""
        return min(self.period.last, office_date(self.now))

    @property
    def bounds(self) -> Bounds:
        return bounds_of(self.period, self.now)

    @property
    def rows(self) -> Among:
        return ALL if self.whose is None else Among(officers=frozenset({self.whose}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Reading lane: each asks the store once, in a transaction of its own."""

    unit: UnitCode
    unit_name: str
    desk: DeskId
    tallies: Callable[[Bounds, Among, Detail], Sequence[Tally]]
    procedures: Callable[[date], Mapping[str, ProcedureFacts]]  # as of a day
    officers: Callable[[], Mapping[OfficerId, str]]
    refused_at_intake: Callable[[Bounds, Among], Mapping[str, int]]
    online_unanswered: Callable[[Bounds], Mapping[str, int]]
    arrivals: Callable[[], Arrivals]
    noted_indices: Callable[[str], Mapping[str, NotedIndex]]  # of a period as it is typed
    visits: Callable[[Period, OfficerId | None], Sequence[Visit]]
    register_page: Callable[[RegisterQuestion, int], Sequence[Dossier]]
    register_length: Callable[[RegisterQuestion], int]
    left_to_count: Callable[[], int]
