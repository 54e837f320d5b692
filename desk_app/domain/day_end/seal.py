"""The seal of a day, and who worked on behind it: a fold of the day's own acts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.day_end.held import (
    DayLine,
    Held,
    digest_over,
    held_facts,
    held_from,
    holds,
    how_many,
)
from desk_app.domain.day_end.sheet import DaySheet, RemarkLine, facts_of, from_facts
from desk_app.domain.ids import ActId, DeskId, OfficerId


class Proof(Enum):
    """What recomputing the digest of a sealed day comes to."""

    SAME = "same"
    NOT_ALL_HERE = "not_all_here"  # this desk does not have every act the seal holds
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a leader locked."""

    act: ActId
    day: date
    desk: DeskId
    by: OfficerId
    officer_name: str
    at: datetime  # UTC
    digest: bytes  # SHA-256 over the acts of `held`
    held: Held
    told: Mapping[date, Held]  # changes of days sealed before that its sheet tells
    sheet: DaySheet
    remarks: tuple[RemarkLine, ...]

    def proof(self, lines: Iterable[DayLine]) -> Proof:
        """Args: lines: What the day holds at this desk."""
        mine = [line for line in lines if holds(self.held, line)]
        if len(mine) < how_many(self.held):
            return Proof.NOT_ALL_HERE
        return Proof.SAME if digest_over(mine) == self.digest else Proof.DIFFERS


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOn:
    """Somebody's reason to work on in a sealed day at one desk."""

    desk: DeskId
    by: OfficerId
    officer_name: str
    at: datetime  # UTC
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDay:
    """What is known of the seal of one day."""

    seal: Seal | None = None
    went_on: tuple[WentOn, ...] = ()
    again: tuple[ActId, ...] = ()  # other desks sealed it too, not knowing: the first stands

    def reason_of(self, officer: OfficerId, desk: DeskId, until: datetime) -> str:
        """Why `officer` worked on at `desk` by then; empty where they have not said."""
        said = [
            each.reason
            for each in self.went_on
            if (each.by, each.desk) == (officer, desk) and each.at <= until
        ]
        return said[-1] if said else ""


def sealed_facts(
    sheet: DaySheet,
    officer_name: str,
    over: tuple[bytes, Held],
    told: Mapping[date, Held],
    remarks: Sequence[RemarkLine],
) -> Body:
    """What the act says. Args: over: The digest, and the acts it is over."""
    digest, held = over
    return {
        "day": sheet.day,
        "officer_name": officer_name,
        "digest": digest.hex(),
        "held": held_facts(held),
        "told": {day.isoformat(): held_facts(of_day) for day, of_day in told.items()},
        "sheet": facts_of(sheet),
        "remarks": [facts_of(remark) for remark in remarks],
    }


def went_on_body(day: date, reason: str, officer_name: str) -> Body:
    return {"day": day.isoformat(), "reason": reason, "officer_name": officer_name}


def fold_day(acts: Iterable[Act]) -> OfficeDay:
    """The first seal in the unit's order stands; what cannot be read is passed."""
    day = OfficeDay()
    for act in acts:
        try:
            day = _next(day, act)
        except UNREADABLE:
            continue  # a newer program wrote it; what came before still holds
    return day


def seal_from(act: Act) -> Seal:
    """Raises KeyError, TypeError, ValueError: a program we cannot follow wrote it."""
    body: Mapping[str, Any] = act.body
    return Seal(
        act=act.id,
        day=date.fromisoformat(text(body, "day")),
        desk=act.desk,
        by=act.actor,
        officer_name=text(body, "officer_name"),
        at=act.made_at,
        digest=bytes.fromhex(text(body, "digest")),
        held=held_from(body["held"]),
        told={date.fromisoformat(day): held_from(held) for day, held in body["told"].items()},
        sheet=from_facts(DaySheet, body["sheet"]),
        remarks=tuple(from_facts(RemarkLine, remark) for remark in body["remarks"]),
    )


def _next(day: OfficeDay, act: Act) -> OfficeDay:
    if act.kind == kinds.DAY_SEALED:
        if day.seal is not None:
            return replace(day, again=(*day.again, act.id))
        return replace(day, seal=seal_from(act))
    if act.kind == kinds.DAY_WENT_ON:
        went_on = WentOn(
            desk=act.desk,
            by=act.actor,
            officer_name=text(act.body, "officer_name"),
            at=act.made_at,
            reason=text(act.body, "reason"),
        )
        return replace(day, went_on=(*day.went_on, went_on))
    return day
