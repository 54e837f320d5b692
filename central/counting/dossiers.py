"""What the acts of a unit amount to, kept in the transaction that takes them in.

A dossier's row, and its part of the day's counts, are the fold of its acts by the rules of the
desk. The row remembers the digest of the acts it was folded from; what is folded already is
found by that digest, and by nothing else, so a restored store or another server never meets a
fold that is not its own.
"""

import logging
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from central.store import tables as t
from desk_app.domain.acts.act import Act, SubjectKind, WrittenAct, digest_of, read_act
from desk_app.domain.acts.fold import VERSION, Folded, fold_onto
from desk_app.domain.acts.kinds import leaves_state
from desk_app.domain.counting import course
from desk_app.domain.counting.course import Count, Measure, counts_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import UnitCode

log = logging.getLogger(__name__)

RULES: Final = VERSION * 1000 + course.RULES  # what was counted by others is counted again

_AT_ONCE: Final = 500  # dossiers, when all are counted again
_RECENT: Final = 4096  # folds kept in memory
_LONGEST_NAME: Final = 300  # characters kept of a name; the act has all of it
_LONGEST_KEY: Final = 64
_MOST: Final = 1 << 63
_INSERT: Final = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_ROW: Final = tuple(column.name for column in t.dossier.c if not column.primary_key)


@dataclass(frozen=True, slots=True)
class Course:
    """A dossier up to some act."""

    folded: Folded = Folded()  # noqa: RUF009  # frozen
    trail: bytes = b""  # digest of its acts, from the one that received it

    def after(self, act: Act, digest: bytes) -> "Course":
        folded = fold_onto(self.folded, act)
        if folded.dossier is None:  # nothing it says matters to a dossier that comes later
            return self
        return Course(folded, digest_of(self.trail + digest))


