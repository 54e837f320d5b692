"""Procedures of the catalogue, every version of each, and which of them is in force when.

An import is *staged* and *prepared*, so many codes at a time: each row gets the last day it
will have, and keeps beside it the one it has now, which of a new version is no day at all. As
long as the *turn* is under way everybody reads the latter; `switch` ends it, so that nobody
ever reads half an import and nobody waits for one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    String,
    Update,
    bindparam,
    case,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import dialect, insert

from db.prepared import Prepared, asked_for
from db.tables.catalogue import catalogue_turn as t
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from desk_app.domain.law.procedure import Procedure, procedure_facts, procedure_from
from desk_app.domain.people.folding import words

FIRST_DAY: Final = date.min  # as `until`: in force on no day
NEVER: Final = date.max
_FIRST_DAY: Final = FIRST_DAY.isoformat()
_NEVER: Final = NEVER.isoformat()
SHORTENED: Final = "shortened"  # among the flags of a row
NAME_ENDS: Final = "|"  # in the folded words of a row
_DIGEST_BYTES: Final = 16
_ENCODER: Final = msgspec.json.Encoder()
_CODES_AT_ONCE: Final = 500

_LAST_TURN: Final = select(t)
UNDER_WAY: Final = select(t.c.turn).where(t.c.under_way).scalar_subquery()


def until_of(versions: FromClause) -> ColumnElement[date]:
    """Up to the day before this one a version is in force, for everybody who reads."""
    c = versions.c
    return case((c.turn == UNDER_WAY, c.before), else_=c.until)


def _latest() -> Select[Any]:
    """The newest version that has begun; abolished or not."""
    begun = p.c.since <= asked_for("day", Date)
    newest = (
        select(p.c.n, p.c.edition)
        .where(p.c.code == asked_for("code", String), until_of(p) > FIRST_DAY)
        .order_by(begun.desc(), p.c.since.desc(), p.c.n.desc())
        .limit(1)
        .subquery()
    )
    return select(newest.c.edition, b.c.body).join(b, b.c.n == newest.c.n)


_LATEST: Final = Prepared(_latest)
_SAVE: Final = insert(p)
_KEPT: Final = {"n", "code", "edition", "until", "before", "turn"}
_STAGE: Final = (  # for the driver itself, to which an import's thousands of rows go as they are
    _SAVE.on_conflict_do_update(
        index_elements=["code", "edition"],
        set_={c.name: _SAVE.excluded[c.name] for c in p.c if c.name not in _KEPT},
    ).compile(dialect=dialect(paramstyle="qmark"), column_keys=p.c.keys()[1:])
)
_IN_ORDER: Final = itemgetter(*(_STAGE.positiontup or ()))
_STAGE_BODY: Final = (  # the bytes as they are, stored as the text they are
    "INSERT INTO procedure_body (n, body)"
    " SELECT n, CAST(? AS TEXT) FROM procedure WHERE code = ? AND edition = ?"
    " ON CONFLICT (n) DO UPDATE SET body = excluded.body"
)


def _prepare() -> tuple[Update, ...]:
    """In their order; see `Catalogue.prepare`."""
    edition: BindParameter[str] = bindparam("of")
    today: BindParameter[date] = bindparam("today", type_=Date)
    here = p.c.code.in_(bindparam("codes", expanding=True))
    begin = {"until": until_of(p), "before": until_of(p), "turn": bindparam("now")}
    new, other = p.alias("new"), p.alias("other")
    mine = (new.c.edition == edition) & (new.c.code == p.c.code)
    announced = (p.c.since > new.c.since) | (p.c.since > today)
    same = (p.c.decision == new.c.decision) & (p.c.decision != "")
    replaced = (p.c.since == new.c.since) | (announced & same)
    shown = p.c.until > FIRST_DAY
    by_it = select(new.c.n).where(mine, replaced).exists()
    counts = (other.c.until > FIRST_DAY) | (other.c.edition == edition)
    follows = (
        select(func.min(other.c.since))
        .where(other.c.code == p.c.code, other.c.since > p.c.since, counts)
        .scalar_subquery()
    )
    last_day = func.min(p.c.ends, func.coalesce(follows, NEVER))
    return (
        update(p).where(here).values(begin),
        update(p).where(here, p.c.edition != edition, shown, by_it).values(until=FIRST_DAY),
        update(p).where(here, shown | (p.c.edition == edition)).values(until=last_day),
    )


_PREPARE: Final = _prepare()
_ASKED_FOR: Final = p.c.code.in_(  # however many, by a statement made once
    select(func.json_each(bindparam("codes")).table_valued("value").c.value)
)
_TOUCHED: Final = (  # by other turns; alone, a code is right as it is staged
    select(p.c.code).where(_ASKED_FOR, p.c.turn != bindparam("now")).distinct()
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as it is stored."""

    facts: dict[str, Any]  # the columns that lists read, as the driver takes them
    body: bytes


