"""Use cases around a print: what is stored before the printer is called, and after."""

from dataclasses import dataclass
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.bodies import print_body
from desk_app.domain.acts.prints import PrintState, print_jobs
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """One form of one dossier on one printer; `job` is made by the screen, once."""

    job: UUID
    dossier: DossierId
    form: str  # "receipt", "appointment_slip"
    printer: str  # empty: a file and a preview
    copies: int


def hand_over_to_printer(order: PrintOrder, officer: Officer, desk: Desk) -> int:
    """Store that the paper goes to the printer now; returns which reprint it is, 0 = the first.

    Comes before the printer is called: if the power fails in between, the job
    shows "không rõ đã in chưa" and is not printed again unasked. A job that was
    handed over before is not written again.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.PRINT)
    with desk.work() as work:
        jobs = print_jobs(work.dossiers.acts(order.dossier))
        for job in jobs:
            if job.id == order.job:
                return job.reprint
        before = [j for j in jobs if j.form == order.form and j.state is not PrintState.FAILED]
        reprint = len(before)
        body = print_body(order.job, order.form, order.printer, order.copies, reprint)
        subject = Subject(SubjectKind.DOSSIER, order.dossier)
        work.journal.write(kinds.PRINT_HANDED_OVER, subject, body, by=officer.id, at=desk.now())
        work.commit()
    return reprint


def settle_print(job: UUID, dossier: DossierId, failure: str, officer: Officer, desk: Desk) -> None:
    """Store how the print ended; an empty `failure` means that the paper is out.

    A job that is settled already stays as it is.

    Args:
        failure: A reason code of ui/printing, never a sentence.

    Raises:
        RightMissing: nothing was stored.
        ValueError: no such job of this dossier was handed over; our bug.
    """
    officer.need(Right.PRINT)
    body: Body = {"job": job.hex}
    kind = kinds.PRINT_FINISHED
    if failure:
        body, kind = {"job": job.hex, "reason": failure}, kinds.PRINT_FAILED
    with desk.work() as work:
        jobs = {each.id: each for each in print_jobs(work.dossiers.acts(dossier))}
        if job not in jobs:
            raise ValueError(f"never handed over: {job}")
        if jobs[job].state is not PrintState.HANDED_OVER:
            return
        subject = Subject(SubjectKind.DOSSIER, dossier)
        work.journal.write(kind, subject, body, by=officer.id, at=desk.now())
        work.commit()
