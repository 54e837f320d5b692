"""The calendar in force for an office: what the acts about it amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import ActId, OfficerId
from desk_app.domain.law.calendar import WorkingCalendar, calendar_facts, read_calendar


class Origin(StrEnum):
    """Where a calendar came from. Stored and synced: never rename one."""

    SHIPPED = "shipped"  # with the program
    CENTRE = "centre"  # an edition published by the centre
    OFFICE = "office"  # changed here


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWord:
    """One decision of the office about its calendar."""

    act: ActId
    at: datetime  # UTC
    by: OfficerId
    reason: str
    origin: Origin
    edition: str  # of the centre, where `origin` is the centre; otherwise the calendar's own
    calendar: WorkingCalendar | None  # None: the edition was not applied


def calendar_set_body(calendar: WorkingCalendar, origin: Origin, edition: str, reason: str) -> Body:
    return {
        "calendar": calendar_facts(calendar),
        "origin": origin,
        "edition": edition,
        "reason": reason,
    }


def calendar_declined_body(edition: str, reason: str) -> Body:
    return {"edition": edition, "reason": reason}


def fold_calendars(acts: Iterable[Act]) -> tuple[CalendarWord, ...]:
    """What the office decided, in its order; the last word with a calendar is in force.

    What a newer program wrote is passed over: the word before it still holds.
    """
    return tuple(word for act in acts if (word := _word(act)) is not None)


def _word(act: Act) -> CalendarWord | None:
    body: Mapping[str, Any] = act.body
    try:
        if act.kind == kinds.CALENDAR_SET:
            origin, calendar = Origin(text(body, "origin")), read_calendar(body["calendar"])
        elif act.kind == kinds.CALENDAR_DECLINED:
            origin, calendar = Origin.CENTRE, None
        else:
            return None
        return CalendarWord(
            act=act.id,
            at=act.made_at,
            by=act.actor,
            reason=text(body, "reason"),
            origin=origin,
            edition=text(body, "edition"),
            calendar=calendar,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