class Catalogue:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._under_way: tuple[str, int] | None = None  # edition and turn, once asked for

    def on(self, code: str, day: date) -> tuple[Procedure, str] | None:
        """The version that stands for `code` on `day`, and its edition; None: no such code.

        The newest that has begun, even when it is abolished by then; where none has begun
        the one to come. `Procedure.is_open_on` tells whether it can be chosen.
        """
        row = _LATEST.first(self._connection, {"code": code, "day": day})
        return (procedure_of(row.body), row.edition) if row else None

    def in_edition(self, code: str, edition: str) -> Procedure | None:
        body = self._connection.execute(
            select(b.c.body).join(p, p.c.n == b.c.n).where(p.c.code == code, p.c.edition == edition)
        ).scalar()
        return None if body is None else procedure_of(body)

    def put(self, edition: str, procedures: Iterable[Procedure], on: date = FIRST_DAY) -> None:
        """Add `procedures` as versions of their codes; older ones are kept."""
        self.stage(edition, versions(procedures, on))
        self.switch(edition)

    def stage(self, edition: str, rows: Sequence[VersionRow]) -> None:
        """Write `rows` so that nobody reads them until `switch`."""
        if not rows:
            return
        more = {"edition": edition, "turn": self._turn(edition)}
        self._connection.exec_driver_sql(str(_STAGE), [_IN_ORDER(row.facts | more) for row in rows])
        bodies = [(row.body, row.facts["code"], edition) for row in rows]
        self._connection.exec_driver_sql(_STAGE_BODY, bodies)

    def prepare(self, edition: str, codes: Sequence[str], today: date = NEVER) -> None:
        """Write, unseen, which days the versions of `codes` will have from `switch` on.

        A version that began before ends the day the new one begins; one that is to begin
        later follows it. What the same decision had announced, but has not begun by `today`
        or was to begin later, is replaced: the decision has another first day now.
        """
        now = self._turn(edition)
        asked = {"codes": _listed(codes), "now": now}
        left = self._connection.execute(_TOUCHED, asked).scalars().all()
        facts = {"of": edition, "codes": left, "today": today, "now": now}
        for statement in _PREPARE if left else ():
            self._connection.execute(statement, facts)

    def switch(self, edition: str, today: date = NEVER) -> None:
        """Put `edition` in force: each of its versions from its first day on.

        Short where it was prepared. What was not, or was undone by another turn in between,
        is prepared now.
        """
        turn = self._turn(edition)
        mine = select(p.c.code).where(p.c.edition == edition)
        left = select(p.c.code).where(p.c.code.in_(mine), p.c.turn != turn).distinct()
        codes = self._connection.execute(left).scalars().all()
        for start in range(0, len(codes), _CODES_AT_ONCE):
            self.prepare(edition, codes[start : start + _CODES_AT_ONCE], today)
        self._connection.execute(update(t).values(under_way=False))
        self._under_way = None

    def _turn(self, edition: str) -> int:
        """The turn of `edition`; begun where it is not under way, in place of any other."""
        if self._under_way is None or self._under_way[0] != edition:
            self._under_way = edition, self._turn_begun(edition)
        return self._under_way[1]

    def _turn_begun(self, edition: str) -> int:
        last = self._connection.execute(_LAST_TURN).first()
        if last and last.under_way:
            if last.edition == edition:
                return int(last.turn)
            undone = update(p).where(p.c.turn == last.turn).values(until=p.c.before)
            self._connection.execute(undone)
        turn = last.turn + 1 if last else 1
        self._connection.execute(delete(t))
        begun = {"turn": turn, "edition": edition, "under_way": True}
        self._connection.execute(insert(t).values(begun))
        return turn

    def in_force(self, day: date) -> Iterator[Procedure]:
        """Every procedure in force on `day`, by code."""
        rows = self._connection.execute(
            select(b.c.body)
            .join(p, p.c.n == b.c.n)
            .where(p.c.since <= day, until_of(p) > day)
            .order_by(p.c.code)
        )
        for (body,) in rows:
            yield procedure_from(msgspec.json.decode(body))

    def newest(self, codes: Sequence[str]) -> dict[str, Procedure]:
        """The last version of each of `codes`, begun or not, to compare an import with."""
        rows = self._newest(codes, select(p.c.code, b.c.body).join(b, b.c.n == p.c.n))
        return {code: procedure_from(msgspec.json.decode(body)) for code, body in rows.items()}

    def digests(self, codes: Sequence[str]) -> dict[str, bytes]:
        """Of the same versions, what `digest_of` tells of them: far less is read."""
        return self._newest(codes, select(p.c.code, p.c.digest))

    def _newest(self, codes: Sequence[str], asked: Select[Any]) -> dict[str, Any]:
        """Of each code, the second column of what is `asked`."""
        if not codes:
            return {}
        newest_last = asked.where(until_of(p) > FIRST_DAY).order_by(p.c.since, p.c.n)
        rows = self._connection.execute(newest_last.where(_ASKED_FOR), {"codes": _listed(codes)})
        return dict(rows.all())


