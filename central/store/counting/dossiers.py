"""What the acts of a unit amount to, kept in the transaction that takes them in.

A dossier's row, and its part of the day's counts, are the fold of its acts by the rules of the
desk. The row remembers the digest of the acts it was folded from; what is folded already is
found by that digest, and by nothing else, so a restored store or another server never meets a
fold that is not its own.
"""

import logging
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from central.store import tables as t
from central.store.bulk import keepable, put_rows, within
from central.store.often.question import Question, among, listed
from desk_app.domain.acts.act import Act, SubjectKind, WrittenAct, digest_of, read_act
from desk_app.domain.acts.fold import VERSION, Folded, fold, fold_onto, looks_back
from desk_app.domain.acts.kinds import leaves_state
from desk_app.domain.counting import course
from desk_app.domain.counting.course import Count, Measure, counts_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import UnitCode
from desk_app.sync.wire import facts_in

log = logging.getLogger(__name__)

RULES: Final = VERSION * 1000 + course.RULES  # what was counted by others is counted again

_AT_ONCE: Final = 500  # dossiers, when all are counted again
_RECENT: Final = 4096  # folds kept in memory
_LONGEST_NAME: Final = 300  # characters kept of a name; the act has all of it
_LONGEST_KEY: Final = 64
_MOST: Final = 1 << 63


_d: Final = t.dossier.c
_ROW: Final = select(_d.id, _d.procedure, _d.counts, _d.trail).where(_d.unit == bindparam("unit"))
_ROWS: Final = Question(_ROW.where(among(_d.id, "ids")), _ROW.where(listed(_d.id, "ids")))
_a: Final = t.act.c
_ACT: Final = (
    select(_a.subject, _a.raw)
    .where(_a.unit == bindparam("unit"), _a.position <= bindparam("most"))
    .order_by(_a.position)
)
_ACTS: Final = Question(_ACT.where(among(_a.subject, "ids")), _ACT.where(listed(_a.subject, "ids")))


@dataclass(frozen=True, slots=True)
class _Row:
    """What of a kept row is needed to change it."""

    procedure: str
    counts: str
    trail: bytes


@dataclass(frozen=True, slots=True)
class Course:
    """A dossier up to some act."""

    folded: Folded = Folded()  # noqa: RUF009  # frozen
    trail: bytes = b""  # digest of its acts in their order
    whole: bool = False  # an act of it looks back, or ahead: only all acts together are folded

    def after(self, written: WrittenAct) -> "Course":
        """Not for an act that looks back: see `fold_onto`."""
        return Course(fold_onto(self.folded, written.act), _on(self.trail, written))


def course_of(acts: Sequence[WrittenAct]) -> Course:
    trail = b""
    for written in acts:
        trail = _on(trail, written)
    return Course(fold(written.act for written in acts), trail, _look_back(acts))


def _on(trail: bytes, written: WrittenAct) -> bytes:
    return digest_of(trail + written.digest)


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

    def take_in(self, accepted: Sequence[WrittenAct], before: int) -> None:
        """Count `accepted`, which stand right behind position `before`."""
        about: defaultdict[UUID, list[WrittenAct]] = defaultdict(list)
        for written in accepted:
            if _counts(written.act):
                about[written.act.subject.id].append(written)
        if not about:
            return
        rows = self._rows(about)
        found = {key: _recent.find(row.trail) for key, row in rows.items()}
        anew = {key for key, acts in about.items() if _look_back(acts)}
        anew |= {key for key, course_ in found.items() if course_ is not None and course_.whole}
        read = self._read({key for key in about if found.get(key) is None} | anew, before)
        fresh, gone, days = [], [], _Days()
        for key, acts in about.items():
            was = found.get(key) or course_of(read.get(key, ()))
            if key in anew or was.whole:
                now = course_of([*read.get(key, ()), *acts])
            else:
                now = reduce(Course.after, acts, was)
            row = row_of(self._unit, now)
            if (old := rows.get(key)) is not None:
                days.add(old.procedure, old.counts, -1)
                gone += [key] if row is None else []
            if row is not None:
                days.add(row["procedure"], row["counts"], 1)
                fresh.append(row)
                _recent.keep(was.trail, now)
        self._drop(gone)
        put_rows(self._connection, t.dossier, fresh, add=False)
        put_rows(self._connection, t.daily, days.rows(self._unit), add=True)

    def recount(self) -> int:
        """Make every row anew from the acts; returns how many dossiers there are."""
        for table in (t.dossier, t.daily):
            self._connection.execute(delete(table).where(table.c.unit == self._unit))
        days, count = _Days(), 0
        for rows in self.reckoned():
            for row in rows:
                days.add(row["procedure"], row["counts"], 1)
            put_rows(self._connection, t.dossier, rows, add=False)
            count += len(rows)
        put_rows(self._connection, t.daily, days.rows(self._unit), add=True)
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
            rows = (row_of(self._unit, course_of(acts)) for acts in courses.values())
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
        sums = {(row["day"], row["procedure"]): dict(row) for row in counted.mappings()}
        for row in days.rows(self._unit):
            if sums.pop(_key(row), None) != row:
                wrong.append(" ".join(_key(row)))
        return wrong + [" ".join(key) for key, row in sums.items() if any(map(row.get, Measure))]

    def _rows(self, ids: Collection[UUID]) -> Mapping[UUID, _Row]:
        rows = _ROWS.rows(self._connection, unit=self._unit, ids=list(ids))
        return {row[0]: _Row(*row[1:]) for row in rows}

    def _drop(self, ids: Collection[UUID]) -> None:
        table = t.dossier
        if ids:
            mine = (table.c.unit == self._unit, within(self._connection, table.c.id, ids))
            self._connection.execute(delete(table).where(*mine))

    def _read(
        self, ids: Collection[UUID], up_to: int | None
    ) -> Mapping[UUID, Sequence[WrittenAct]]:
        """The acts that count of each of `ids`, in their order; up to a position."""
        courses: defaultdict[UUID, list[WrittenAct]] = defaultdict(list)
        if not ids:
            return courses
        most = _MOST - 1 if up_to is None else up_to
        asked = {"unit": self._unit, "ids": list(ids), "most": most}
        for subject, raw in _ACTS.rows(self._connection, **asked):
            written = read_act(bytes(raw), facts_in)
            if _counts(written.act):
                courses[subject].append(written)
        return courses


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
    return keepable(text[:longest])


def _look_back(acts: Sequence[WrittenAct]) -> bool:
    return any(looks_back(written.act) for written in acts)


def _counts(act: Act) -> bool:
    return act.subject.kind == SubjectKind.DOSSIER and not leaves_state(act.kind)
