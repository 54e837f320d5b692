"""What another procedure, channel or day makes of a dossier's papers, fees and appointment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.pause import Pause, PauseModel, paused
from desk_app.domain.law.deadline.start import Arrival
from desk_app.domain.law.due import Cutoff, DueMoment, Limit, due_of
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import ONE_OF_EACH
from desk_app.domain.money.relief import Exemption, Ground
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import Prepared, ReceiveDossier, planned
from desk_app.services.intake.receive_dossier import legs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    dossier: Dossier
    missing: Sequence[str] = ()  # names of required papers that are not there


def reckoned(
    before: Dossier, after: Dossier, limit: Limit | None, work: UnitOfWork, desk: Desk
) -> Reckoned:
    """`after` with the papers, fees and appointment that go with it.

    Where neither procedure nor channel nor a day is another, all of that stays.

    Raises:
        As `services.intake.prepare.planned`.
    """
    chosen = (before.procedure.code, before.procedure.case, before.channel)
    otherwise = chosen != (after.procedure.code, after.procedure.case, after.channel)
    days = (before.received_at, before.amended.complete_at)
    moved = days != (after.received_at, after.amended.complete_at)
    if not (otherwise or moved or (limit is not None and limit != before.due.limit)):
        return Reckoned(dossier=after)
    plan = planned(_order(after, limit, work, desk), work, desk, after.received_at)
    after = replace(after, due=_due(after, plan, desk.calendar))
    if not any(leg.begun_at for leg in after.legs):  # what an agency has begun goes on as it is
        after = replace(after, legs=legs_of(plan))
    if not otherwise:
        return Reckoned(dossier=after)
    procedure = replace(
        after.procedure,
        code=plan.procedure.code,
        name=plan.procedure.name,
        edition=plan.edition,
    )
    after = replace(
        after,
        procedure=procedure,
        fees=tuple(plan.fees),
        unpriced_fees=plan.bill.unpriced,
        unpriced_after=plan.bill.unpriced_after,
        unpriced_as=plan.bill.unpriced_as,
    )
    return Reckoned(dossier=after, missing=plan.missing)


def _order(after: Dossier, limit: Limit | None, work: UnitOfWork, desk: Desk) -> ReceiveDossier:
    """As if it were received now as it should have been."""
    return ReceiveDossier(
        key=after.id,
        procedure=after.procedure.code,
        case=after.procedure.case,
        channel=after.channel,
        applicant=after.applicant,
        authorised=after.authorised,
        papers=after.papers,
        limit=limit or _limit_kept(after, work),
        money=_entry(after, desk),
        competent="" if after.competence is None else after.competence.unit,
    )


def _limit_kept(after: Dossier, work: UnitOfWork) -> Limit | None:
    """The limit chosen when it was received, where the procedure still offers it."""
    found = work.catalogue.on(after.procedure.code, after.code.day)
    if found is None:
        return None
    published = found[0].limits_for(after.channel, after.procedure.case)
    return after.due.limit if after.due.limit in published else None


def _entry(after: Dossier, desk: Desk) -> FeeEntry:
    """What was entered about money at intake, as the fees kept with the dossier tell it."""
    reliefs = [fee.relief for fee in after.fees if fee.relief is not None]
    grounds = set(Ground)
    exempt = next((relief for relief in reliefs if relief.id in grounds), None)
    counted = next((fee.counted for fee in after.fees if fee.counted != ONE_OF_EACH), ONE_OF_EACH)
    return FeeEntry(
        counted=counted,
        confirmed=frozenset({r.id for r in reliefs} & {waiver.id for waiver in desk.waivers}),
        exemption=None
        if exempt is None
        else Exemption(ground=Ground(exempt.id), basis=exempt.source),
    )


def _due(after: Dossier, plan: Prepared, calendar: WorkingCalendar) -> DueMoment:
    """The appointment from its own start, moved by all that made the clock stand still since."""
    cutoff = plan.procedure.cutoff
    due = _from_the_start(after, plan, calendar)
    pauses = [
        *((supplement.pause, supplement.model) for supplement in after.supplements),
        *((owed.pause, PauseModel.RESUME) for owed in after.obligations if owed.pause),
    ]
    return _not_before_given(_after_pauses(due, pauses, calendar, cutoff), after)


def _not_before_given(due: DueMoment, after: Dossier) -> DueMoment:
    """A later appointment that a leader or a letter of apology gave stays: the citizen has it."""
    by_corrections = {correction.at for correction in after.amended.corrections}
    given = [change.after for change in after.due_changes if change.at not in by_corrections]
    if not given or given[-1].at is None or due.at is None:
        return due
    return due if due.at >= given[-1].at else given[-1]


def _from_the_start(after: Dossier, plan: Prepared, calendar: WorkingCalendar) -> DueMoment:
    complete, competence = after.amended.complete_at, after.competence
    if complete is None and competence is None:
        return plan.due
    arrival = Arrival(
        handed_in=after.received_at,
        complete_at=complete or after.received_at,
        elsewhere=competence is not None,
        competent_at=None if competence is None else competence.has_it_at,
    )
    return due_of(arrival, plan.due.limit, calendar, plan.procedure.cutoff)


def _after_pauses(
    due: DueMoment,
    pauses: Sequence[tuple[Pause, PauseModel]],
    calendar: WorkingCalendar,
    cutoff: Cutoff | None,
) -> DueMoment:
    in_order = sorted(pauses, key=lambda pause: pause[0].asked_at)
    for model, alike in groupby(in_order, key=lambda pause: pause[1]):
        due = paused(due, [pause for pause, _model in alike], model, calendar, cutoff).due
    return due
