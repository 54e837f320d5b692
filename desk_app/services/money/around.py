"""What every use case of money has in common: who may, in which shift, of which dossier."""

from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Body, Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DossierReadOnly
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import ShiftNotOpen
from desk_app.domain.money.till.shift import Shift
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import numbered


def need_collect(officer: Officer, work: UnitOfWork, desk: Desk) -> None:
    """Raises RightMissing: neither the role nor the office's choice lets `officer` take money."""
    if not work.till.settings(desk.unit).may_collect(officer):
        officer.need(Right.COLLECT)


def need_books(officer: Officer, work: UnitOfWork, desk: Desk) -> None:
    """Raises RightMissing: shifts and ledger of the office are not for `officer`."""
    if not work.till.settings(desk.unit).may_see_books(officer):
        officer.need(Right.COLLECT)


def dossier_in(work: UnitOfWork, dossier_id: DossierId) -> tuple[Dossier, Folded]:
    """The dossier and what its acts amount to, to write an act onto it.

    Raises:
        DossierReadOnly: a newer program has acted on it.
        KeyError: there is none; our bug.
    """
    folded = work.dossiers.find(dossier_id)
    if folded.dossier is None:
        raise KeyError(dossier_id)
    if folded.read_only:
        raise DossierReadOnly(str(folded.dossier.code))
    return folded.dossier, folded


def own_shift(work: UnitOfWork, officer: Officer, desk: Desk) -> Shift:
    """Raises ShiftNotOpen: this cashier has no open shift at this desk."""
    shift = work.till.open_shift(desk.id, officer.id)
    if shift is None:
        raise ShiftNotOpen
    return shift


def next_number(work: UnitOfWork, form: str, desk: Desk) -> PaperNumber:
    """The next number of an internal paper, out of this desk's blocks.

    Raises:
        NumberingBlocked, PaperNumbersUsedUp, ClockWentBack: no number can be given.
    """
    return numbered(form, work, desk.now(), desk)


def write(
    work: UnitOfWork, kind: str, onto: Folded, body: Body, by: Officer, desk: Desk
) -> Dossier:
    """Write an act about the money of the dossier and commit; the dossier as it is then.

    Raises:
        ValueError: the fold would set the act aside, or cannot read it; our bug, nothing stored.
    """
    dossier = onto.dossier
    if dossier is None:
        raise ValueError("money of no dossier")
    subject = Subject(SubjectKind.DOSSIER, dossier.id)
    at = whole_milliseconds(desk.now())
    written = work.journal.write(kind, subject, body, by=by.id, at=at, onto=onto)
    after = work.dossiers.find(dossier.id)
    if after.dossier is None or after.read_only or written.act.id in after.disagreements:
        raise ValueError(f"{kind} cannot be folded")
    work.commit()
    return after.dossier


def shift_subject(shift: UUID) -> Subject:
    return Subject(SubjectKind.SHIFT, shift)
