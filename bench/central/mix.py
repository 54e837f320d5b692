"""What a desk has to send after some days: six acts for each dossier, in the order of their days.

received · the receipt handed to the printer · printed · papers handed over · result back ·
returned. A dossier's later acts stand behind the receiving of others, as in an office.
"""

import heapq
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from bench.people import a_person
from db.store import new_id
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    WrittenAct,
    write_act,
)
from desk_app.domain.acts.bodies import collector_body, received_body
from desk_app.domain.acts.prints import PrintJob, WordedPaper, handed_over_body
from desk_app.domain.acts.steps import hand_over
from desk_app.domain.acts.steps.back_office import decided_body
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import (
    ChosenProcedure,
    Collector,
    CollectorKind,
    Dossier,
    PaperKind,
    SubmittedPaper,
)
from desk_app.domain.handling.back_office import Decision
from desk_app.domain.ids import ActId, DeskId, DossierId, OfficerId, UnitCode
from desk_app.domain.law.due import due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.sync.protocol import Offer
from desk_app.sync.signing import Signer

ACTS_EACH: Final = 6
_FIRST: Final = Block(1)
_A_DAY: Final = 90  # dossiers of one desk
_APART: Final = timedelta(minutes=5)
_LATER: Final = (0, 0, 0, 40, 300, 330)  # dossiers received before each act comes
_OFFICER: Final = OfficerId(UUID(int=1))
_MINUTES: Final = PaperNumber(form="hand_over_minutes", year=2026, number=1001, suffix="BBBG")


def days_of_work(
    unit: UnitCode, desk: DeskId, first_day: datetime, dossiers: int, block: Block = _FIRST
) -> Iterator[WrittenAct]:
    """`dossiers` of one block of the desk, with all their acts, chained from its first act.

    Args:
        first_day: Eight o'clock of the morning, aware.
    """
    chance = Random(dossiers + block - 1)  # noqa: S311  # the same people in each run
    procedures = [p for p in starter_catalogue() if p.limit_for(Channel.DIRECT)]
    queue: list[tuple[int, int, int, Dossier]] = []
    seq, previous = 0, NO_DIGEST
    for number in range(dossiers):
        days, place = divmod(number, _A_DAY)
        at = first_day + timedelta(days=days) + place * _APART
        procedure = chance.choice(procedures)
        limit = procedure.limit_for(Channel.DIRECT)
        if limit is None:
            raise ValueError("a procedure without a limit was chosen")
        serial = Serial(block, first_of(block) + place)
        dossier = Dossier(
            id=DossierId(new_id(at)),
            code=DossierCode(unit, office_date(at), serial.number),
            order=order_of(at, serial),
            unit=unit,
            desk=desk,
            officer=_OFFICER,
            officer_name="Trần Thị Bích Ngọc",
            procedure=ChosenProcedure(code=procedure.code, name=procedure.name, edition="bench"),
            channel=Channel.DIRECT,
            applicant=a_person(chance),
            papers=tuple(
                SubmittedPaper(name=paper.name, kind=PaperKind.ORIGINAL)
                for paper in procedure.required_papers("", Channel.DIRECT)
            ),
            received_at=at,
            due=due_moment(at, limit, shipped_calendar()),
        )
        for step, later in enumerate(_LATER):
            heapq.heappush(queue, (number + later, number, step, dossier))
    at = first_day
    while queue:
        _, _, step, dossier = heapq.heappop(queue)
        seq, at = seq + 1, max(at + timedelta(seconds=1), dossier.received_at)
        kind, body = _step(step, dossier, at)
        act = Act(
            id=ActId(new_id(at)),
            unit=unit,
            desk=desk,
            seq=seq,
            kind=kind,
            subject=Subject(SubjectKind.DOSSIER, dossier.id),
            actor=_OFFICER,
            made_at=at.replace(microsecond=0),
            clock_offset_ms=120,
            previous=previous,
            body=body,
        )
        written = write_act(act)
        previous = written.digest
        yield written


def offers_of(acts: Sequence[WrittenAct], sign: Signer) -> Sequence[Offer]:
    """As the engine of a desk offers them: all of these are for other desks, so all are signed."""
    return [
        Offer(
            desk=written.act.desk,
            seq=written.act.seq,
            id=written.act.id,
            raw=written.raw.decode(),
            signature=sign(written.digest),
        )
        for written in acts
    ]


def _step(step: int, dossier: Dossier, at: datetime) -> tuple[str, Body]:
    job = UUID(int=dossier.order << 8)
    if step == 0:
        return kinds.RECEIVED, received_body(dossier)
    if step == 1:
        return kinds.PRINT_HANDED_OVER, handed_over_body(_receipt(job, dossier, at))
    if step == 2:  # the third
        return kinds.PRINT_FINISHED, {"job": job.hex}
    if step == 3:
        batch = UUID(int=dossier.code.day.toordinal())
        return kinds.HANDED_OVER, hand_over.handed_over_body(batch, "Phòng Tư pháp", _MINUTES)
    if step == 4:
        decision = Decision(
            number=f"{dossier.code.serial}/GCN", dated=date(2026, 11, 23), kind="Giấy chứng nhận"
        )
        return kinds.RESULT_BACK, decided_body(decision, "", "Phòng Tư pháp")
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    return kinds.RETURNED, collector_body(owner)


def _receipt(job: UUID, dossier: Dossier, at: datetime) -> PrintJob:
    content: Body = {
        "code": str(dossier.code),
        "applicant": dossier.applicant.name,
        "address": dossier.applicant.address,
        "procedure": dossier.procedure.name,
        "papers": [[paper.name, paper.count, ""] for paper in dossier.papers],
        "officer": dossier.officer_name,
    }
    return PrintJob(
        id=job,
        dossier=dossier.id,
        desk=dossier.desk,
        form="receipt",
        printer="quay-1",
        copies=1,
        media="A4",
        at=at,
        worded=WordedPaper(edition="tt-03-2025", content=content),
    )
