"""Looks are acts too: opening another officer's dossier, unmasking an ID number."""

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


def open_dossier(dossier_id: DossierId, officer: Officer, desk: Desk) -> None:
    """Note that `officer` looks at a dossier that somebody else received and sees to.

    Raises:
        RightMissing: the role sees no dossiers.
    """
    officer.need(Right.SEE)
    with desk.work() as work:
        dossier = work.dossiers.find(dossier_id).dossier
        if dossier is None or officer.id in {dossier.officer, dossier.holder}:
            return
        subject = Subject(SubjectKind.DOSSIER, dossier_id)
        work.journal.write(kinds.OPENED, subject, {}, by=officer.id, at=desk.now())
        work.commit()


def unmask(dossier_id: DossierId, officer: Officer, desk: Desk) -> str:
    """The owner's ID number in full; every look at it is an act.

    Raises:
        RightMissing: nothing was shown or stored.
    """
    officer.need(Right.UNMASK)
    with desk.work() as work:
        number = work.dossiers.get(dossier_id).applicant.id_number
        subject = Subject(SubjectKind.DOSSIER, dossier_id)
        work.journal.write(kinds.UNMASKED, subject, {}, by=officer.id, at=desk.now())
        work.commit()
    return number
