"""The rows of dossiers and the words they are found by, many at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, union_all, update

from db.bulk import Rows, among, as_json
from db.driver import Values, store_each
from db.prepared import Prepared
from db.tables.dossier import dossier as d
from desk_app.domain.acts.fold import VERSION, Folded
from desk_app.domain.dossier import Dossier
from desk_app.domain.people.folding import fold as fold_name

ADD_WORDS: Final = "INSERT INTO dossier_words (rowid, name) VALUES (?, ?)"
DROP_WORDS: Final = "DELETE FROM dossier_words WHERE rowid = ?"

_TAIL: Final = 4
_ADD: Final = Rows(insert(d))
_N, _ID, _CODE, _APPLICANT = (_ADD.names.index(name) for name in ("n", "id", "code", "applicant"))
_KEPT: Final = Prepared(lambda: select(*d.c).where(among(d.c.id, "ids")))
_OWNERS: Final = Prepared(
    lambda: union_all(
        select(d.c.id, d.c.n, d.c.code).where(among(d.c.code, "codes")),
        select(d.c.id, d.c.n, d.c.code).where(among(d.c.n, "numbers")),
    )
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    now: Values
    kept: Values | None  # as it stands in the store; None: not yet there

    @property
    def moved(self) -> bool:
        """Whether it wants a code or a row number that it does not have yet."""
        kept = self.kept
        return kept is None or (kept[_N], kept[_CODE]) != (self.now[_N], self.now[_CODE])


def keep_rows(connection: Connection, folded: Mapping[UUID, Folded]) -> Set[UUID]:
    """Bring the rows of dossiers, and the words for search, up to what their acts amount to.

    Returns:
        Dossiers that were left alone: another has, or wants, the same code or row number.
    """
    rows = _rows(connection, folded)
    contended = _contended(connection, rows)
    rows = [row for row in rows if row.id not in contended]
    fresh = [row.now for row in rows if row.kept is None]
    _ADD.put_values(connection, fresh)
    words = [(now[_N], fold_name(now[_APPLICANT])) for now in fresh]
    gone: list[tuple[int]] = []
    changes: defaultdict[tuple[str, ...], list[Values]] = defaultdict(list)
    for row in rows:
        if row.kept is None:
            continue
        pairs = zip(_ADD.names, row.kept, row.now, strict=True)
        # Where nothing of the row changes something beside it may: it has to be counted again
        other = {name: now for name, kept, now in pairs if kept != now} or {"fold": VERSION}
        changes[tuple(other)].append((*other.values(), row.now[_ID]))
        if not other.keys().isdisjoint(("n", "applicant")):
            gone.append((row.kept[_N],))
            words.append((row.now[_N], fold_name(row.now[_APPLICANT])))
    for names, values in changes.items():
        _change(names).put_values(connection, values)
    if gone:
        store_each(connection, DROP_WORDS, gone)
    if words:
        store_each(connection, ADD_WORDS, words)
    return contended


def row_of(dossier: Dossier, folded: Folded) -> dict[str, Any]:
    """The row that lists read; nothing in it that the acts do not say."""
    applicant, last = dossier.applicant, dossier.trail[-1] if dossier.trail else None
    return {
        "n": dossier.order,
        "id": dossier.id,
        "code": str(dossier.code),
        "serial": dossier.code.serial,
        "desk": dossier.desk,
        "officer": dossier.officer,
        "procedure_code": dossier.procedure.code,
        "procedure_name": dossier.procedure.name,
        "channel": dossier.channel,
        "applicant": applicant.name,
        "id_number": applicant.id_number,
        "id_tail": applicant.id_number[-_TAIL:],
        "phone": applicant.phone,
        "received_at": dossier.received_at,
        "due_at": dossier.expected_at,
        "status": dossier.status,
        "returned_at": dossier.returned_at,
        "papers_at": dossier.papers_at,
        "papers_unit": last.unit if last else "",
        "papers_batch": last.batch if last else None,
        "papers_since": dossier.papers_since,
        "disputed": bool(folded.disagreements),
        "read_only": folded.read_only,
        "fold": VERSION,
    }


def _rows(connection: Connection, folded: Mapping[UUID, Folded]) -> list[_Row]:
    now = {
        about: _ADD.values(row_of(each.dossier, each))
        for about, each in folded.items()
        if each.dossier is not None
    }
    if not now:
        return []
    kept = {row[_ID]: row for row in _KEPT.kept(connection, {"ids": as_json(now)})}
    return [_Row(about, values, kept.get(about.bytes)) for about, values in now.items()]


def _contended(connection: Connection, rows: Sequence[_Row]) -> Set[UUID]:
    """Dossiers of `rows` whose code or row number is, or was, of more than one dossier."""
    moved = [row for row in rows if row.moved]
    if not moved:
        return frozenset()
    claims: defaultdict[Any, set[bytes]] = defaultdict(set)
    for row in rows:
        for values in (row.now, *([] if row.kept is None else [row.kept])):
            claims[values[_N]].add(values[_ID])
            claims[values[_CODE]].add(values[_ID])
    given = {
        "codes": as_json(row.now[_CODE] for row in moved),
        "numbers": as_json(row.now[_N] for row in moved),
    }
    for owner, n, code in _OWNERS.kept(connection, given):
        claims[n].add(owner)
        claims[code].add(owner)
    several = {about for of in claims.values() if len(of) > 1 for about in of}
    return {row.id for row in rows if row.now[_ID] in several}


@lru_cache
def _change(names: tuple[str, ...]) -> Rows:
    """What changes is named: an index on what stays need not be touched."""
    now: dict[str, Any] = {name: bindparam(name) for name in names}
    return Rows(update(d).where(d.c.id == bindparam("about")).values(now))
