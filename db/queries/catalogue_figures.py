"""The catalogue in figures: what is in force on a day, and what changed in a time.

A procedure of several levels is one procedure: it is listed under its lead level, the first
of province, district and commune, so that the lists add up to the total; it is counted
besides at each level where it is done.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from db.queries.catalogue import Change, FieldRow, changes, field_rows, levels_of
from db.queries.procedures import in_force
from db.repositories.catalogue import SHORTENED
from db.tables.catalogue import procedure as p
from desk_app.domain.law.procedure import Flag, Level, is_shared, lead_level


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFigures:
    total: int  # each procedure once
    listed: Mapping[Level, int]  # under its lead level; with `without_level` they make the total
    without_level: int
    done_at: Mapping[Level, int]  # a procedure counts at each of its levels
    shared: int  # done at two or three of province, district and commune
    flags: Mapping[Flag, int]  # a procedure counts under each of its flags
    shortened: int  # the office keeps to less than the law's time, in some case
    fields: Sequence[FieldRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueChanges:
    decisions: int  # different ones that put versions in force or abolished procedures
    added: int  # versions of procedures that were not there before
    changed: int  # versions that replaced an earlier one: amended or supplemented
    abolished: int


def figures(connection: Connection, day: date) -> CatalogueFigures:
    """What is in force on `day`."""
    counts = connection.execute(
        select(p.c.levels, p.c.flags, p.c.field, func.count())
        .where(in_force(day))
        .group_by("levels", "flags", "field")
    ).all()
    listed, done_at = Counter[Level | None](), Counter[Level]()
    marks: Counter[str] = Counter()
    total = shared = 0
    for words, flags, _, many in counts:
        levels = levels_of(words)
        total += many
        listed[lead_level(levels)] += many
        shared += many * is_shared(levels)
        for level in levels:
            done_at[level] += many
        for mark in flags.split():
            marks[mark] += many
    return CatalogueFigures(
        total=total,
        listed={level: listed[level] for level in Level},
        without_level=listed[None],
        done_at={level: done_at[level] for level in Level},
        shared=shared,
        flags={flag: marks[flag] for flag in Flag},
        shortened=marks[SHORTENED],
        fields=field_rows((field, many) for _, _, field, many in counts),
    )


def changed_within(connection: Connection, first: date, last: date) -> CatalogueChanges:
    """What came into force or was abolished from `first` to `last`, both days included."""
    news = changes(first, last).subquery()
    kinds: Counter[str] = Counter(connection.execute(select(news.c.change)).scalars())
    decisions = select(func.count(news.c.decision.distinct())).where(news.c.decision != "")
    return CatalogueChanges(
        decisions=connection.execute(decisions).scalar_one(),
        added=kinds[Change.ADDED],
        changed=kinds[Change.CHANGED],
        abolished=kinds[Change.ABOLISHED],
    )
