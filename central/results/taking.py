"""Results of back offices: each becomes one act of the unit that received the dossier."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, select

from central.actor import CentreActor, Deed
from central.portals.seen import see
from central.store import tables as t
from central.store.back_office import Results, TakenResult
from central.store.stream import UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.steps.back_office import decided_body
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.back_office import (
    LONGEST_KIND,
    LONGEST_NUMBER,
    LONGEST_REASON,
    Decision,
)
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.domain.people.spelling import tidy

MOST: Final = 500  # results at once
_LONGEST_KEY: Final = 100


class Outcome(StrEnum):
    """What became of a result; the values are told to back offices: never rename one."""

    TAKEN = "taken"
    ALREADY = "already"  # it was taken before; nothing is done twice
    REFUSED = "refused"


class Why(StrEnum):
    """Why one was refused; told to back offices: never rename one."""

    UNREADABLE = "unreadable"
    FOREIGN_UNIT = "foreign_unit"
    UNKNOWN = "unknown"
    KEY_REUSED = "key_reused"
    STATUS = "status"
    DECIDED = "decided"  # otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a back office says about one dossier. Text as it came."""

    key: str  # the office's own, for good: the same is the same result
    code: str  # of the dossier, as on its receipt
    number: str
    date: str  # ISO 8601
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    key: str
    code: str
    outcome: Outcome
    why: Why | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    result: Result
    code: DossierCode
    decision: Decision
    note: str

    @property
    def digest(self) -> bytes:
        said = (str(self.code), self.decision.number, self.decision.dated.isoformat())
        words = "\x1f".join((*said, self.decision.kind, self.note))
        return hashlib.sha256(words.encode()).digest()


def take_results(
    connection: Connection,
    office: str,
    units: frozenset[UnitCode] | None,
    results: Sequence[Result],
    at: datetime,
) -> Sequence[Verdict]:
    """Take in what can be taken; each stands for itself. Returns a verdict for each, in order.

    Args:
        office: Who says so, as the course of the dossier names it.
        units: Whose dossiers it may speak of; None: any.
    """
    verdicts: dict[int, Verdict] = {}
    by_unit: dict[UnitCode, list[tuple[int, _Read]]] = defaultdict(list)
    for n, result in enumerate(results):
        try:
            read = _read(result)
        except ValueError as error:
            verdicts[n] = _refused(result, Why.UNREADABLE, str(error))
            continue
        unit = UnitCode(read.code.unit)
        if units is not None and unit not in units:
            verdicts[n] = _refused(result, Why.FOREIGN_UNIT)
        else:
            by_unit[unit].append((n, read))
    for unit in sorted(by_unit):
        taking = _Taking(connection, unit, office, at)
        verdicts |= taking.take(by_unit[unit])
    return [verdicts[n] for n in range(len(results))]


class _Taking:
    """Into one unit's stream, whose counter is held."""

    def __init__(self, connection: Connection, unit: UnitCode, office: str, at: datetime) -> None:
        self._connection, self._unit, self._office, self._at = connection, unit, office, at
        self._results = Results(connection, unit)
        self._deeds: list[Deed] = []
        self._decided: dict[DossierId, Decision] = {}  # by this batch, not in the stream yet

    def take(self, items: Iterable[tuple[int, _Read]]) -> Mapping[int, Verdict]:
        if UnitStream(self._connection, self._unit).counter(lock=True) is None:
            return {n: _refused(read.result, Why.UNKNOWN) for n, read in items}
        verdicts = {n: self._one(read) for n, read in items}
        CentreActor(self._connection, self._unit).do(self._deeds, self._at)
        return verdicts

    def _one(self, read: _Read) -> Verdict:
        result = read.result
        before = self._results.taken(self._office, result.key)
        if before is not None:
            if before.digest == read.digest:
                return Verdict(result.key, result.code, Outcome.ALREADY)
            return _refused(result, Why.KEY_REUSED)
        dossier = self._dossier(read.code)
        if dossier is None:
            return _refused(result, Why.UNKNOWN)
        decision = self._decided.get(dossier.id, dossier.decision)
        if decision is not None:
            if decision != read.decision:
                return _refused(result, Why.DECIDED, decision.number)
            outcome = Outcome.ALREADY
        elif not dossier.may(kinds.RESULT_BACK):
            return _refused(result, Why.STATUS, dossier.status)
        else:
            outcome = Outcome.TAKEN
            self._decided[dossier.id] = read.decision
            body = decided_body(read.decision, read.note, self._office)
            subject = Subject(SubjectKind.DOSSIER, dossier.id)
            self._deeds.append(Deed(kinds.RESULT_BACK, subject, body))
        taken = TakenResult(read.digest, dossier.id)
        self._results.keep(self._office, result.key, taken, self._at)
        return Verdict(result.key, result.code, outcome)

    def _dossier(self, code: DossierCode) -> Dossier | None:
        table = t.dossier
        found = self._connection.execute(
            select(table.c.id).where(table.c.unit == self._unit, table.c.code == str(code))
        ).scalars()
        seen = [see(self._connection, self._unit, each) for each in found]
        return next((each.dossier for each in seen if each is not None), None)


def _refused(result: Result, why: Why, detail: str = "") -> Verdict:
    return Verdict(result.key, result.code, Outcome.REFUSED, why, detail)


def _read(result: Result) -> _Read:
    """Raises ValueError: its text names the field that is missing or wrong."""
    number = _words(result.number, "number", LONGEST_NUMBER)
    kind = _words(result.kind, "kind", LONGEST_KIND)
    note = _words(result.note, "note", LONGEST_REASON) if result.note.strip() else ""
    if _words(result.key, "key", _LONGEST_KEY) != result.key:
        raise ValueError("key")
    try:
        code = DossierCode.parse(result.code)
    except ValueError as error:
        raise ValueError("code") from error
    try:
        dated = date.fromisoformat(result.date)
    except ValueError as error:
        raise ValueError("date") from error
    return _Read(result, code, Decision(number=number, dated=dated, kind=kind), note)


def _words(text: str, field: str, most: int) -> str:
    words = tidy(text)
    if not words or len(words) > most or not words.isprintable():
        raise ValueError(field)
    return words
