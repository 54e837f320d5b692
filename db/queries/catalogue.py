"""The catalogue as its screen shows it: fields, procedures of a day, versions, what is new."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Date,
    case,
    desc,
    exists,
    func,
    literal,
    not_,
    select,
    union_all,
)

from db.queries.procedures import begins, in_force
from db.repositories.catalogue import FIRST_DAY, NEVER, SHORTENED, procedure_of, until_of
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from desk_app.domain.law.procedure import Flag, Level, OnlineLevel, Procedure, fields_of
from desk_app.domain.people.folding import fold, words

DAY: Final = timedelta(days=1)
_FLAGS: Final = frozenset(Flag)
_o = p.alias("other")


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the catalogue. A procedure of several fields counts in each of them."""

    field: str  # empty: those without one
    procedures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    code: str
    name: str
    field: str
    levels: frozenset[Level]
    flags: frozenset[Flag]
    shortened: bool  # the office keeps to less than the law's time
    online: OnlineLevel | None
    decision: str
    decided_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    edition: str
    since: date | None  # first day in force; None: since the catalogue began
    until: date | None  # first day not in force any more; None: no end in sight
    procedure: Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    change: Change
    on: date  # from this day on
    code: str
    name: str
    field: str
    levels: frozenset[Level]
    decision: str
    decided_on: date | None


def tree(connection: Connection, day: date) -> Sequence[FieldRow]:
    """The fields of what is in force on `day`, in alphabetical order, the empty one last."""
    rows = connection.execute(
        select(p.c.field, func.count()).where(in_force(day)).group_by("field")
    )
    return field_rows((field, many) for field, many in rows)


def field_rows(counts: Iterable[tuple[str, int]]) -> Sequence[FieldRow]:
    """Of each published wording, which may name several fields, with its number."""
    found: Counter[str] = Counter()
    for wording, many in counts:
        for each in fields_of(wording) or ("",):
            found[each] += many
    rows = [FieldRow(field, many) for field, many in found.items()]
    return sorted(rows, key=lambda row: (not row.field, fold(row.field), row.field))


def listing(
    connection: Connection,
    day: date,
    field: str | None = None,
    level: Level | None = None,
    flag: str | None = None,
    sought: str = "",
) -> Sequence[CatalogueRow]:
    """What is in force on `day` and answers to everything asked for, by name.

    Args:
        field: One of `tree`; "" for those without a field.
        flag: A `Flag`, or "shortened".
        sought: Each word begins a word of name, short name, field or code; without accents.
    """
    asked = [begins(piece) for piece in words(sought)]
    if field:
        asked.append(("; " + p.c.field + "; ").contains(f"; {field}; ", autoescape=True))
    elif field is not None:
        asked.append(p.c.field == "")
    if level:
        asked.append(has(p.c.levels, level))
    if flag:
        asked.append(has(p.c.flags, flag))
    query = (
        select(
            p.c.code,
            p.c.name,
            p.c.field,
            p.c.levels,
            p.c.flags,
            p.c.online,
            p.c.decision,
            p.c.decided_on,
        )
        .where(in_force(day), *asked)
        .order_by(p.c.folded, p.c.code)
    )
    return [
        CatalogueRow(
            code=row.code,
            name=row.name,
            field=row.field,
            levels=levels_of(row.levels),
            flags=frozenset(Flag(each) for each in row.flags.split() if each in _FLAGS),
            shortened=SHORTENED in row.flags.split(),
            online=OnlineLevel(row.online) if row.online else None,
            decision=row.decision,
            decided_on=row.decided_on,
        )
        for row in connection.execute(query)
    ]


def versions_of(connection: Connection, code: str) -> Sequence[Version]:
    """Every version of `code` that is, was or will be in force, the newest first."""
    rows = connection.execute(
        select(p.c.edition, p.c.since, until_of(p), b.c.body)
        .join(b, b.c.n == p.c.n)
        .where(p.c.code == code, until_of(p) > FIRST_DAY)
        .order_by(p.c.since.desc())
    )
    return [
        Version(
            edition=edition,
            since=None if since == FIRST_DAY else since,
            until=None if until == NEVER else until,
            procedure=procedure_of(body),
        )
        for edition, since, until, body in rows
    ]


def what_is_new(connection: Connection, since: date, until: date) -> Sequence[News]:
    """What was added, changed or abolished from `since` to `until`, both days included.

    The newest first; what is only announced is there too where `until` lies ahead. The
    procedures a catalogue began with are no news. One that was abolished before the office
    heard of it is news of the day it heard.
    """
    return [
        News(
            change=Change(row.change),
            on=row.day,
            code=row.code,
            name=row.name,
            field=row.field,
            levels=levels_of(row.levels),
            decision=row.decision,
            decided_on=row.decided_on,
        )
        for row in connection.execute(changes(since, until).order_by(desc("day"), "folded"))
    ]


def changes(since: date, until: date) -> CompoundSelect[Any]:
    """One row for each change of those days: the version, `change` and `day`."""
    facts = (p.c.code, p.c.name, p.c.field, p.c.levels, p.c.decision, p.c.decided_on, p.c.folded)
    ended = func.max(p.c.ends, p.c.since, type_=Date)
    kind = case((_other(_o.c.since < p.c.since), Change.CHANGED), else_=Change.ADDED)
    begun = select(*facts, kind.label("change"), p.c.since.label("day")).where(
        p.c.since.between(max(since, FIRST_DAY + DAY), until), until_of(p) > p.c.since
    )
    replaced = _other((_o.c.since > p.c.since) & (_o.c.since <= p.c.ends))
    closed = select(*facts, literal(Change.ABOLISHED).label("change"), ended.label("day")).where(
        until_of(p) > FIRST_DAY, p.c.ends < NEVER, ended.between(since, until), not_(replaced)
    )
    return union_all(begun, closed)


def _other(holds: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_o.c.code == p.c.code, until_of(_o) > FIRST_DAY, holds)


def has(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """`word` is one of those in `column`, which have one blank between them."""
    return (" " + column + " ").contains(f" {word} ", autoescape=True)


def levels_of(column: str) -> frozenset[Level]:
    return frozenset(Level(level) for level in column.split())
