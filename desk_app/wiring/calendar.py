"""All a screen can do about the calendar of the office."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from db.repositories.calendars import ArrivedEdition, Calendars, Decision
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.officer import Officer
from desk_app.services.calendar.effect import Effect, effect_page
from desk_app.services.calendar.in_force import CalendarInForce, shipped_calendar
from desk_app.services.calendar.reschedule import Reschedule, reschedule
from desk_app.services.calendar.seed import with_notice, with_year
from desk_app.services.calendar.set_calendar import (
    SetCalendar,
    decline_edition,
    read_edition,
    set_calendar,
)
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class WaitingEdition:
    """A calendar of the centre that the office has not decided about."""

    name: str
    calendar: WorkingCalendar | None  # None: a newer program wrote it


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideCalendar:
    """Another desk's calendar that is out of force by one made without knowing it."""

    act: UUID
    at: datetime  # UTC
    reason: str
    base: WorkingCalendar  # both were made upon it
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFacts:
    """What there is: one look, all of the same moment."""

    calendar: WorkingCalendar  # in force
    act: UUID | None  # that set it; None: the one shipped with the program
    decisions: Sequence[Decision]  # newest first
    waiting: WaitingEdition | None
    beside: Sequence[BesideCalendar] = ()  # set at once with the one in force; to be looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDesk:
    """The calendar. Reading lane, but for `set` and `decline` (counter lane)."""

    facts: Callable[[], CalendarFacts]
    # one page further than before, until it has no rest; stores nothing
    effect: Callable[[WorkingCalendar, Effect | None], Effect]
    with_year: Callable[[WorkingCalendar, int], WorkingCalendar]  # raises YearNotKnown
    # the notice of its first provisional year is out, by this name; raises GroundMissing
    with_notice: Callable[[WorkingCalendar, str], WorkingCalendar]
    set: Callable[[SetCalendar, Officer], None]
    decline: Callable[[str, str, Officer], None]  # edition, reason
    reschedule: Callable[[Reschedule, Officer], Sequence[DossierId]]  # long: short writes


def calendar_desk(desk: Desk, in_force: CalendarInForce) -> CalendarDesk:
    def set_and_use(order: SetCalendar, officer: Officer) -> None:
        set_calendar(order, officer, desk)
        in_force.read_again()

    return CalendarDesk(
        facts=partial(_facts, desk, in_force),
        effect=partial(effect_page, desk=desk),
        with_year=with_year,
        with_notice=with_notice,
        set=set_and_use,
        decline=partial(decline_edition, desk=desk),
        reschedule=partial(reschedule, desk=desk),
    )


def _facts(desk: Desk, in_force: CalendarInForce) -> CalendarFacts:
    in_force.read_again()
    with desk.glance() as work:
        return CalendarFacts(
            calendar=desk.calendar,
            act=work.calendars.in_force(),
            decisions=work.calendars.decisions(),
            waiting=_waiting(work.calendars.waiting()),
            beside=_beside(work.calendars),
        )


def _beside(calendars: Calendars) -> Sequence[BesideCalendar]:
    found = []
    for aside in calendars.put_aside():
        base = None if aside.base is None else calendars.calendar_of(aside.base)
        if aside.word.calendar is not None:
            found.append(
                BesideCalendar(
                    act=aside.word.act,
                    at=aside.word.at,
                    reason=aside.word.reason,
                    base=base or shipped_calendar(),
                    calendar=aside.word.calendar,
                )
            )
    return tuple(found)


def _waiting(arrived: ArrivedEdition | None) -> WaitingEdition | None:
    if arrived is None:
        return None
    try:
        return WaitingEdition(arrived.name, read_edition(arrived.name, arrived.body))
    except DeskError:
        return WaitingEdition(arrived.name, None)
