"""What becomes of dossiers after they were received: mostly a result, and now and then the rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final, TypeAlias
from uuid import UUID

from db.store import new_id
from desk_app.documents.kinds import RECEIPT
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, whole_milliseconds
from desk_app.domain.acts.bodies import apologised_body, collector_body
from desk_app.domain.acts.prints import PrintJob, handed_over_body
from desk_app.domain.acts.steps import hand_over
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.acts.steps.citizen import complaint_body, rated_body
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.acts.steps.waiting import supplement_asked_body, supplement_received_body
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, DueChange
from desk_app.domain.handling.citizen import ComplaintChannel
from desk_app.domain.handling.ending import Ending
from desk_app.domain.handling.waiting import Supplement
from desk_app.domain.law.deadline.pause import PauseModel

Step: TypeAlias = tuple[str, datetime, Body]  # kind of act, when, what it says

_VOIDED: Final = 0.005  # these are shares of all dossiers
_LEFT: Final = 0.02  # nothing ever comes of them
_CORRECTED: Final = 0.02
_ASKED: Final = 0.05  # for a supplement; a fifth of them once more
_RATED: Final = 0.08
_COMPLAINED: Final = 0.003
_HALF: Final = 0.5  # of those that are left: handed over, and apologised for
_AGAIN: Final = 0.2
_MINUTES: Final = timedelta(minutes=10)
_TO_UNIT: Final = timedelta(hours=4)
_TO_ASK: Final = timedelta(days=1)  # these are averages
_TO_BRING: Final = timedelta(days=3)
_TO_RESULT: Final = timedelta(days=4)
_TO_RETURN: Final = timedelta(days=1)
_UNIT: Final = "Phòng Kinh tế, Hạ tầng và Đô thị"


def printed(dossier: Dossier) -> Iterator[Step]:
    """The receipt, at once."""
    at = dossier.received_at + timedelta(seconds=5)
    job = PrintJob(
        id=new_id(at),
        dossier=dossier.id,
        desk=dossier.desk,
        form=RECEIPT,
        printer="quay-1",
        copies=1,
        at=at,
    )
    yield kinds.PRINT_HANDED_OVER, at, handed_over_body(job)
    yield kinds.PRINT_FINISHED, at + timedelta(seconds=4), {"job": job.id.hex}


def life_of(dossier: Dossier, chance: Random) -> Iterator[Step]:
    """In order; what comes after today has not been done yet."""
    kind = chance.random()
    at = dossier.received_at + _MINUTES
    if kind < _VOIDED:
        yield kinds.VOIDED, at, ending_body(_voided(dossier, at))
    elif kind < _VOIDED + _LEFT:
        yield from _left(dossier, at, chance)
    else:
        if chance.random() < _CORRECTED:
            yield kinds.CORRECTED, at, _corrected(dossier, at)
        if chance.random() < _ASKED:
            for step in _asked(dossier, at, chance):
                at = step[1]
                yield step
        yield from _ended(dossier, at, chance)


def _left(dossier: Dossier, at: datetime, chance: Random) -> Iterator[Step]:
    if chance.random() < _HALF:
        number = PaperNumber(form="hand_over_minutes", year=at.year, number=1001, suffix="BBBG")
        body = hand_over.handed_over_body(UUID(int=at.toordinal()), _UNIT, number)
        yield kinds.HANDED_OVER, at + _TO_UNIT, body
    due = dossier.due.at
    if due is not None and chance.random() < _HALF:
        letter = DueChange(
            before=dossier.due,
            after=dossier.due,
            reason="Chờ ý kiến cơ quan phối hợp",
            calendar="",
            number=PaperNumber(form="apology", year=due.year, number=1001, suffix="PXL"),
            at=due,
            by=dossier.officer,
        )
        yield kinds.APOLOGISED, max(due, at + 2 * _TO_UNIT), apologised_body(letter)


def _asked(dossier: Dossier, at: datetime, chance: Random) -> Iterator[Step]:
    """Asked for papers, which are brought."""
    for _ in range(2 if chance.random() < _AGAIN else 1):
        at = _after(at, _TO_ASK, chance)
        request = Supplement(
            number=PaperNumber(form="supplement", year=at.year, number=1001, suffix="PBS"),
            contents=("Bản sao giấy khai sinh",),
            reason="Thiếu giấy tờ",
            answer_by=at.date() + timedelta(days=15),
            asked_at=at,
            asked_by=dossier.officer,
            officer_name=dossier.officer_name,
            model=PauseModel.RESUME,
            stood=dossier.status,
            due_before=dossier.due,
        )
        yield kinds.SUPPLEMENT_ASKED, at, supplement_asked_body(request, dossier.due)
        at = _after(at, _TO_BRING, chance)
        yield kinds.SUPPLEMENT_RECEIVED, at, supplement_received_body(["Bản sao"], dossier.due)


def _ended(dossier: Dossier, at: datetime, chance: Random) -> Iterator[Step]:
    at = _after(at, _TO_RESULT, chance)
    yield kinds.RESULT_BACK, at, {"note": ""}
    at = _after(at, _TO_RETURN, chance)
    owner = Collector(kind=CollectorKind.OWNER, name=dossier.applicant.name)
    yield kinds.RETURNED, at, collector_body(owner)
    if chance.random() < _RATED:
        yield kinds.RATED, at + _MINUTES, rated_body(new_id(at), chance.randint(1, 5), "")
    if chance.random() < _COMPLAINED:
        told = complaint_body(new_id(at), "Chờ lâu", ComplaintChannel.COUNTER, "Lãnh đạo")
        yield kinds.COMPLAINT_NOTED, at + 2 * _MINUTES, told


def _corrected(dossier: Dossier, at: datetime) -> Body:
    becomes = replace(dossier, applicant=replace(dossier.applicant, phone="0912345678"))
    return corrected_body(dossier, becomes, new_id(at), "Ghi nhầm số điện thoại")


def _voided(dossier: Dossier, at: datetime) -> Ending:
    return Ending(
        step=kinds.VOIDED,
        reason="Nhận nhầm hồ sơ",
        papers_given_back=True,
        at=at,
        by=dossier.officer,
        officer_name=dossier.officer_name,
    )


def _after(at: datetime, mean: timedelta, chance: Random) -> datetime:
    return whole_milliseconds(at + mean * chance.expovariate(1))
