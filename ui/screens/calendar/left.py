"""A proposal that was left, while others sat at the desk: how it is gone on with."""

from dataclasses import replace

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.calendar_change import rebased, with_hours_of
from desk_app.domain.law.office_calendar import Origin
from desk_app.services.calendar.effect import Effect
from desk_app.wiring.calendar import CalendarFacts
from ui.screens.calendar.state import CalendarState


def gone_on_with(left: CalendarState) -> CalendarState:
    """What it does to dossiers is counted anew: others may have changed that. What is still being
    stored of it is not asked for twice."""
    return replace(left, counting=False, effect=Effect(), ground_error="")


def is_open(proposed: CalendarState, now: CalendarFacts) -> bool:
    """What it decides about is not decided yet."""
    if proposed.origin is Origin.CENTRE:
        return now.waiting is not None and now.waiting.name == proposed.edition
    return set(proposed.settles) <= {other.act for other in now.beside}


def upon(
    proposed: CalendarState, proposal: WorkingCalendar, before: CalendarFacts, now: CalendarFacts
) -> WorkingCalendar:
    """What `proposed` changed of the calendar before, upon the one in force now."""
    if proposed.origin is Origin.CENTRE:
        return with_hours_of(now.calendar, proposal)
    return rebased(before.calendar, proposal, now.calendar)