class _Recent:
    """The courses folded last, by their trail. Two threads may use it at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, Course] = OrderedDict()

    def find(self, trail: bytes) -> Course | None:
        return self._kept.get(trail)

    def keep(self, before: bytes, after: Course) -> None:
        self._kept.pop(before, None)
        self._kept[after.trail] = after
        while len(self._kept) > _RECENT:
            self._kept.popitem(last=False)


_recent: Final = _Recent()


class Counting:
    """One unit's, in the caller's transaction, who holds the unit's counter."""

    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection = connection
        self._unit = unit
        self._insert = _INSERT[connection.dialect.name]

    def take_in(self, accepted: Sequence[WrittenAct], before: int) -> None:
        """Count `accepted`, which stand right behind position `before`."""
        about: defaultdict[UUID, list[WrittenAct]] = defaultdict(list)
        for written in accepted:
            if _counts(written.act):
                about[written.act.subject.id].append(written)
        if not about:
            return
        rows = self._rows(about)
        found = {key: _recent.find(bytes(row.trail)) for key, row in rows.items()}
        missed = [key for key, course_ in found.items() if course_ is None]
        read = dict(self._read(missed, before)) if missed else {}
        fresh, days = [], _Days()
        for key, acts in about.items():
            now = was = found.get(key) or read.get(key) or Course()
            for written in acts:
                now = now.after(written.act, written.digest)
            if now is was or (row := row_of(self._unit, now)) is None:
                continue
            if (old := rows.get(key)) is not None:
                days.add(old.procedure, old.counts, -1)
            days.add(row["procedure"], row["counts"], 1)
            fresh.append(row)
            _recent.keep(was.trail, now)
        self._save(fresh)
        self._add(days)

    def recount(self) -> int:
        """Make every row anew from the acts; returns how many dossiers there are."""
        for table in (t.dossier, t.daily):
            self._connection.execute(delete(table).where(table.c.unit == self._unit))
        days, count = _Days(), 0
        for rows in self.reckoned():
            for row in rows:
                days.add(row["procedure"], row["counts"], 1)
            self._save(rows)
            count += len(rows)
        self._add(days)
        self._connection.execute(
            update(t.counter)
            .where(t.counter.c.unit == self._unit)
            .values(counted=t.counter.c.position, counted_by=RULES)
        )
        return count

    def reckoned(self) -> Iterator[list[dict[str, Any]]]:
        """The rows as the acts have them, some hundred at a time; nothing is written."""
        act = t.act
        after = UUID(int=0)
        while True:
            page = self._connection.execute(
                select(act.c.subject)
                .where(act.c.unit == self._unit, act.c.subject > after)
                .distinct()
                .order_by(act.c.subject)
                .limit(_AT_ONCE)
            ).scalars()
            subjects = page.all()
            if not subjects:
                return
            courses = self._read(subjects, None)
            rows = (row_of(self._unit, course_) for _, course_ in courses)
            yield [row for row in rows if row is not None]
            after = subjects[-1]

    def differences(self) -> Sequence[str]:
        """Dossiers, by id, and days whose rows are not what the acts amount to."""
        table, daily, days = t.dossier, t.daily, _Days()
        kept = self._connection.execute(select(table).where(table.c.unit == self._unit))
        rows = {row["id"]: dict(row) for row in kept.mappings()}
        wrong: list[str] = []
        for made in self.reckoned():
            wrong += [str(row["id"]) for row in made if rows.pop(row["id"], None) != row]
            for row in made:
                days.add(row["procedure"], row["counts"], 1)
        wrong += [str(key) for key in rows]
        counted = self._connection.execute(select(daily).where(daily.c.unit == self._unit))
        sums = {_key(row): dict(row) for row in counted.mappings()}
        for row in days.rows(self._unit):
            if sums.pop(_key(row), None) != row:
                wrong.append(" ".join(_key(row)))
        return wrong + [" ".join(key) for key, row in sums.items() if any(map(row.get, Measure))]

    def _rows(self, ids: Collection[UUID]) -> Mapping[UUID, Any]:
        table = t.dossier
        rows = self._connection.execute(
            select(table.c.id, table.c.procedure, table.c.counts, table.c.trail).where(
                table.c.unit == self._unit, table.c.id.in_(ids)
            )
        )
        return {row.id: row for row in rows}

    def _read(self, ids: Collection[UUID], up_to: int | None) -> Iterable[tuple[UUID, Course]]:
        act = t.act
        asked = select(act.c.subject, act.c.raw, act.c.digest).where(
            act.c.unit == self._unit, act.c.subject.in_(ids)
        )
        if up_to is not None:
            asked = asked.where(act.c.position <= up_to)
        courses: dict[UUID, Course] = {}
        for row in self._connection.execute(asked.order_by(act.c.position)):
            written = read_act(bytes(row.raw))
            if _counts(written.act):
                before = courses.get(row.subject, Course())
                courses[row.subject] = before.after(written.act, written.digest)
        return courses.items()

    def _save(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            save = self._insert(t.dossier)
            values = {name: save.excluded[name] for name in _ROW}
            again = save.on_conflict_do_update(index_elements=["unit", "id"], set_=values)
            self._connection.execute(again, rows)

    def _add(self, days: "_Days") -> None:
        if rows := days.rows(self._unit):
            save, table = self._insert(t.daily), t.daily
            values = {m.value: table.c[m.value] + save.excluded[m.value] for m in Measure}
            key = ["unit", "day", "procedure"]
            self._connection.execute(
                save.on_conflict_do_update(index_elements=key, set_=values), rows
            )


class _Days:
    """Counts of some dossiers, added up."""

    def __init__(self) -> None:
        self._sums: defaultdict[tuple[str, str], defaultdict[str, int]] = defaultdict(
            lambda: defaultdict(int)
        )

    def add(self, procedure: str, counts: str, sign: int) -> None:
        for day, measure, n in msgspec.json.decode(counts):
            self._sums[day, procedure][measure] += sign * n

    def rows(self, unit: UnitCode) -> list[dict[str, Any]]:
        """In the order of their keys, so that two who write the same days never wait in a ring."""
        return [
            {"unit": unit, "day": day, "procedure": procedure}
            | {measure.value: sums[measure.value] for measure in Measure}
            for (day, procedure), sums in sorted(self._sums.items())
            if any(sums.values())
        ]


def row_of(unit: UnitCode, course_: Course) -> dict[str, Any] | None:
    """None: no dossier, or one that no database can keep."""
    dossier = course_.folded.dossier
    if dossier is None or not -_MOST <= dossier.order < _MOST:
        return None
    return {
        "unit": unit,
        "id": dossier.id,
        "n": dossier.order,
        "code": str(dossier.code),
        "procedure": _plain(dossier.procedure.code, _LONGEST_KEY),
        "procedure_name": _plain(dossier.procedure.name, _LONGEST_NAME),
        "channel": dossier.channel.value,
        "applicant": _plain(dossier.applicant.name, _LONGEST_NAME),
        "id_number": _plain(dossier.applicant.id_number, _LONGEST_KEY),
        "received_at": dossier.received_at,
        "due_at": dossier.expected_at,
        "status": dossier.status.value,
        "counts": _counts_text(dossier),
        "trail": course_.trail,
    }


def _counts_text(dossier: Dossier) -> str:
    try:
        counts: Sequence[Count] = counts_of(dossier)
    except ArithmeticError:  # moments no calendar has: of a desk whose clock is broken
        log.warning("uncountable", extra={"unit": dossier.unit})
        counts = ()
    facts = [(_day(count.day), count.measure.value, count.n) for count in counts]
    return msgspec.json.encode(facts).decode()


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["day"], row["procedure"]


def _day(day: date) -> str:
    return day.isoformat()


def _plain(text: str, longest: int) -> str:
    """`text` as every database can keep it."""
    return text[:longest].replace("\0", "").encode("utf-8", "replace").decode()


def _counts(act: Act) -> bool:
    return act.subject.kind == SubjectKind.DOSSIER and not leaves_state(act.kind)
