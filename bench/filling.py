"""Many dossiers at once: the same acts and rows as the journal would write, in few statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any, Final

from sqlalchemy import bindparam, insert, text

from bench.people import a_person
from db.bulk import Rows
from db.repositories.folding.rows import row_of
from db.store import Store, new_id
from db.tables import dossier as d
from db.tables import journal as t
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
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import ChosenProcedure, Dossier, PaperKind, SubmittedPaper
from desk_app.domain.handling.ending import Ending, StopGround
from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import DueMoment, due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.folding import fold as fold_name
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk

_A_DAY: Final = 900  # dossiers; a block holds 999
_BLOCK: Final = Block(1)
_APART: Final = timedelta(seconds=25)
_TO_END: Final = timedelta(seconds=10)
_OPEN_DAYS: Final = 8  # what came before them is over,
_LEFT: Final = 0.02  # but for these
_AT_ONCE: Final = 1000
_ACTS: Final = Rows(
    insert(t.act).values({c.name: bindparam(c.name) for c in t.act.c if c.name != "n"})
)
_DOSSIERS: Final = Rows(insert(d.dossier))
_WORDS: Final = text("INSERT INTO dossier_words (rowid, name) VALUES (:n, :name)")


@dataclass(frozen=True, slots=True)
class _Life:
    """One dossier as it stands, and what was done with it."""

    acts: Sequence[WrittenAct]
    row: dict[str, Any]


def fill(store: Store, desk: Desk, officer: Officer, dossiers: int) -> None:
    """Receive `dossiers` on the days before `desk.now()`, and end the old ones but for a few; the
    home has the acts of all of them.

    The store must be empty but for blocks and catalogue.
    """
    lives = _lives(_received(desk, officer, dossiers), desk, officer)
    while portion := list(islice(lives, _AT_ONCE)):
        _store(store, portion)


def _received(desk: Desk, officer: Officer, dossiers: int) -> Iterator[Dossier]:
    chance = Random(dossiers)  # noqa: S311  # the same people in each run
    procedures = [p for p in starter_catalogue() if p.limit_for(Channel.DIRECT)]
    first_day = whole_milliseconds(desk.now()) - timedelta(days=dossiers // _A_DAY + 1)
    dues = _Dues(desk.calendar, first_day)
    for number in range(dossiers):
        days, place = divmod(number, _A_DAY)
        at = first_day + timedelta(days=days) + place * _APART
        procedure = chance.choice(procedures)
        yield Dossier(
            id=DossierId(new_id(at)),
            code=DossierCode(desk.unit, office_date(at), first_of(_BLOCK) + place),
            order=order_of(at, Serial(_BLOCK, first_of(_BLOCK) + place)),
            unit=desk.unit,
            desk=desk.id,
            officer=officer.id,
            officer_name=officer.name,
            procedure=ChosenProcedure(code=procedure.code, name=procedure.name, edition="bench"),
            channel=Channel.DIRECT,
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
        self._known: dict[str, DueMoment] = {}
        self._day: date | None = None

    def of(self, at: datetime, procedure: Procedure) -> DueMoment:
        if office_date(at) != self._day:
            self._day, self._known = office_date(at), {}
        if (known := self._known.get(procedure.code)) is None:
            limit = procedure.limit_for(Channel.DIRECT)
            if limit is None:
                raise ValueError("a procedure without a limit was chosen")
            known = self._known[procedure.code] = due_moment(at, limit, self._calendar)
        return known


def _lives(dossiers: Iterator[Dossier], desk: Desk, officer: Officer) -> Iterator[_Life]:
    chance = Random(_AT_ONCE)  # noqa: S311  # the same are left in each run
    fresh = desk.now() - timedelta(days=_OPEN_DAYS)
    seq, previous = 0, NO_DIGEST
    for dossier in dossiers:
        done: list[tuple[str, datetime, Body]] = [
            (kinds.RECEIVED, dossier.received_at, received_body(dossier))
        ]
        if dossier.received_at < fresh and chance.random() > _LEFT:
            ended_at = dossier.received_at + _TO_END
            done.append((kinds.STOPPED, ended_at, _stopped(ended_at, officer)))
        folded, acts = Folded(), list[WrittenAct]()
        for kind, at, body in done:
            seq += 1
            written = write_act(
                Act(
                    id=ActId(new_id(at)),
                    unit=dossier.unit,
                    desk=dossier.desk,
                    seq=seq,
                    kind=kind,
                    subject=Subject(SubjectKind.DOSSIER, dossier.id),
                    actor=officer.id,
                    made_at=at,
                    clock_offset_ms=0,
                    previous=previous,
                    body=body,
                )
            )
            previous = written.digest
            folded = fold_onto(folded, written.act)
            acts.append(written)
        if folded.dossier is None:
            raise ValueError("an act without a dossier was made")
        yield _Life(acts, row_of(folded.dossier, folded))


def _stopped(at: datetime, officer: Officer) -> Body:
    """The shortest way to an end."""
    return ending_body(
        Ending(
            step=kinds.STOPPED,
            reason="Người nộp không có nhu cầu nữa",
            ground=StopGround.APPLICANT,
            papers_given_back=True,
            at=at,
            by=officer.id,
            officer_name=officer.name,
        )
    )


def _store(store: Store, lives: Sequence[_Life]) -> None:
    rows = [life.row for life in lives]
    words = [{"n": row["n"], "name": fold_name(row["applicant"])} for row in rows]
    with store.engine.begin() as connection:
        acts = [written for life in lives for written in life.acts]
        _ACTS.put(connection, [t.act_row(each, position=each.act.seq) for each in acts])
        _DOSSIERS.put(connection, rows)
        connection.execute(_WORDS, words)
