"""The same step of several dossiers, in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Body, Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer


def step_each(
    step: str,
    body: Body,
    dossiers: Iterable[Folded],
    by: tuple[Officer, datetime],
    work: UnitOfWork,
) -> Sequence[DossierId]:
    """Write an act of kind `step` for each of `dossiers` that can take it now; which they were.

    The caller commits.

    Args:
        by: Who, and when.
    """
    officer, at = by
    stepped: list[DossierId] = []
    for folded in dossiers:
        dossier = folded.dossier
        if dossier is None or folded.read_only or not dossier.may(step):
            continue
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        work.journal.write(
            step, subject, body, by=officer.id, at=whole_milliseconds(at), onto=folded
        )
        stepped.append(dossier.id)
    return tuple(stepped)
