"""Words the take-home checklist: for a procedure, or for what an officer has ticked so far."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk_app.documents import wording as w
from desk_app.documents.public import in_words as words
from desk_app.documents.public.checklist import ChecklistPaper, TakeHomeChecklist
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.law.calendar import Session, WorkingCalendar
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel, Paper
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unprepared:
    """Someone asked for a procedure and cannot hand it in yet. Nothing of it is stored."""

    procedure: Procedure
    case: str = ""
    channel: Channel = Channel.DIRECT
    there: Collection[str] | None = None  # keys of papers seen; None: nobody has looked


def checklist_of(
    asked: Unprepared, facts: DeskFacts, calendar: WorkingCalendar, now: datetime
) -> TakeHomeChecklist:
    """The slip as it is handed out at `now`."""
    procedure, unit = asked.procedure, facts.unit
    papers = procedure.papers(asked.case, asked.channel)
    seen = asked.there or ()
    there = [paper for paper in papers if paper.key in seen]
    wanted = tuple(_listed([paper for paper in papers if paper.key not in seen]))
    looked = asked.there is not None
    terms = procedure.terms_for(asked.channel, asked.case) or procedure.terms_for(
        Channel.DIRECT, asked.case
    )
    return TakeHomeChecklist(
        letterhead=letterhead_of(unit),
        procedure=procedure.name,
        code=procedure.code,
        case=procedure.case(asked.case).name,
        channel=words.CHANNELS[asked.channel],
        to_prepare=() if looked else wanted,
        missing=wanted if looked else (),
        there=tuple(_listed(there)),
        forms="; ".join(procedure.forms),
        limit=words.terms_words(terms),
        fee=_fee(procedure.fees_for(asked.channel, asked.case), now),
        place=unit.full_name,
        hours=hours_words(calendar),
        hotline=w.phone_words(unit.phone),
        remarks=procedure.notes(asked.case),
        printed=w.short_moment(now),
        trial=facts.trial,
    )


def hours_words(calendar: WorkingCalendar) -> str:
    """As in "Thứ Hai đến Thứ Sáu, 07:00–11:30 và 13:30–17:00; Thứ Bảy 07:30–11:00"."""
    saturday = f"; Thứ Bảy {_told(calendar.saturday)}" if calendar.saturday else ""
    return f"Thứ Hai đến Thứ Sáu, {_told(calendar.sessions)}{saturday}; nghỉ các ngày lễ"


def _told(sessions: Sequence[Session]) -> str:
    return " và ".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in sessions)


def _listed(papers: Sequence[Paper]) -> Iterator[ChecklistPaper]:
    before = ""
    for paper in papers:
        heading = paper.group if paper.group != before else ""
        before = paper.group
        yield ChecklistPaper(name=paper.name, amount=words.amount_words(paper), heading=heading)


def _fee(fees: Sequence[FeeLine], now: datetime) -> str:
    """Every line that holds today, with its name where there are several."""
    day = office_date(now)
    current = [fee for fee in fees if fee.holds_on(day)]
    if len(current) == 1:
        return words.fee_words(current[0])
    return "; ".join(f"{words.fee_name(fee)}: {words.fee_words(fee)}" for fee in current) or (
        w.NO_DATA
    )
