"""What waiting for the applicant does to the appointment of a dossier. Pure.

Whoever waits, the dossier has at every moment either an appointment or a reason why it has none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk_app.domain.dossier import Dossier
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.pause import Pause, Paused, PauseModel, paused
from desk_app.domain.law.deadline.start import StartReason
from desk_app.domain.law.due import DueMoment


@dataclass(frozen=True, slots=True)
class _Wait:
    """A pause that is over, and the appointment it began with."""

    pause: Pause
    before: DueMoment
    model: PauseModel
    charge: bool  # a charge was waited for, no papers


def waiting_from(
    dossier: Dossier, asked_at: datetime, model: PauseModel, calendar: WorkingCalendar
) -> Paused:
    """The clock stops at `asked_at`; what was late by then stays late.

    Raises:
        CalendarTooShort: as `paused`.

    Legal: [time-limit.supplement]
    """
    return _with(dossier, Pause(asked_at), model, calendar)


def going_on(dossier: Dossier, complete_at: datetime, calendar: WorkingCalendar) -> Paused:
    """The supplement is complete; the clock goes on as its model says.

    Another appointment that was given meanwhile (the competent agency has it, a leader
    changed it) is the one that goes on.

    Raises:
        CalendarTooShort: as `paused`.
        IndexError: no supplement was asked for; our bug.

    Legal: [time-limit.supplement]
    """
    asked = dossier.supplements[-1]
    before = _as_it_was(dossier, asked.due_before)
    pause = Pause(asked.asked_at, max(complete_at, asked.asked_at))
    return _with(before, pause, asked.model, calendar)


def owing_from(dossier: Dossier, asked_at: datetime, ground: str) -> DueMoment:
    """The appointment while an obligation is owed: it stands unless a law, `ground`, stops it.

    Legal: [time-limit.obligation]
    """
    due = dossier.due
    if not ground or due.at is None or asked_at >= due.at:
        return due
    return replace(due, at=None, reasons=(*due.reasons, StartReason.WAITS_FOR_OBLIGATION))


def met(dossier: Dossier, met_at: datetime, calendar: WorkingCalendar) -> Paused:
    """The obligation is met; where a law stopped the clock, what was left of it goes on.

    Raises:
        CalendarTooShort: as `paused`.
        IndexError: none was asked for; our bug.

    Legal: [time-limit.obligation]
    """
    owed = dossier.obligations[-1]
    before = _as_it_was(dossier, owed.due_before)
    if not owed.ground:
        return Paused(before.due, before.due, PauseModel.RESUME, ())
    pause = Pause(owed.asked_at, max(met_at, owed.asked_at))
    return _with(before, pause, PauseModel.RESUME, calendar, charge=True)


def _as_it_was(dossier: Dossier, before: DueMoment) -> Dossier:
    """With the appointment from which the wait that ends now is counted."""
    return dossier if dossier.due.at is not None else replace(dossier, due=before)


def _with(
    dossier: Dossier,
    pause: Pause,
    model: PauseModel,
    calendar: WorkingCalendar,
    *,
    charge: bool = False,
) -> Paused:
    """All pauses since the appointment was last given, so that each is told."""
    earlier = _since_given(dossier) if model is PauseModel.RESUME else ()
    before = earlier[0].before if earlier else dossier.due
    pauses = _in_order([*(wait.pause for wait in earlier), pause])
    told = paused(before, pauses, model, calendar, dossier.due.cutoff)
    charged = charge or any(wait.charge for wait in earlier)
    if not charged or StartReason.RESUMED not in told.due.reasons:
        return told
    reasons = (*told.due.reasons, StartReason.OBLIGATION_MET)
    return replace(told, due=replace(told.due, reasons=reasons))


def _in_order(pauses: Sequence[Pause]) -> Sequence[Pause]:
    """Clocks of two desks may differ by minutes: a pause begins where the one before ended."""
    tidy: list[Pause] = []
    for pause in pauses:
        begins = pause.asked_at
        if tidy and (ended := tidy[-1].complete_at) is not None:
            begins = max(begins, ended)
        ends = None if pause.complete_at is None else max(pause.complete_at, begins)
        tidy.append(Pause(begins, ends))
    return tidy


def _since_given(dossier: Dossier) -> Sequence[_Wait]:
    """The finished pauses that led from one appointment to the present one, in order."""
    found: list[_Wait] = []
    end = dossier.due
    for wait in reversed(list(_waits(dossier))):
        led = StartReason.RESUMED in end.reasons and wait.model is PauseModel.RESUME
        if not led or wait.before.at is None:
            break
        found.insert(0, wait)
        end = wait.before
    return found


def _waits(dossier: Dossier) -> Iterator[_Wait]:
    """Finished ones that stopped the clock, in order."""
    waits = [
        *(_Wait(s.pause, s.due_before, s.model, charge=False) for s in dossier.supplements),
        *(
            _Wait(o.pause, o.due_before, PauseModel.RESUME, charge=True)
            for o in dossier.obligations
            if o.pause is not None
        ),
    ]
    yield from sorted(
        (wait for wait in waits if not wait.pause.is_open), key=lambda wait: wait.pause.asked_at
    )
