"""Use cases around a paper of no dossier: that it goes to the printer, and how that ended."""

from dataclasses import dataclass
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LoosePrint:
    """A notice-board sheet, a take-home checklist, a trial page; `job` is made once."""

    job: UUID
    form: str  # "notice_sheet"
    about: str  # code of the procedure, or of the trial page
    printer: str  # empty: a file and a preview
    copies: int


def hand_over_loose(order: LoosePrint, officer: Officer, desk: Desk) -> None:
    """Store that the paper goes to the printer now; comes before the printer is called.

    What the paper says is published anyway and kept with the catalogue, so it is not stored.

    Raises:
        RightMissing: nothing was stored, and nothing is to be printed.
    """
    body: Body = {
        "job": order.job.hex,
        "form": order.form,
        "about": order.about,
        "printer": order.printer,
        "copies": order.copies,
    }
    _note(kinds.LOOSE_HANDED_OVER, body, officer, desk)


def settle_loose(job: UUID, failure: str, officer: Officer, desk: Desk) -> None:
    """Store whether the printer took the paper; an empty `failure`: it did, or a file was kept.

    How far the printer's own queue comes with it is not watched.

    Args:
        failure: A reason code, never a sentence.

    Raises:
        RightMissing: nothing was stored.
    """
    _note(kinds.LOOSE_SETTLED, {"job": job.hex, "reason": failure}, officer, desk)


def _note(kind: str, body: Body, officer: Officer, desk: Desk) -> None:
    officer.need(Right.SEE)
    with desk.work() as work:
        work.journal.write(kind, THIS_DESK, body, by=officer.id, at=desk.now())
        work.commit()
