"""Many dossiers at once: the same acts and rows as the journal would write, in few statements."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any, Final

from sqlalchemy import insert, text

from bench.people import a_person
from db.repositories.folding.rows import row_of
from db.store import Store, new_id
from db.tables import dossier as d
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Subject,
    SubjectKind,
    WrittenAct,
    whole_milliseconds,
    write_act,
)
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import ChosenProcedure, Dossier, PaperKind, SubmittedPaper
from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.law.due import due_moment
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
_AT_ONCE: Final = 1000
_WORDS: Final = text("INSERT INTO dossier_words (rowid, name) VALUES (:n, :name)")


def fill(store: Store, desk: Desk, officer: Officer, dossiers: int) -> None:
    """Receive `dossiers` on the days before `desk.now()`; the home has the acts of all of them.

    The store must be empty but for blocks and catalogue.
    """
    acts = _acts(_received(desk, officer, dossiers), officer)
    while portion := list(islice(acts, _AT_ONCE)):
        _store(store, portion)


def _received(desk: Desk, officer: Officer, dossiers: int) -> Iterator[Dossier]:
    chance = Random(dossiers)  # noqa: S311  # the same people in each run
    procedures = [p for p in starter_catalogue() if p.limit_for(Channel.DIRECT)]
    first_day = whole_milliseconds(desk.now()) - timedelta(days=dossiers // _A_DAY + 1)
    for number in range(dossiers):
        days, place = divmod(number, _A_DAY)
        at = first_day + timedelta(days=days) + place * _APART
        serial = Serial(_BLOCK, first_of(_BLOCK) + place)
        yield _dossier(at, serial, (desk, officer), chance, chance.choice(procedures))


def _dossier(
    at: datetime, serial: Serial, here: tuple[Desk, Officer], chance: Random, procedure: Procedure
) -> Dossier:
    desk, officer = here
    limit = procedure.limit_for(Channel.DIRECT)
    if limit is None:
        raise ValueError("a procedure without a limit was chosen")
    return Dossier(
        id=DossierId(new_id(at)),
        code=DossierCode(desk.unit, office_date(at), serial.number),
        order=order_of(at, serial),
        unit=desk.unit,
        desk=desk.id,
        officer=officer.id,
        officer_name=officer.name,
        procedure=ChosenProcedure(code=procedure.code, name=procedure.name, edition="bench"),
        channel=Channel.DIRECT,
        applicant=a_person(chance),
        papers=(SubmittedPaper(name="Đơn đề nghị", kind=PaperKind.ORIGINAL),),
        received_at=at,
        due=due_moment(at, limit, desk.calendar),
    )


def _acts(dossiers: Iterator[Dossier], officer: Officer) -> Iterator[WrittenAct]:
    previous = NO_DIGEST
    for seq, dossier in enumerate(dossiers, start=1):
        written = write_act(
            Act(
                id=ActId(new_id(dossier.received_at)),
                unit=dossier.unit,
                desk=dossier.desk,
                seq=seq,
                kind=kinds.RECEIVED,
                subject=Subject(SubjectKind.DOSSIER, dossier.id),
                actor=officer.id,
                made_at=dossier.received_at,
                clock_offset_ms=0,
                previous=previous,
                body=received_body(dossier),
            )
        )
        yield written
        previous = written.digest


def _store(store: Store, acts: Sequence[WrittenAct]) -> None:
    rows = [_row(written) for written in acts]
    words = [{"n": row["n"], "name": fold_name(row["applicant"])} for row in rows]
    with store.engine.begin() as connection:
        connection.execute(insert(t.act), [_act_row(written) for written in acts])
        connection.execute(insert(d.dossier), rows)
        connection.execute(_WORDS, words)


def _row(written: WrittenAct) -> dict[str, Any]:
    folded = fold([written.act])
    if folded.dossier is None:
        raise ValueError("an act without a dossier was made")
    return row_of(folded.dossier, folded)


def _act_row(written: WrittenAct) -> dict[str, Any]:
    act = written.act
    return {
        "id": act.id,
        "desk": act.desk,
        "seq": act.seq,
        "kind": act.kind,
        "subject": act.subject.id,
        "actor": act.actor,
        "made_at": act.made_at,
        "raw": written.raw,
        "digest": written.digest,
        "position": act.seq,
    }
