"""Words the hand-over minutes for a batch of dossiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.hand_over_minutes import HandedOver, HandOverMinutes
from desk_app.documents.receipt_of import letterhead_of
from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

FORM: Final = "hand_over_minutes"  # of the series of numbers
_LETTERS: Final = "BG"


@dataclass(frozen=True, slots=True)
class BatchDossier:
    dossier: Dossier
    shown: ShownDue | None = None  # the due moment as the office shows it; None: exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverBatch:
    """What one officer gives to one department at one time."""

    number: int  # of the day, from 1
    at: datetime  # aware
    dossiers: Sequence[BatchDossier]
    giver: str
    department: str
    taker: str = ""  # empty: written by hand when it is taken over


def hand_over_minutes_of(
    batch: HandOverBatch, facts: DeskFacts, reprint: str = "", series: PaperSeries | None = None
) -> HandOverMinutes:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    series: What stands behind the number; None: as shipped with the program.
    """
    unit, day = facts.unit, office_date(batch.at)
    return HandOverMinutes(
        letterhead=letterhead_of(unit),
        number=listed.paper_number(batch.number, FORM, series or the_series(unit)),
        list_number=listed.list_number(_LETTERS, day, batch.number),
        place_date=w.place_date(unit.place, day),
        moment=w.moment_words(batch.at),
        unit_name=unit.full_name,
        giver_unit=listed.ONE_STOP,
        giver=w.personal_name(batch.giver),
        taker_unit=batch.department,
        taker=w.personal_name(batch.taker),
        dossiers=w.count_words(len(batch.dossiers)),
        papers=w.count_words(sum(_papers(one.dossier) for one in batch.dossiers)),
        rows=tuple(_row(one, day.year) for one in batch.dossiers),
        trial=facts.trial,
        reprint=reprint,
    )


def _row(one: BatchDossier, year: int) -> HandedOver:
    dossier = one.dossier
    start, serial = listed.code_halves(str(dossier.code))
    shown = one.shown or (ShownDue(dossier.due.at) if dossier.due.at else None)
    return HandedOver(
        code_start=start,
        serial=serial,
        applicant=w.personal_name(dossier.applicant.name)
        if listed.is_citizen(dossier.applicant)
        else dossier.applicant.name,
        procedure=dossier.procedure.name,
        received=listed.day_and_time(ShownDue(dossier.received_at), year),
        due=listed.day_and_time(shown, year) if shown else listed.NOTHING,
        papers=str(_papers(dossier)),
    )


def _papers(dossier: Dossier) -> int:
    return sum(paper.count for paper in dossier.papers)
