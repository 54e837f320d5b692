"""What every step of a dossier has in common: check, act, fold, in one transaction."""

from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.errors import DossierReadOnly, StepNotAllowed
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk


def take_step(
    dossier_id: DossierId, to: Status, kind: str, body: Body, officer: Officer, desk: Desk
) -> Dossier:
    """Write the act `kind` if the dossier may go to `to` now; the dossier as it is then.

    Raises:
        StepNotAllowed: it stands where no such step begins; nothing was stored.
        DossierReadOnly: a newer program has acted on it; nothing was stored.
    """
    with desk.work() as work:
        folded = work.dossiers.find(dossier_id)
        dossier = folded.dossier
        if dossier is None:
            raise KeyError(dossier_id)
        if folded.read_only:
            raise DossierReadOnly(str(dossier.code))
        if not dossier.may_step(to):
            raise StepNotAllowed(dossier.status, to)
        subject = Subject(SubjectKind.DOSSIER, dossier_id)
        work.journal.write(kind, subject, body, by=officer.id, at=desk.now())
        taken = work.dossiers.get(dossier_id)
        work.commit()
    return taken
