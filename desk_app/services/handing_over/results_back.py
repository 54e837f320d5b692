"""Use case: several results come back from the unit at one time."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.faults import NoResultToTakeBack
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.handing_over.many import step_each
from desk_app.services.telling.by_itself import tell_by_itself


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsBack:
    dossiers: Sequence[DossierId]
    note: str = ""  # what came back, the same for all


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    back: Sequence[DossierId]
    left_out: Sequence[Dossier] = ()  # no result can come back of them now
    told: int = 0  # citizens to whom a notice was queued by itself


def results_back(order: ResultsBack, officer: Officer, desk: Desk) -> CameBack:
    """Note that the results are at the counter; each can be returned from now on.

    Raises:
        NoResultToTakeBack, RightMissing: nothing was stored.
    """
    officer.need(Right.RESULT_BACK)
    asked = tuple(dict.fromkeys(order.dossiers))
    with desk.work() as work:
        found = [work.dossiers.find(dossier) for dossier in asked]
        body = {"note": order.note.strip()}
        now = whole_milliseconds(desk.now())
        back = step_each(kinds.RESULT_BACK, body, found, (officer, now), work)
        told = 0
        for dossier in back:
            here = work.dossiers.get(dossier)
            after = tell_by_itself(work, here, kinds.RESULT_BACK, officer, now, desk)
            told += len(after.notices) - len(here.notices)
        left_out = tuple(f.dossier for f in found if f.dossier and f.dossier.id not in back)
        if not back:
            raise NoResultToTakeBack([str(dossier.code) for dossier in left_out])
        work.commit()
    return CameBack(back=back, left_out=left_out, told=told)