def versions(procedures: Iterable[Procedure], on: date = FIRST_DAY) -> Sequence[VersionRow]:
    """What `stage` writes; made beforehand, it holds up nobody who wants to write.

    Args:
        on: First day of those that name none.
    """
    last = {procedure.code: procedure for procedure in procedures}
    return [_version(each, on) for each in last.values()]


def digest_of(procedure: Procedure) -> bytes:
    """The same for two procedures that do not differ."""
    return _digest(_body(procedure))


@lru_cache(64)
def procedure_of(body: str) -> Procedure:
    """An office receives few procedures, and reading one costs as much as storing a dossier."""
    return procedure_from(msgspec.json.decode(body))


def _listed(codes: Sequence[str]) -> str:
    return msgspec.json.encode(codes).decode()


def _body(procedure: Procedure) -> bytes:
    return _ENCODER.encode(procedure_facts(procedure))


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()


def _version(procedure: Procedure, on: date) -> VersionRow:
    body = _body(procedure)
    return VersionRow(_row(procedure, on, _digest(body)), body)


def _row(procedure: Procedure, on: date, digest: bytes) -> dict[str, Any]:
    flags: frozenset[str] = procedure.flags
    if procedure.is_shortened:
        flags |= {SHORTENED}
    rest = words(f"{procedure.short} {procedure.field} {procedure.code}")
    folded = " ".join(["", *words(procedure.name), NAME_ENDS, *rest])
    ends = _NEVER if procedure.abolished_on is None else procedure.abolished_on.isoformat()
    return {
        "code": procedure.code,
        "since": (procedure.valid_from or on).isoformat(),
        "until": ends,
        "before": _FIRST_DAY,
        "ends": ends,
        "name": procedure.name,
        "field": procedure.field,
        "levels": _in_order(procedure.levels),
        "flags": _in_order(flags),
        "online": str(procedure.online or ""),
        "decision": procedure.decision,
        "decided_on": procedure.decided_on and procedure.decided_on.isoformat(),
        "folded": folded,
        "size": folded.index(NAME_ENDS),
        "digest": digest,
    }


@lru_cache(256)  # few different ones
def _in_order(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
