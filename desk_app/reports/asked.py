"""What a report is asked with, and where its figures come from. Wiring fills it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.queries.reports.surroundings import Arrivals, ProcedureFacts
from db.queries.reports.tallies import Detail
from desk_app.domain.counting.period import Period
from desk_app.domain.counting.standing import Bounds, bounds_of
from desk_app.domain.counting.tally import ALL, Among, Tally
from desk_app.domain.ids import DeskId, OfficerId, UnitCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. Who asks for all needs the right to; that is asked before."""

    name: str  # of the report: ``II.06a``
    period: Period
    whose: OfficerId | None = None  # dossiers that this officer received; None: of the unit
    now: datetime  # UTC

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
    procedures: Callable[[], Mapping[str, ProcedureFacts]]
    officers: Callable[[], Mapping[OfficerId, str]]
    refused_at_intake: Callable[[Bounds, Among], Mapping[str, int]]
    online_unanswered: Callable[[Bounds], Mapping[str, int]]
    arrivals: Callable[[], Arrivals]
    left_to_count: Callable[[], int]
