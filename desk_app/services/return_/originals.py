"""Use cases: a citizen leaves originals with the office on loan, and gets them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.citizen import originals_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.amending_faults import (
    OriginalsIncomplete,
    OriginalsNotHere,
    OriginalsStillHere,
)
from desk_app.domain.handling.originals import LentPaper, covers
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveOriginals:
    """Of one lending, or of one giving back."""

    dossier: DossierId
    key: UUID  # made when the form opens: a second press stores nothing twice
    papers: Sequence[LentPaper]
    person: str  # who leaves them, or takes them
    note: str = ""


def lend_originals(order: MoveOriginals, officer: Officer, desk: Desk) -> Dossier:
    """The office keeps these papers until they are given back.

    Raises:
        OriginalsIncomplete: no paper, or nobody who leaves them.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RECEIVE)
    _check(order)
    return _move(kinds.ORIGINALS_LENT, order, officer, desk)


def give_originals_back(order: MoveOriginals, officer: Officer, desk: Desk) -> Dossier:
    """These papers are the citizen's again, before the result or after it.

    Raises:
        OriginalsIncomplete: no paper, or nobody who takes them.
        OriginalsNotHere: the office does not have so many.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RETURN)
    _check(order)
    return _move(kinds.ORIGINALS_GIVEN_BACK, order, officer, desk)


def give_all_back(
    work: UnitOfWork,
    dossier: Dossier,
    giving: tuple[UUID | None, str],
    officer: Officer,
    now: datetime,
) -> None:
    """In a transaction that holds more: every original on loan goes back; nothing is committed.

    Args:
        giving: The key of the giving back, made when its form opens, and who takes them.

    Raises:
        OriginalsStillHere: some are here, and without a key they would stay behind.
    """
    key, person = giving
    here = dossier.citizen.originals_here
    if not here:
        return
    if key is None:
        raise OriginalsStillHere([paper.name for paper in here])
    body = originals_body(key, here, person)
    write_step(work, dossier.id, kinds.ORIGINALS_GIVEN_BACK, body, officer, now)


def _check(order: MoveOriginals) -> None:
    values = {"papers": bool(order.papers), "person": bool(order.person.strip())}
    if missing := [field for field, there in values.items() if not there]:
        raise OriginalsIncomplete(missing)


def _move(step: str, order: MoveOriginals, officer: Officer, desk: Desk) -> Dossier:
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        side = dossier.citizen
        lends = step == kinds.ORIGINALS_LENT
        if any(loan.key == order.key for loan in (side.lent if lends else side.given_back)):
            return dossier
        if not lends and not covers(side.originals_here, order.papers):
            raise OriginalsNotHere()
        person, note = (" ".join(words.split()) for words in (order.person, order.note))
        body = originals_body(order.key, order.papers, person, note)
        moved = write_step(work, order.dossier, step, body, officer, now)
        work.commit()
    return moved
