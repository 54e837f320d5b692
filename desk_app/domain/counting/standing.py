"""How a dossier counts at the end of a period: the one definition, which every report cites.

A dossier's life is cut into *spans*: since when it stood as what. How it counts in a period is
the span it is in when the period ends; one that ended before the period began does not count in
it. Which column of a form a standing belongs to is data of the form's edition; the standing is
not.

It is reckoned as of then: the appointment of a moment is the one that was in force at it, so a
month asked for again next year says the same, but for acts that arrived or were set right since.

Legal: [handling.flow], [time-limit.supplement]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.counting.period import Period
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.waiting import Obligation, Supplement
from desk_app.domain.office_time import OFFICE_TIME, office_date

A_TICK: Final = timedelta(milliseconds=1)  # stored moments are whole milliseconds


class Standing(StrEnum):
    """As what a dossier counts. Stored in rows that can be made anew, and in editions."""

    EARLY = "early"  # ended with a result, on a day before its appointment
    ON_DAY = "on_day"  # on that day, and not after the moment
    LATE = "late"  # after the moment, or after a second request for papers
    UNDATED = "undated"  # ended with a result; no appointment was ever given
    GIVEN_BACK = "given_back"  # refused after it was received
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    WAITING = "waiting"  # for the first supplement
    WAITING_AGAIN = "waiting_again"  # for a second one
    OBLIGATION = "obligation"  # the applicant owes a tax or a charge
    IN_PROCESS = "in_process"
    VOIDED = "voided"  # received by mistake: counts as nothing else
    FOR_OTHERS = "for_others"  # received for a unit elsewhere, where it counts


ENDED: Final = frozenset(
    {
        *(Standing.EARLY, Standing.ON_DAY, Standing.LATE, Standing.UNDATED),
        *(Standing.GIVEN_BACK, Standing.WITHDRAWN, Standing.STOPPED),
    }
)
OPEN: Final = frozenset(
    {Standing.WAITING, Standing.WAITING_AGAIN, Standing.OBLIGATION, Standing.IN_PROCESS}
)
APART: Final = frozenset({Standing.VOIDED, Standing.FOR_OTHERS})
"""Told beside the figures, never in them."""

LAST: Final = ENDED | APART
"""No span follows one of these."""

_TWICE: Final = 2
_CLOSINGS: Final = {
    kinds.REFUSED: Standing.GIVEN_BACK,
    kinds.WITHDRAWN: Standing.WITHDRAWN,
    kinds.STOPPED: Standing.STOPPED,
}


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` until just before `until` the dossier stands so."""

    since: datetime  # UTC
    until: datetime | None  # None: from then on, as far as is known
    standing: Standing
    late: bool = False  # its moment has passed; of what ended: it ended late
    apologised: bool = False  # a letter of apology had gone out by `since`


@dataclass(frozen=True, slots=True)
class Counted:
    """One dossier in one period."""

    standing: Standing
    late: bool
    apologised: bool
    carried: bool  # từ kỳ trước: received before the period began


@dataclass(frozen=True, slots=True)
class Bounds:
    """The moments of a period: `begin` inclusive, `end` not."""

    begin: datetime
    end: datetime


def bounds_of(period: Period, now: datetime) -> Bounds:
    """Args: now: Ends a period that still runs; what happened at this very moment counts."""
    begin = _midnight(period.first)
    end = min(_midnight(period.last + timedelta(days=1)), now + A_TICK)
    return Bounds(begin, max(begin, end))


def classify(dossier: Dossier, period: Period, now: datetime) -> Counted | None:
    """How `dossier` counts in `period`; None: not at all."""
    bounds = bounds_of(period, now)
    spans = [span for span in spans_of(dossier) if span.since < bounds.end]
    if not spans or (spans[-1].standing in LAST and spans[-1].since < bounds.begin):
        return None
    last = spans[-1]
    carried = dossier.received_at < bounds.begin
    return Counted(last.standing, last.late, last.apologised, carried)


def spans_of(dossier: Dossier) -> Sequence[Span]:
    """The life of `dossier` in order, without gaps; empty: it never counts in this unit.

    A part of an interlinked dossier is counted once, by the unit that leads.

    Legal: [interlinked.legs]
    """
    if dossier.status is Status.VOIDED:
        voided = (ending.at for ending in dossier.endings if ending.step == kinds.VOIDED)
        return (Span(next(voided, dossier.received_at), None, Standing.VOIDED),)
    if dossier.origin is not None and dossier.origin.leg is not None:
        return ()
    if dossier.competence is not None:
        return (Span(dossier.received_at, None, Standing.FOR_OTHERS),)
    return tuple(_joined(_spans(dossier)))


def late_by_request(dossier: Dossier) -> datetime | None:
    """Since when it counts as late for what was asked of its applicant, whatever its appointment
    says: twice, or when that had passed already. None: not for that.

    Legal: [time-limit.supplement]
    """
    if dossier.status is not Status.SUPPLEMENT and len(dossier.supplements) < _TWICE:
        return None
    since = None
    for span in reversed(spans_of(dossier)):
        if span.standing not in OPEN or not span.late:
            break
        since = span.since
    return since


