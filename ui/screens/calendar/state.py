"""What the calendar screen shows, as a value."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from uuid import UUID

from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import Session, WorkingCalendar
from desk_app.domain.law.calendar_change import CalendarChange
from desk_app.domain.law.office_calendar import Origin
from desk_app.services.calendar.effect import Effect
from desk_app.wiring.calendar import CalendarFacts


class Stage(Enum):
    """Where the officer stands."""

    YEAR = auto()  # twelve months, one day chosen
    REVIEW = auto()  # a proposal: its days, and what it does to open dossiers
    RESCHEDULE = auto()  # applied: dossiers that still have the appointment of before


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """What the form of the hours holds; days are not its affair."""

    sessions: tuple[Session, ...]
    saturday: tuple[Session, ...]
    saturday_counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarState:
    today: date
    year: int
    day: date  # chosen
    facts: CalendarFacts | None = None  # None: not read yet
    proposal: WorkingCalendar | None = None  # None: nothing is proposed
    origin: Origin = Origin.OFFICE  # of the proposal
    edition: str = ""  # of the centre, where the proposal is the centre's
    settles: tuple[UUID, ...] = ()  # calendars put aside that the proposal takes up
    change: CalendarChange = field(default_factory=CalendarChange)
    stage: Stage = Stage.YEAR
    effect: Effect = field(default_factory=Effect)
    counting: bool = False  # the effect is not complete yet
    left_out: frozenset[DossierId] = frozenset()  # not to be given another appointment
    may_set: bool = False
    may_reschedule: bool = False
    busy: bool = False
    ground: str = ""  # already known, of the proposal
    reappoint_ground: str = ""  # typed for other appointments: never that of a calendar
    ground_error: str = ""

    def bare(self) -> "CalendarState":
        """Nothing is proposed, and nothing typed."""
        return CalendarState(
            today=self.today,
            year=self.year,
            day=self.day,
            facts=self.facts,
            may_set=self.may_set,
            may_reschedule=self.may_reschedule,
        )

    def come_to(self, today: date) -> "CalendarState":
        """Where nobody went elsewhere, the day shown is today's; not under what is proposed."""
        if self.day != self.today or self.year != self.today.year or self.proposal is not None:
            return replace(self, today=today)
        return replace(self, today=today, day=today, year=today.year)

    @property
    def shown(self) -> WorkingCalendar | None:
        if self.proposal is not None:
            return self.proposal
        return self.facts.calendar if self.facts is not None else None

    @property
    def chosen(self) -> tuple[DossierId, ...]:
        """Who gets another appointment."""
        return tuple(line.id for line in self.effect.affected if line.id not in self.left_out)

    @property
    def next_year(self) -> int:
        """The year the calendar shown does not reach; 0 while nothing is known."""
        return self.shown.last.year + 1 if self.shown is not None else 0

    @property
    def provisional_year(self) -> int:
        """The first year whose notice is still to come; 0 where there is none."""
        since = self.shown.provisional_from if self.shown is not None else None
        return since.year if since is not None else 0
