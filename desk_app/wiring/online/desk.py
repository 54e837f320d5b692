"""What screens may ask of online dossiers that wait for an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.queries.online import OnlineLine, online_count, online_waiting
from db.queries.procedures import procedure_on
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import Cutoff
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office_time import office_date
from desk_app.domain.registered import AnswerBy, Registered, answer_by
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class OnlineWaiting:
    line: OnlineLine
    by: AnswerBy


@dataclass(frozen=True, slots=True)
class OnlineDossier:
    """One that was opened, with its procedure as it stands today."""

    registered: Registered
    procedure: Procedure | None  # None: this desk's catalogue has none of that code


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineDesk:
    """Reading lane."""

    waiting: Callable[[], Sequence[OnlineWaiting]]  # the longest waiting first
    count: Callable[[], int]
    registered: Callable[[DossierId], OnlineDossier | None]  # None: answered meanwhile


def online_desk(opened: OpenDesk, desk: Desk) -> OnlineDesk:
    ask = opened.store.ask
    lines, procedure = ask(online_waiting), ask(procedure_on)

    def waiting() -> Sequence[OnlineWaiting]:
        calendar, today = desk.calendar, office_date(desk.now())
        cutoffs: dict[str, Cutoff | None] = {}
        found: list[OnlineWaiting] = []
        for line in lines():
            if line.procedure not in cutoffs:
                known = procedure(line.procedure, today)
                cutoffs[line.procedure] = known.cutoff if known else None
            found.append(OnlineWaiting(line, _by(line, calendar, cutoffs[line.procedure])))
        return tuple(found)

    def registered(dossier: DossierId) -> OnlineDossier | None:
        with desk.glance() as work:
            folded = work.dossiers.find(dossier)
        if folded.registered is None or folded.answered:
            return None
        known = procedure(folded.registered.procedure, office_date(desk.now()))
        return OnlineDossier(folded.registered, known)

    return OnlineDesk(waiting=waiting, count=ask(online_count), registered=registered)


def _by(line: OnlineLine, calendar: WorkingCalendar, cutoff: Cutoff | None) -> AnswerBy:
    try:
        return answer_by(line.submitted_at, calendar, cutoff)
    except CalendarTooShort:  # the list must not fail for a year without a calendar
        return AnswerBy(None, None)
