"""Procedures of the catalogue, every version of each, and which of them is in force when.

An import is *staged* first: its versions are in force on no day. `switch` puts them in
force in one statement each, so that nobody ever reads half an import.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from desk_app.domain.law.procedure import Procedure, procedure_facts, procedure_from
from desk_app.domain.people.folding import words

FIRST_DAY: Final = date.min  # as `until`: in force on no day
NEVER: Final = date.max
SHORTENED: Final = "shortened"  # among the flags of a row
NAME_ENDS: Final = "|"  # in the folded words of a row
_DIGEST_BYTES: Final = 16
_CODES_AT_ONCE: Final = 500

T = TypeVar("T")

_LATEST: Final = (  # the newest version that has begun; abolished or not
    select(p.c.edition, b.c.body)
    .join(b, b.c.n == p.c.n)
    .where(p.c.code == bindparam("code"), p.c.until > FIRST_DAY)
    .order_by((p.c.since <= bindparam("day")).desc(), p.c.since.desc(), p.c.n.desc())
    .limit(1)
)
_PLACES: Final = select(p.c.code, p.c.n).where(
    p.c.code.in_(bindparam("codes", expanding=True)), p.c.edition == bindparam("edition")
)
_SAVE: Final = insert(p)
_STAGE: Final = _SAVE.on_conflict_do_update(
    index_elements=["code", "edition"],
    set_={c.name: _SAVE.excluded[c.name] for c in p.c if c.name not in {"n", "code", "edition"}},
)
_STAGE_BODY: Final = (  # the bytes as they are, stored as the text they are
    "INSERT INTO procedure_body (n, body) VALUES (?, CAST(? AS TEXT))"
    " ON CONFLICT (n) DO UPDATE SET body = excluded.body"
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as it is stored."""

    facts: Mapping[str, Any]  # the columns that lists read
    body: bytes


class Catalogue:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def on(self, code: str, day: date) -> tuple[Procedure, str] | None:
        """The version that stands for `code` on `day`, and its edition; None: no such code.

        The newest that has begun, even when it is abolished by then; where none has begun
        the one to come. `Procedure.is_open_on` tells whether it can be chosen.
        """
        row = self._connection.execute(_LATEST, {"code": code, "day": day}).first()
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
        """Write `rows` where nobody reads them yet, until `switch`."""
        if not rows:
            return
        self._connection.execute(_STAGE, [{**row.facts, "edition": edition} for row in rows])
        places = {"edition": edition, "codes": [row.facts["code"] for row in rows]}
        n_of = {row.code: row.n for row in self._connection.execute(_PLACES, places)}
        bodies = [(n_of[row.facts["code"]], row.body) for row in rows]
        self._connection.exec_driver_sql(_STAGE_BODY, bodies)

    def switch(self, edition: str, today: date = NEVER) -> None:
        """Put `edition` in force: each of its versions from its first day on.

        A version that began before ends the day the new one begins; one that is to begin
        later follows it. What the same decision had announced, but has not begun by `today`
        or was to begin later, is replaced: the decision has another first day now.
        """
        new = p.alias("new")
        mine = (new.c.edition == edition) & (new.c.code == p.c.code)
        announced = (p.c.since > new.c.since) | (p.c.since > today)
        same = (p.c.decision == new.c.decision) & (p.c.decision != "")
        replaced = (p.c.since == new.c.since) | (announced & same)
        shown = p.c.until > FIRST_DAY
        self._connection.execute(
            update(p)
            .where(p.c.edition != edition, shown, select(new.c.n).where(mine, replaced).exists())
            .values(until=FIRST_DAY)
        )
        other = p.alias("other")
        counts = (other.c.until > FIRST_DAY) | (other.c.edition == edition)
        follows = (
            select(func.min(other.c.since))
            .where(other.c.code == p.c.code, other.c.since > p.c.since, counts)
            .scalar_subquery()
        )
        codes = select(new.c.code).where(new.c.edition == edition)
        self._connection.execute(
            update(p)
            .where(p.c.code.in_(codes), shown | (p.c.edition == edition))
            .values(until=func.min(p.c.ends, func.coalesce(follows, NEVER)))
        )

    def in_force(self, day: date) -> Iterator[Procedure]:
        """Every procedure in force on `day`, by code."""
        rows = self._connection.execute(
            select(b.c.body)
            .join(p, p.c.n == b.c.n)
            .where(p.c.since <= day, p.c.until > day)
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

    def _newest(self, codes: Sequence[str], asked: Select[tuple[str, T]]) -> dict[str, T]:
        found: dict[str, T] = {}
        newest_last = asked.where(p.c.until > FIRST_DAY).order_by(p.c.since, p.c.n)
        for start in range(0, len(codes), _CODES_AT_ONCE):
            here = newest_last.where(p.c.code.in_(codes[start : start + _CODES_AT_ONCE]))
            found.update((code, value) for code, value in self._connection.execute(here))
        return found


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


def _body(procedure: Procedure) -> bytes:
    return msgspec.json.encode(procedure_facts(procedure))


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()


def _version(procedure: Procedure, on: date) -> VersionRow:
    body = _body(procedure)
    return VersionRow(_row(procedure, on) | {"digest": _digest(body)}, body)


def _row(procedure: Procedure, on: date) -> dict[str, Any]:
    flags = [*procedure.flags, *([SHORTENED] if procedure.is_shortened else ())]
    rest = words(f"{procedure.short} {procedure.field} {procedure.code}")
    folded = " ".join(["", *words(procedure.name), NAME_ENDS, *rest])
    return {
        "code": procedure.code,
        "since": procedure.valid_from or on,
        "until": FIRST_DAY,
        "ends": procedure.abolished_on or NEVER,
        "name": procedure.name,
        "field": procedure.field,
        "levels": " ".join(sorted(procedure.levels)),
        "flags": " ".join(sorted(flags)),
        "online": procedure.online or "",
        "decision": procedure.decision,
        "decided_on": procedure.decided_on,
        "folded": folded,
        "size": folded.index(NAME_ENDS),
    }
