"""Use case: the result of a dossier is back at the counter."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBack:
    dossier: DossierId
    note: str = ""  # what came back, e.g. "Giấy chứng nhận, 01 bản chính"


def result_back(order: ResultBack, officer: Officer, desk: Desk) -> Dossier:
    """Note that the result has come back; from now on it can be returned.

    Raises:
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.
    """
    officer.need(Right.RESULT_BACK)
    body = {"note": order.note.strip()}
    return take_step(order.dossier, kinds.RESULT_BACK, body, officer, desk)
