"""The calendar in force for an office: what the acts about it amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
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


@dataclass(frozen=True, slots=True)
class Ground:
    """What whoever set a calendar knew."""

    based_on: UUID | None = None  # the act in force then; None: the calendar shipped
    settles: tuple[UUID, ...] = ()  # acts `put_aside` that they looked at


@dataclass(frozen=True, slots=True)
class PutAside:
    """A calendar that went out of force by one whose author did not know it."""

    word: CalendarWord
    base: UUID | None  # the act that the other was made upon; None: the calendar shipped


def calendar_set_body(
    calendar: WorkingCalendar, origin: Origin, edition: str, reason: str, ground: Ground
) -> Body:
    settles = {"settles": [act.hex for act in ground.settles]} if ground.settles else {}
    return {
        "calendar": calendar_facts(calendar),
        "origin": origin,
        "edition": edition,
        "reason": reason,
        "based_on": None if ground.based_on is None else ground.based_on.hex,
        **settles,
    }


def calendar_declined_body(edition: str, reason: str) -> Body:
    return {"edition": edition, "reason": reason}


def fold_calendars(acts: Iterable[Act]) -> tuple[CalendarWord, ...]:
    """What the office decided, in its order; the last word with a calendar is in force.

    What a newer program wrote is passed over: the word before it still holds.
    """
    return tuple(word for act in acts if (word := _word(act)) is not None)


def put_aside(acts: Iterable[Act]) -> tuple[PutAside, ...]:
    """What two desks set without knowing of each other, and nobody has looked at since.

    The last in the unit's order is in force; what the one before it changed would be lost
    unseen. Acts of an older program do not say what they were made upon, and dispute nothing.
    """
    found: dict[UUID, PutAside] = {}
    last: UUID | None = None
    word: CalendarWord | None = None
    for act in acts:
        if act.kind != kinds.CALENDAR_SET:
            continue
        if (ground := _ground(act.body)) is not None:
            if word is not None and ground.based_on != last:
                found[word.act] = PutAside(word, ground.based_on)
            for settled in ground.settles:
                found.pop(settled, None)
        last, word = act.id, _word(act)
    return tuple(found.values())


def _ground(body: Mapping[str, Any]) -> Ground | None:
    """None where the act does not say, or not in words we know."""
    if "based_on" not in body:
        return None
    try:
        based_on = body["based_on"]
        return Ground(
            None if based_on is None else UUID(based_on),
            tuple(UUID(settled) for settled in body.get("settles", ())),
        )
    except UNREADABLE:
        return None


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
    except UNREADABLE:
        return None
