"""Propose the days off of a further year: the `holidays` package, corrected by our own table.

Provisional by nature: the yearly notice decides. A person looks at it, changes what is
otherwise, and sets it like any other change.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Protocol

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.calendar_faults import GroundMissing, YearNotKnown

_TABLE: Final = "calendar/corrections.toml"
_LAST_YEAR: Final = 2100  # the lunar tables of the package end there


@dataclass(frozen=True, slots=True)
class _Seed:
    off: Mapping[date, str]
    worked: Mapping[date, str]
    source: str


class _Package(Protocol):
    """What we ask of the package, which is typed in part."""

    def __call__(self, *, years: int, language: str) -> Mapping[date, str]: ...


def with_year(calendar: WorkingCalendar, year: int) -> WorkingCalendar:
    """`calendar` reaching to the end of `year`, which comes next; its days are provisional.

    Raises:
        YearNotKnown: another year comes next, or the package does not reach so far.

    Legal: [calendar.holidays]
    """
    if year != calendar.last.year + 1 or year > _LAST_YEAR:
        raise YearNotKnown(year)
    seed = _seed(year)
    days = {*seed.off, *seed.worked}
    return replace(
        calendar,
        last=date(year, 12, 31),
        provisional_from=calendar.provisional_from or date(year, 1, 1),
        days_off={**calendar.days_off, **seed.off},
        worked={**calendar.worked, **seed.worked},
        sources={**calendar.sources, **dict.fromkeys(days, seed.source)},
    )


def with_notice(calendar: WorkingCalendar, source: str) -> WorkingCalendar:
    """`calendar` once the notice of its first provisional year is out: `source` stands behind it.

    Days of that year that nobody gave a source of their own get this one. The same calendar
    where nothing is provisional.

    Raises:
        GroundMissing: which notice?

    Legal: [calendar.holidays]
    """
    said = " ".join(source.split())
    if not said:
        raise GroundMissing()
    if calendar.provisional_from is None:
        return calendar
    year, unnamed = calendar.provisional_from.year, {"", _corrections()["source"]}
    stated = {
        day: said
        for day in (*calendar.days_off, *calendar.worked)
        if day.year == year and calendar.source_of(day) in unnamed
    }
    following = date(year + 1, 1, 1)
    return replace(
        calendar,
        provisional_from=following if following <= calendar.last else None,
        sources={**calendar.sources, **stated},
    )


def _seed(year: int) -> _Seed:
    # Slow to load and needed once a year; by its own name, so that a frozen program has it.
    from holidays.countries.vietnam import Vietnam  # noqa: PLC0415  # slow, as said

    table = _corrections()
    package: _Package = Vietnam
    named = package(years=year, language="vi")
    off = {day: name for day, said in named.items() if (name := _name(said, table)) is not None}
    off |= {entry["day"]: entry["name"] for entry in table["off"] if entry["day"].year == year}
    worked = {e["day"]: e["name"] for e in table["worked"] if e["day"].year == year}
    gone = {*table["not_off"], *worked}
    return _Seed(
        off={day: name for day, name in sorted(off.items()) if day not in gone},
        worked=worked,
        source=table["source"],
    )


def _name(said: str, table: Mapping[str, Any]) -> str | None:
    """The name of a day off as we print it; None for a day that is none here."""
    names = [entry["name"] for entry in table["names"] if entry["holds"] in said]
    name = str(names[0]) if names else said
    if not said.endswith(table["moved"]):
        return name
    return None if name in table["never_moved"] else table["moved_name"].format(name=name)


@cache
def _corrections() -> Mapping[str, Any]:
    return tomllib.loads(files("resources").joinpath(_TABLE).read_text("utf-8"))
