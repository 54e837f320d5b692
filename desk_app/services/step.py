"""What every step of a dossier has in common: check, act, fold, in one transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind, whole_milliseconds
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DossierReadOnly, NumberingBlocked, StepNotAllowed
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.telling.by_itself import call_off_waiting, tell_by_itself

Words: TypeAlias = Callable[[Dossier, UnitOfWork, datetime], Body]
"""What the act says of the dossier as it stands now, inside the step's transaction."""


def take_step(
    dossier_id: DossierId, step: str, body: Body | Words, officer: Officer, desk: Desk
) -> Dossier:
    """Write the act of kind `step` if it may be taken now; the dossier as it is then.

    What the citizen is told of it by itself is queued in the same transaction.

    The fold has the last word: an act it would set aside as a disagreement is not stored.

    Raises:
        StepNotAllowed: it stands where no such step begins; nothing was stored.
        DossierReadOnly: a newer program has acted on it; nothing was stored.
    """
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        if step == kinds.VOIDED:
            call_off_waiting(work, dossier_id, officer, now)  # they would say what is no more
        after = write_step(work, dossier_id, step, body, officer, now)
        after = tell_by_itself(work, after, step, officer, now, desk)
        work.commit()
    return after


def write_step(
    work: UnitOfWork,
    dossier_id: DossierId,
    step: str,
    body: Body | Words,
    officer: Officer,
    now: datetime,
) -> Dossier:
    """The same inside a transaction that holds more than this step; nothing is committed.

    Raises:
        StepNotAllowed, DossierReadOnly: as `take_step`.
        ValueError: the fold cannot read what `body` says; our bug, to be stored nowhere.
    """
    folded = work.dossiers.find(dossier_id)
    dossier = folded.dossier
    if dossier is None:
        raise KeyError(dossier_id)
    if folded.read_only:
        raise DossierReadOnly(str(dossier.code))
    if not dossier.may(step):
        raise StepNotAllowed(dossier.status, step)
    said = body(dossier, work, now) if callable(body) else body
    subject = Subject(SubjectKind.DOSSIER, dossier_id)
    written = work.journal.write(step, subject, said, by=officer.id, at=now, onto=folded)
    after = work.dossiers.find(dossier_id)
    if written.act.id in (*after.disagreements, *after.agreed) or after.dossier is None:
        raise StepNotAllowed(dossier.status, step)
    if after.read_only:
        raise ValueError(f"{step} cannot be folded")
    return after.dossier


def numbered(form: str, work: UnitOfWork, now: datetime, desk: Desk) -> PaperNumber:
    """The next number of `form`, taken in the step's own transaction.

    Raises:
        NumberingBlocked: this store may give no numbers now.
        BlocksUsedUp: this desk has none left.
    """
    if work.settings.get(NUMBERING_BLOCKED, default=False):
        raise NumberingBlocked()
    day = office_date(now)
    number = work.paper_numbers.take(desk.unit, form, day).number
    return desk.series.number(form, day.year, number)
