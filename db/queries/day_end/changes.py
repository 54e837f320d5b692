"""What changed days that were sealed, and no sheet has told yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from db.queries.day_end.lines import days_come_late, lines_of_days, office_day, raws_of, unheld
from db.queries.day_end.names import called, officers
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, moment_text, read_act
from desk_app.domain.day_end.held import (
    AMENDS,
    COUNTED,
    HOW_PRINTS_ENDED,
    OF_A_LIST,
    DayLine,
    Held,
    asks_why,
    held_of,
    holds,
    joined,
)
from desk_app.domain.day_end.papers import SHEET
from desk_app.domain.day_end.seal import OfficeDay
from desk_app.domain.day_end.sheet import ChangeLine
from desk_app.domain.ids import UnitCode
from desk_app.domain.office import is_centre_desk

_BACK: Final = timedelta(days=31)  # days before are looked at when an act of them arrives
_ONE: Final = timedelta(days=1)
_LOOSE: Final = frozenset({kinds.LOOSE_HANDED_OVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    lines: tuple[ChangeLine, ...]
    told: Mapping[date, Held]  # what the lines tell of, by the sealed day
    unsealed: tuple[date, ...]  # days of the last month with acts and no seal, since the first seal


def changes_before(connection: Connection, unit: UnitCode, day: date, until: date) -> Changes:
    """What the sheet of `day` has to tell of days sealed before.

    Args:
        until: Today: seals up to then have told something.
    """
    first = day - _BACK
    old = [each for each in days_come_late(connection, first) if each < first]
    begin = min(old, default=first)
    days = {each: office_day(connection, unit, each) for each in _days(begin, until)}
    seals = {each: known for each, known in days.items() if known.seal is not None}
    if not seals:
        return Changes(lines=(), told={}, unsealed=())
    held = dict(lines_of_days(connection, first, day))
    for each in old:
        held |= lines_of_days(connection, each, each)
    new = {
        each: fresh
        for each in sorted(seals.keys() & held.keys())
        if each != day and (fresh := _untold(each, seals, held[each]))
    }
    lines = tuple(
        line for each in new for line in _worded(connection, each, seals[each], new[each])
    )
    earliest = min(seals)
    unsealed = tuple(
        each
        for each in _days(max(earliest, first), day - _ONE)
        if each not in seals and any(line.kind in COUNTED for line in held.get(each, ()))
    )
    return Changes(
        lines=lines,
        told={each: held_of(fresh) for each, fresh in new.items()},
        unsealed=unsealed,
    )


def changes_since(connection: Connection, day: date, known: OfficeDay) -> Sequence[ChangeLine]:
    """What changed the sealed `day` since, told in a later sheet or not."""
    fresh = unheld(known, lines_of_days(connection, day, day).get(day, ()))
    return tuple(_worded(connection, day, known, fresh))


def _untold(
    day: date, seals: Mapping[date, OfficeDay], lines: Iterable[DayLine]
) -> Sequence[DayLine]:
    told = joined(
        *(known.seal.told.get(day, {}) for known in seals.values() if known.seal is not None)
    )
    return tuple(line for line in unheld(seals[day], lines) if not holds(told, line))


def _worded(
    connection: Connection, day: date, known: OfficeDay, fresh: Sequence[DayLine]
) -> Iterable[ChangeLine]:
    """Those that a sheet counts each by itself, in the order they were made; then what else
    people did for a reason, alike in one line; the rest, and what the centre notes, by desk."""
    seal = known.seal
    if seal is None:
        return
    deeds = [line for line in fresh if _is_deed(line)]
    worked = frozenset(line.kind for line in deeds) - OF_A_LIST
    acts = [read_act(raw).act for raw in raws_of(connection, deeds, worked)]
    names, people = called(connection, (act.subject.id for act in acts)), officers(connection)
    told = [
        ChangeLine(
            day=day.isoformat(),
            kind=act.kind,
            desk=act.desk,
            officer=people.get(act.actor, ""),
            at=moment_text(act.made_at),
            about=names.get(act.subject.id, ""),
            said=_why(act, known),
            late=act.made_at < seal.at,
        )
        for act in sorted(acts, key=lambda each: each.made_at)
    ]
    yield from (line for line in told if line.kind in COUNTED)
    yield from _together(line for line in told if line.kind not in COUNTED)
    yield from _others(day, _worked(connection, fresh))


def _is_deed(line: DayLine) -> bool:
    """Whether somebody did it for a reason. What the centre's desk notes by itself has neither
    officer nor reason; of what figures are made of, the figures are told all the same."""
    return asks_why(line.kind) and (line.kind in COUNTED or not is_centre_desk(line.desk))


def _together(lines: Iterable[ChangeLine]) -> Iterable[ChangeLine]:
    """One for what is alike in kind, desk, officer and reason: its last moment, and how many."""
    alike: dict[ChangeLine, ChangeLine] = {}
    for line in lines:
        key = replace(line, at="", about="")
        before = alike.get(key)
        if before is None:
            alike[key] = line
        else:
            alike[key] = replace(line, about="", count=before.count + 1)
    return alike.values()


def _worked(connection: Connection, fresh: Sequence[DayLine]) -> Sequence[DayLine]:
    """What nobody counts one by one and is work all the same: how a print ended is none, and
    neither is printing the sheets of days."""
    sheets = {
        (act.desk, act.seq)
        for act in (read_act(raw).act for raw in raws_of(connection, fresh, _LOOSE))
        if act.body.get("form") == SHEET
    }
    return [
        line
        for line in fresh
        if not _is_deed(line)
        and line.kind not in HOW_PRINTS_ENDED
        and (line.desk, line.seq) not in sheets
    ]


def _others(day: date, rest: Sequence[DayLine]) -> Iterable[ChangeLine]:
    by_desk: dict[str, list[DayLine]] = defaultdict(list)
    for line in rest:
        by_desk[line.desk].append(line)
    for desk in sorted(by_desk):
        lines = by_desk[desk]
        last = max(line.made_at for line in lines)
        yield ChangeLine(
            day=day.isoformat(),
            kind="",
            desk=desk,
            officer="",
            at=moment_text(last),
            count=len(lines),
        )


def _why(act: Act, known: OfficeDay) -> str:
    if act.kind in AMENDS and (said := str(act.body.get("reason", "")).strip()):
        return said
    return known.reason_of(act.actor, act.desk, act.made_at)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + _ONE * at for at in range((last - first).days + 1))
