"""How the open dossiers stand: what is due, late, waited for, or lies at the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from db.prepared import Statement
from db.queries.day.moments import (
    AHEAD,
    COLLECT_BEFORE,
    DUE_ENDS,
    HAND_OVER_BEFORE,
    NOW,
    Day,
    OfDay,
    held_by,
)
from db.queries.late import IN_PROCESS, late_at
from db.tables.dossier import AT_THE_DESK
from db.tables.dossier import dossier as d
from db.tables.post import postal_item as p
from db.tables.watching import MORE_THAN_ONE
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import OPEN, Status
from desk_app.domain.post.sending import Stage

_SEEN: Final = w.alias("seen")  # beside the tables of the question itself
_POSTED: Final = d.alias("posted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many dossiers; the conditions stand at `CONDITIONS`."""

    late: int = 0
    late_without_apology: int = 0
    due_today: int = 0
    due_today_ready: int = 0  # their result is back already
    not_handed_over: int = 0  # at the desk
    hand_over_late: int = 0  # of them, those that should be with their unit by now
    supplement: int = 0
    supplement_over: int = 0  # of them, those whose time is over
    supplement_twice: int = 0
    ready: int = 0  # results at the counter
    ready_too_long: int = 0  # of them, for more than seven days
    by_post: int = 0  # results given to the post, of which no outcome is known


@dataclass(frozen=True, slots=True)
class Stands:
    counts: Standing
    oldest: datetime | None  # UTC; since when the first of `hand_over_late` lies at the desk
    newest: datetime | None  # and the last


@dataclass(frozen=True, slots=True, kw_only=True)
class DueGroup:
    """Dossiers that are due on one of the next working days and go to one unit."""

    days: int  # 0: today; 1 to 3: that many working days from now
    procedure: str  # code
    unit: str  # that has the papers; empty: they are at the desk
    n: int


def _ranges() -> Sequence[tuple[ColumnElement[bool], Mapping[str, ColumnElement[bool] | None]]]:
    status, due = d.c.status, d.c.due_at
    today = and_(due >= NOW, due <= DUE_ENDS[0])
    posted = d.c.n.in_(
        select(_POSTED.c.n)
        .join_from(p, _POSTED, _POSTED.c.id == p.c.dossier)
        .where(p.c.stage == Stage.POSTED)
    )
    asked = select(_SEEN.c.n).where(_SEEN.c.asked > MORE_THAN_ONE)
    apologised = d.c.n.in_(select(_SEEN.c.n).where(_SEEN.c.apologised))
    lies = select(_SEEN.c.n).where(_SEEN.c.result_at < COLLECT_BEFORE)
    return (
        (late_at(NOW), {"late": None, "late_without_apology": ~apologised}),
        (and_(status.in_(IN_PROCESS), today), {"due_today": None}),
        (
            status == Status.RESULT_BACK,
            {
                "due_today_ready": today,
                "ready": ~posted,
                "ready_too_long": and_(d.c.n.in_(lies), ~posted),
                "by_post": posted,
            },
        ),
        (status == Status.SUPPLEMENT, {"supplement": None, "supplement_over": due < NOW}),
        (
            AT_THE_DESK,
            {"not_handed_over": None, "hand_over_late": d.c.papers_since < HAND_OVER_BEFORE},
        ),
        (and_(status.in_(OPEN), d.c.n.in_(asked)), {"supplement_twice": None}),
    )


_RANGES: Final = _ranges()
"""Dossiers that lie together in an index, and what is counted of them while they are gone through
once: each field of `Standing` with what narrows it; None: nothing does."""

CONDITIONS: Final = {
    name: range_ if narrower is None else and_(range_, narrower)
    for range_, counted in _RANGES
    for name, narrower in counted.items()
}
"""Name of a field of `Standing` → which dossiers it counts, in the words of `moments.given`."""


def _count_all(own: bool) -> Statement:
    late_to_go = d.c.papers_since < HAND_OVER_BEFORE
    counted = []
    for condition, names in _RANGES:
        columns: list[ColumnElement[Any]] = [
            (func.count() if narrower is None else func.count().filter(narrower)).label(name)
            for name, narrower in names.items()
        ]
        if "hand_over_late" in names:
            columns += [
                func.min(d.c.papers_since).filter(late_to_go).label("oldest"),
                func.max(d.c.papers_since).filter(late_to_go).label("newest"),
            ]
        query = select(*columns).select_from(d).where(condition, *held_by(own))
        counted.append(query.subquery())
    return select(*(column for each in counted for column in each.c))


def _group_due(own: bool) -> Statement:
    days = case(*((d.c.due_at <= end, n) for n, end in enumerate(DUE_ENDS)), else_=AHEAD)
    groups = (days.label("days"), d.c.procedure_code, d.c.papers_unit)
    return (
        select(*groups, func.count())
        .where(
            d.c.status.in_(IN_PROCESS),
            d.c.due_at >= NOW,
            d.c.due_at <= DUE_ENDS[-1],
            *held_by(own),
        )
        .group_by(*groups)
    )


_COUNTED: Final = OfDay(_count_all)
_DUE: Final = OfDay(_group_due)


def stands(connection: Connection, day: Day, by: UUID | None = None) -> Stands:
    """All counts at one moment."""
    counts = _COUNTED.row(connection, day, by)._asdict()
    oldest, newest = counts.pop("oldest"), counts.pop("newest")
    return Stands(Standing(**counts), oldest, newest)


def standing(connection: Connection, day: Day, by: UUID | None = None) -> Standing:
    return stands(connection, day, by).counts


def due_soon(connection: Connection, day: Day, by: UUID | None = None) -> Sequence[DueGroup]:
    """In process and due from now to the end of the third working day from today."""
    return tuple(
        DueGroup(days=days, procedure=procedure, unit=unit, n=n)
        for days, procedure, unit, n in _DUE.rows(connection, day, by)
    )