def _spans(dossier: Dossier) -> Iterator[Span]:
    end = _end(dossier)
    cuts = sorted({dossier.received_at, *_changes(dossier, end)})
    for since, until in zip(cuts, [*cuts[1:], end], strict=True):
        if until is None or since < until:
            yield from _open(dossier, since, until)
    if end is not None:
        yield _ended(dossier, end)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Neighbours that say the same are one."""
    before: Span | None = None
    for span in spans:
        if before is not None and _same(before, span):
            before = Span(before.since, span.until, *_what(before))
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _same(one: Span, other: Span) -> bool:
    return _what(one) == _what(other)


def _what(span: Span) -> tuple[Standing, bool, bool]:
    return span.standing, span.late, span.apologised


def _end(dossier: Dossier) -> datetime | None:
    closed = (ending.at for ending in dossier.endings if ending.step in _CLOSINGS)
    ended = dossier.result_back_at or dossier.returned_at or next(closed, None)
    return None if ended is None else max(ended, dossier.received_at)


def _changes(dossier: Dossier, end: datetime | None) -> Iterator[datetime]:
    """Moments after receiving, and before the end, at which it may begin to stand otherwise."""
    moments = [change.at for change in dossier.due_changes]
    for wait in _waits(dossier):
        moments += [wait.asked_at, *((over,) if (over := _over(wait)) is not None else ())]
    for at in moments:
        if at > dossier.received_at and (end is None or at < end):
            yield at


def _waits(dossier: Dossier) -> Sequence[Supplement | Obligation]:
    return [*dossier.supplements, *dossier.obligations]


def _over(wait: Supplement | Obligation) -> datetime | None:
    """When it ended. Two desks' clocks may differ: nothing is over before it was asked for."""
    over = wait.received_at if isinstance(wait, Supplement) else wait.met_at
    return None if over is None else max(over, wait.asked_at)


def _open(dossier: Dossier, since: datetime, until: datetime | None) -> Iterator[Span]:
    """What stands from `since` to `until`, where nothing is done in between; the clock runs."""
    standing, late_from = _stands(dossier, since)
    sorry = _apologised(dossier, since)
    if late_from is None or (until is not None and late_from >= until):
        yield Span(since, until, standing, late=False, apologised=sorry)
        return
    if late_from > since:
        yield Span(since, late_from, standing, late=False, apologised=sorry)
    yield Span(max(since, late_from), until, standing, late=True, apologised=sorry)


def _stands(dossier: Dossier, at: datetime) -> tuple[Standing, datetime | None]:
    """As what, and from when on it is late that way; None: never."""
    asked = _waited_for(dossier, at)
    if asked is not None and asked is not dossier.supplements[0]:
        return Standing.WAITING_AGAIN, at
    if asked is not None:  # judged by the moment of the request
        due = asked.due_before.at
        return Standing.WAITING, at if due is not None and asked.asked_at > due else None
    late_from = _late_from(dossier, at)
    if _owes(dossier, at):
        return Standing.OBLIGATION, late_from
    return Standing.IN_PROCESS, late_from


def _waited_for(dossier: Dossier, at: datetime) -> Supplement | None:
    """The last supplement asked for by `at` that had not come in."""
    for asked in reversed(dossier.supplements):
        over = _over(asked)
        if asked.asked_at <= at and (over is None or at < over):
            return asked
    return None


def _owes(dossier: Dossier, at: datetime) -> bool:
    return any(
        owed.asked_at <= at and ((over := _over(owed)) is None or at < over)
        for owed in dossier.obligations
    )


def _late_from(dossier: Dossier, at: datetime) -> datetime | None:
    """A second request for papers counts as late; otherwise from right after the appointment."""
    if any(asked.asked_at <= at for asked in dossier.supplements[1:]):
        return at
    due = _appointment(dossier, at)
    return None if due is None else due + A_TICK


def _appointment(dossier: Dossier, at: datetime) -> datetime | None:
    """The one in force at `at`: what the first later change found, or the one of now."""
    changes = [
        *((change.at, change.before) for change in dossier.due_changes),
        *((asked.asked_at, asked.due_before) for asked in dossier.supplements),
        *((owed.asked_at, owed.due_before) for owed in dossier.obligations),
    ]
    later = [(when, before) for when, before in changes if when > at]
    due = min(later, key=lambda change: change[0])[1] if later else dossier.due
    return due.at


def _apologised(dossier: Dossier, at: datetime) -> bool:
    letter = dossier.apology
    return letter is not None and letter.at <= at


def _ended(dossier: Dossier, end: datetime) -> Span:
    _, late_from = _stands(dossier, max(dossier.received_at, end - A_TICK))
    late = late_from is not None and late_from <= end
    as_what = _as_result(dossier, end, late=late)
    return Span(end, None, as_what, late=late, apologised=_apologised(dossier, end))


def _as_result(dossier: Dossier, end: datetime, *, late: bool) -> Standing:
    if dossier.result_back_at is None and dossier.returned_at is None:
        steps = (ending.step for ending in dossier.endings if ending.step in _CLOSINGS)
        return _CLOSINGS[next(steps)]
    if late:
        return Standing.LATE
    due = _last_appointment(dossier, end)
    if due is None:
        return Standing.UNDATED
    return Standing.EARLY if office_date(end) < office_date(due) else Standing.ON_DAY


def _last_appointment(dossier: Dossier, end: datetime) -> datetime | None:
    """The one it ended under; where the clock stood still, the one before."""
    if (due := _appointment(dossier, end)) is not None:
        return due
    stopped = [wait for wait in _waits(dossier) if wait.due_before.at is not None]
    return max(stopped, key=lambda wait: wait.asked_at).due_before.at if stopped else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_TIME)
