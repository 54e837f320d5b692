"""Many dossiers at once: the same acts and rows as the journal would write, in few statements."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count, islice
from random import Random
from typing import Final, TypeAlias

from sqlalchemy import bindparam, delete, insert, text

from bench.lives import life_of, printed
from bench.people import a_person
from db.bulk import Rows
from db.repositories.counting.standings import Standings
from db.repositories.dossiers import Dossiers
from db.repositories.facts import settle_prints
from db.repositories.folding.rows import row_of
from db.repositories.watching.rows import watch_row
from db.store import Store, new_id
from db.tables import dossier as d
from db.tables import journal as t
from db.tables.counting import standing as c
from db.tables.watching import dossier_watch
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    WrittenAct,
    whole_milliseconds,
    write_act,
)
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.acts.fold import Folded, fold_onto
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import (
    ChosenProcedure,
    Dossier,
    PaperKind,
    SubmittedPaper,
)
from desk_app.domain.ids import ActId, Digest, DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import DueMoment, Limit, due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.folding import fold as fold_name
from desk_app.services.desk import Desk

_A_DAY: Final = 900  # dossiers; a block holds 999
_BLOCK: Final = Block(1)
_APART: Final = timedelta(seconds=25)
_PRINTED: Final = timedelta(days=60)  # of older dossiers no print is on record
_AT_ONCE: Final = 5000
_ACTS: Final = Rows(
    insert(t.act).values({c.name: bindparam(c.name) for c in t.act.c if c.name != "n"})
)
_DOSSIERS: Final = Rows(insert(d.dossier))
_WATCHED: Final = Rows(insert(dossier_watch))
_SPANS: Final = Rows(insert(c.standing))
_COUNTED: Final = delete(c.uncounted)
_WORDS: Final = text("INSERT INTO dossier_words (rowid, name) VALUES (:n, :name)")

_Later: TypeAlias = tuple[datetime, int, Act]  # a number beside it: no two are alike


@dataclass(frozen=True, slots=True)
class _Received:
    """One dossier as it stands in the end, and what was done up to its receiving."""

    acts: Sequence[WrittenAct]
    prints: Sequence[Act]
    folded: Folded
    dossier: Dossier


def fill(
    store: Store,
    desk: Desk,
    officer: Officer,
    procedures: Sequence[Procedure],
    dossiers: int,
) -> None:
    """Receive `dossiers` on the days before `desk.now()`; results come and go within days, but
    for a few that never come. The home has all acts, and reports have counted everything.

    The store must be empty but for blocks and catalogue.
    """
    journal = _Journal(desk, officer)
    received = _received(journal, _dossiers(desk, officer, procedures, dossiers))
    while portion := list(islice(received, _AT_ONCE)):
        _store(store, portion)
    rest = list(journal.written_until(desk.now()))
    with store.engine.begin() as connection:
        _ACTS.put(connection, [t.act_row(each, position=each.act.seq) for each in rest])


def _dossiers(
    desk: Desk, officer: Officer, procedures: Sequence[Procedure], dossiers: int
) -> Iterator[Dossier]:
    chance = Random(dossiers)  # noqa: S311  # the same people in each run
    chosen = [p for p in procedures if p.limit_for(Channel.DIRECT)]
    first_day = whole_milliseconds(desk.now()) - timedelta(days=dossiers // _A_DAY + 1)
    dues = _Dues(desk.calendar, first_day)
    for number in range(dossiers):
        days, place = divmod(number, _A_DAY)
        at = first_day + timedelta(days=days) + place * _APART
        procedure = chance.choice(chosen)
        yield Dossier(
            id=DossierId(new_id(at)),
            code=DossierCode(desk.unit, office_date(at), first_of(_BLOCK) + place),
            order=order_of(at, Serial(_BLOCK, first_of(_BLOCK) + place)),
            unit=desk.unit,
            desk=desk.id,
            officer=officer.id,
            officer_name=officer.name,
            procedure=ChosenProcedure(code=procedure.code, name=procedure.name, edition="bench"),
            channel=chance.choice(tuple(Channel)),
            applicant=a_person(chance),
            papers=(SubmittedPaper(name="Đơn đề nghị", kind=PaperKind.ORIGINAL),),
            received_at=at,
            due=dues.of(at, procedure),
        )


class _Dues:
    """Reckoned once for each procedure and day. The calendar goes back as far as the dossiers do:
    of holidays before its first day it knows none."""

    def __init__(self, calendar: WorkingCalendar, first: datetime) -> None:
        self._calendar = replace(calendar, first=min(calendar.first, office_date(first)))
        self._known: dict[Limit, DueMoment] = {}
        self._day: date | None = None

    def of(self, at: datetime, procedure: Procedure) -> DueMoment:
        if office_date(at) != self._day:
            self._day, self._known = office_date(at), {}
        limit = procedure.limit_for(Channel.DIRECT)
        if limit is None:
            raise ValueError("a procedure without a limit was chosen")
        if (known := self._known.get(limit)) is None:
            known = self._known[limit] = due_moment(at, limit, self._calendar)
        return known


@dataclass
class _Journal:
    """The acts of one desk in the order of their moments, each chained to the one before."""

    desk: Desk
    officer: Officer
    seq: int = 0
    previous: Digest = NO_DIGEST
    waiting: list[_Later] = field(default_factory=list)  # to be written when their moment comes
    order: Iterator[int] = field(default_factory=count)

    def plan(self, dossier: Dossier, chance: Random) -> Sequence[Act]:
        """All that is done with `dossier` until now; it waits for its moment to be written."""
        now = self.desk.now()
        received = (kinds.RECEIVED, dossier.received_at, received_body(dossier))
        fresh = dossier.received_at > now - _PRINTED
        steps = (received, *(printed(dossier) if fresh else ()), *life_of(dossier, chance))
        done = [self._act(dossier, *step) for step in steps if step[1] <= now]
        for act in done:
            heapq.heappush(self.waiting, (act.made_at, next(self.order), act))
        return done

    def written_until(self, moment: datetime) -> Iterator[WrittenAct]:
        while self.waiting and self.waiting[0][0] <= moment:
            _at, _order, act = heapq.heappop(self.waiting)
            self.seq += 1
            written = write_act(replace(act, seq=self.seq, previous=self.previous))
            self.previous = written.digest
            yield written

    def _act(self, dossier: Dossier, kind: str, at: datetime, body: Body) -> Act:
        return Act(
            id=ActId(new_id(at)),
            unit=dossier.unit,
            desk=dossier.desk,
            seq=0,  # until it is written
            kind=kind,
            subject=Subject(SubjectKind.DOSSIER, dossier.id),
            actor=self.officer.id,
            made_at=at,
            clock_offset_ms=0,
            previous=NO_DIGEST,
            body=body,
        )


def _received(journal: _Journal, dossiers: Iterator[Dossier]) -> Iterator[_Received]:
    chance = Random(_AT_ONCE)  # noqa: S311  # the same are left in each run
    for dossier in dossiers:
        folded, done = Folded(), journal.plan(dossier, chance)
        for act in done:
            folded = fold_onto(folded, act)
        if folded.dossier is None:
            raise ValueError("an act without a dossier was made")
        written = tuple(journal.written_until(dossier.received_at))
        prints = tuple(act for act in done if act.kind.startswith("print."))
        yield _Received(written, prints, folded, folded.dossier)


def _store(store: Store, portion: Sequence[_Received]) -> None:
    rows = [row_of(one.dossier, one.folded) for one in portion]
    words = [{"n": row["n"], "name": fold_name(row["applicant"])} for row in rows]
    watched = [row for one in portion if (row := watch_row(one.dossier)) is not None]
    with store.engine.begin() as connection:
        acts = [written for one in portion for written in one.acts]
        _ACTS.put(connection, [t.act_row(each, position=each.act.seq) for each in acts])
        _DOSSIERS.put(connection, rows)
        connection.execute(_WORDS, words)
        _WATCHED.put(connection, watched)
        settle_prints(connection, {one.dossier.id: one.prints for one in portion if one.prints})
        standings = Standings(connection, Dossiers(connection))
        spans = (span for one in portion for span in standings.rows(one.dossier.order, one.dossier))
        _SPANS.put(connection, spans)
        connection.execute(_COUNTED)
