"""What the acts about scans have in common: check, act, fold, in one transaction."""

from collections.abc import Callable
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.fold import Folded
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DossierReadOnly
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk


def note_entry(
    dossier_id: DossierId,
    key: UUID,
    kind: str,
    body: Body,
    by: tuple[Officer, Desk],
    check: Callable[[Dossier], None],
) -> Dossier:
    """Write the act that makes the entry `key`; an entry that is there stays as it is.

    Scans change no step: a paper may be scanned as long as the dossier is kept.

    Raises:
        DossierReadOnly, and what `check` raises: nothing was stored.
    """
    _, desk = by
    with desk.work() as work:
        folded, dossier = find_dossier(work, dossier_id)
        if dossier.scans.find(key) is not None:
            return dossier
        check(dossier)
        noted = write(work, folded, dossier, kind, body, by)
        work.commit()
    return noted


def find_dossier(work: UnitOfWork, dossier_id: DossierId) -> tuple[Folded, Dossier]:
    """Raises DossierReadOnly; KeyError when there is none: asking for it was our bug."""
    folded = work.dossiers.find(dossier_id)
    if folded.dossier is None:
        raise KeyError(dossier_id)
    if folded.read_only:
        raise DossierReadOnly(str(folded.dossier.code))
    return folded, folded.dossier


def write(
    work: UnitOfWork,
    folded: Folded,
    dossier: Dossier,
    kind: str,
    body: Body,
    by: tuple[Officer, Desk],
) -> Dossier:
    """The dossier with one act more; the caller commits."""
    officer, desk = by
    subject = Subject(SubjectKind.DOSSIER, dossier.id)
    work.journal.write(kind, subject, body, by=officer.id, at=desk.now(), onto=folded)
    return work.dossiers.get(dossier.id)
