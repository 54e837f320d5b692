"""Use cases: a received dossier lacks something; the applicant is asked, and hands it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.waiting import supplement_asked_body, supplement_received_body
from desk_app.domain.codes.paper_number import SUPPLEMENT
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.clock import going_on, waiting_from
from desk_app.domain.handling.faults import (
    AnswerDayImpossible,
    SecondRequestUnconfirmed,
    StepIncomplete,
)
from desk_app.domain.handling.waiting import Supplement
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.pause import Paused, PauseModel
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import numbered, take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplement:
    dossier: DossierId
    contents: Sequence[str]  # all of it in one go
    reason: str
    answer_by: date | None = None
    raised_by: str = ""  # who of the handling unit found it; needed where `must_name_who_raised`
    second_confirmed: bool = False  # said that a second request counts as late


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementReceived:
    dossier: DossierId
    received: Sequence[str]  # what was handed in


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenRequest:
    """What asking now would mean."""

    paused: Paused
    answer_by: date | None  # as the office proposes it
    asked_before: Sequence[date] = ()


def must_name_who_raised(dossier: Dossier, officer: Officer) -> bool:
    """Whether `officer` asks on behalf of the unit, to which the papers have gone."""
    return dossier.has_left_desk and not officer.may(Right.RAISE)


def ask_supplement(order: AskSupplement, officer: Officer, desk: Desk) -> Dossier:
    """Ask for everything that is missing, in one list; the clock waits from now on.

    The paper, Mẫu 02, is numbered in the same transaction. Once the papers have left the desk, who
    receives asks on behalf of the handling unit and names who raised it; before, in their own name.

    Raises:
        StepIncomplete: nothing to complete, no reason, or nobody who raised it.
        SecondRequestUnconfirmed: it was asked before.
        AnswerDayImpossible: the day is not ahead, or no working day.
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        CalendarTooShort, RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [supplement.at-once], [time-limit.supplement], [papers.numbers]
    """
    officer.need(Right.RELAY)
    tidy = _tidy(order)

    def words(dossier: Dossier, work: UnitOfWork, now: datetime) -> Body:
        says = {"contents": tidy.contents, "reason": tidy.reason}
        if must_name_who_raised(dossier, officer):
            says["raised_by"] = tidy.raised_by
        if missing := [field for field, said in says.items() if not said]:
            raise StepIncomplete(missing)
        if dossier.supplements and not tidy.second_confirmed:
            raise SecondRequestUnconfirmed(office_date(dossier.supplements[-1].asked_at))
        _check_day(tidy.answer_by, now, desk)
        model = model_of(dossier, work, now)
        request = Supplement(
            number=numbered(SUPPLEMENT, work, now, desk),
            contents=tidy.contents,
            reason=tidy.reason,
            answer_by=tidy.answer_by,
            raised_by=tidy.raised_by,
            asked_at=now,
            asked_by=officer.id,
            officer_name=officer.name,
            model=model,
            stood=dossier.status,
            due_before=dossier.due,
        )
        due = waiting_from(dossier, now, model, desk.calendar).due
        second = bool(dossier.supplements)
        return supplement_asked_body(request, due, second_confirmed=second)

    return take_step(order.dossier, kinds.SUPPLEMENT_ASKED, words, officer, desk)


def supplement_received(order: SupplementReceived, officer: Officer, desk: Desk) -> Dossier:
    """Everything asked for is there; the clock goes on by the model of the request.

    Raises:
        StepIncomplete: nothing was handed in.
        CalendarTooShort: the calendar does not reach to the new appointment.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [time-limit.supplement]
    """
    officer.need(Right.RECEIVE)
    received = _lines(order.received)
    if not received:
        raise StepIncomplete(["received"])

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        if not dossier.supplements:
            raise StepNotAllowed(dossier.status, kinds.SUPPLEMENT_RECEIVED)
        return supplement_received_body(received, going_on(dossier, now, desk.calendar).due)

    return take_step(order.dossier, kinds.SUPPLEMENT_RECEIVED, words, officer, desk)


def foresee_request(dossier_id: DossierId, desk: Desk) -> ForeseenRequest:
    """What `ask_supplement` would do now. Stores nothing.

    Raises:
        StepNotAllowed: nothing can be asked for any more.
        CalendarTooShort: the calendar does not reach that far.
    """
    now = desk.now()
    with desk.glance() as work:
        dossier = work.dossiers.get(dossier_id)
        if not dossier.may(kinds.SUPPLEMENT_ASKED):
            raise StepNotAllowed(dossier.status, kinds.SUPPLEMENT_ASKED)
        model = model_of(dossier, work, now)
        days = work.house.rules(desk.unit).supplement_days
    return ForeseenRequest(
        paused=waiting_from(dossier, now, model, desk.calendar),
        answer_by=_after(days, now, desk),
        asked_before=tuple(office_date(asked.asked_at) for asked in dossier.supplements),
    )


def foresee_supplement(dossier_id: DossierId, desk: Desk) -> Paused:
    """The appointment that `supplement_received` would give now. Stores nothing.

    Raises:
        StepNotAllowed: nobody waits for one any more.
        CalendarTooShort: the calendar does not reach that far.
    """
    with desk.glance() as work:
        dossier = work.dossiers.get(dossier_id)
    if not dossier.may(kinds.SUPPLEMENT_RECEIVED) or not dossier.supplements:
        raise StepNotAllowed(dossier.status, kinds.SUPPLEMENT_RECEIVED)
    return going_on(dossier, desk.now(), desk.calendar)


def model_of(dossier: Dossier, work: UnitOfWork, now: datetime) -> PauseModel:
    """As the office chose for the procedure; what is left goes on where it chose nothing."""
    found = work.catalogue.on(dossier.procedure.code, office_date(now))
    pause = found[0].pause if found is not None else None
    return pause or PauseModel.RESUME


def _check_day(day: date | None, now: datetime, desk: Desk) -> None:
    if day is not None and (day <= office_date(now) or not desk.calendar.is_working(day)):
        raise AnswerDayImpossible(day)


def _after(days: object, now: datetime, desk: Desk) -> date | None:
    if not isinstance(days, int) or days < 1:
        return None
    day, calendar = office_date(now), desk.calendar
    for _day in range(days):
        day = calendar.next_working_day(day)
    return day


def _tidy(order: AskSupplement) -> AskSupplement:
    """Without blanks around words and lines that say nothing."""
    return AskSupplement(
        dossier=order.dossier,
        contents=_lines(order.contents),
        reason=" ".join(order.reason.split()),
        answer_by=order.answer_by,
        raised_by=" ".join(order.raised_by.split()),
        second_confirmed=order.second_confirmed,
    )


def _lines(words: Sequence[str]) -> Sequence[str]:
    return tuple(line for each in words if (line := " ".join(each.split())))
