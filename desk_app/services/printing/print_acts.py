"""Use cases around a print: what is stored before the printer is called, and after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.acts.print_faults import ReissueUnfounded
from desk_app.domain.acts.prints import (
    NOT_WANTED,
    PrintJob,
    PrintState,
    WordedPaper,
    handed_over_body,
    postponed_body,
    print_jobs,
    versions_of,
)
from desk_app.domain.codes.paper_number import PAYMENT_SLIP, REFUND_VOUCHER
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk

OF_THE_TILL: Final = frozenset({PAYMENT_SLIP, REFUND_VOUCHER})
_ONE_FOR_EACH_ACT: Final = frozenset({"supplement_request", REFUND_VOUCHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reissue:
    """A corrected paper takes the place of the one given out; the code stays."""

    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """One form of one dossier on one printer; `job` is made by the screen, once."""

    job: UUID
    dossier: DossierId
    form: str  # "receipt", "appointment_slip"
    printer: str  # empty: a file and a preview
    copies: int
    media: str = ""
    worded: WordedPaper | None = None  # kept by the first print of it, and by a re-issue
    reissue: Reissue | None = None
    visit_line: str = ""  # other dossiers of the same visit; kept while the paper is put off
    instead_of: UUID | None = None  # the print that failed before
    about: str = ""  # which of several papers of its form


def hand_over_to_printer(order: PrintOrder, officer: Officer, desk: Desk) -> PrintJob:
    """Store that the paper goes to the printer now; returns the print as it is stored.

    Comes before the printer is called: if the power fails in between, the job
    shows "không rõ đã in chưa" and is not printed again unasked. A job that was
    handed over before is not written again.

    The first print keeps the words of the paper. One after it shows those words, whatever
    the dossier says by now, unless it is ordered as a re-issue.

    Raises:
        ReissueUnfounded: a re-issue without a ground.
        RightMissing: likewise nothing was stored.
    """
    _need(order.form, officer)
    if order.reissue is not None and not order.reissue.ground.strip():
        raise ReissueUnfounded(order.form)
    with desk.work() as work:
        jobs = print_jobs(work.dossiers.acts(order.dossier))
        for known in jobs:
            if known.id == order.job and known.state is not PrintState.POSTPONED:
                return known
        job = _numbered(order, _begun(order, desk), jobs)
        subject = Subject(SubjectKind.DOSSIER, order.dossier)
        body = handed_over_body(job)
        work.journal.write(kinds.PRINT_HANDED_OVER, subject, body, by=officer.id, at=desk.now())
        work.commit()
    return job


def postpone_prints(orders: Sequence[PrintOrder], officer: Officer, desk: Desk) -> None:
    """Store that these papers are to be printed later, all or none.

    One that waits already is stored again only where its line of the visit or its ground is
    another by now: the line is known when the visit ends. What was handed over stays as it is.

    Raises:
        RightMissing: nothing was stored.
    """
    for order in orders:
        _need(order.form, officer)
    with desk.work() as work:
        for order in orders:
            _postpone(order, officer, desk, work)
        work.commit()


def _postpone(order: PrintOrder, officer: Officer, desk: Desk, work: UnitOfWork) -> None:
    ground = order.reissue.ground.strip() if order.reissue is not None else ""
    for job in print_jobs(work.dossiers.acts(order.dossier)):
        same = (job.ground, job.visit_line) == (ground, order.visit_line)
        if job.id == order.job and (same or job.state is not PrintState.POSTPONED):
            return
    subject = Subject(SubjectKind.DOSSIER, order.dossier)
    body = postponed_body(replace(_begun(order, desk), ground=ground))
    work.journal.write(kinds.PRINT_POSTPONED, subject, body, by=officer.id, at=desk.now())


def settle_print(job: UUID, dossier: DossierId, failure: str, officer: Officer, desk: Desk) -> None:
    """Store how the print ended; an empty `failure` means that the paper is out.

    A job that is settled already stays as it is, but what failed may turn out not to be
    wanted any more; one that was postponed can only fail.

    Args:
        failure: A reason code of ui/printing, never a sentence.

    Raises:
        RightMissing: nothing was stored.
        ValueError: no such job of this dossier was handed over; our bug.
    """
    body: Body = {"job": job.hex}
    kind = kinds.PRINT_FINISHED
    if failure:
        body, kind = {"job": job.hex, "reason": failure}, kinds.PRINT_FAILED
    with desk.work() as work:
        jobs = {each.id: each for each in print_jobs(work.dossiers.acts(dossier))}
        _need(jobs[job].form if job in jobs else "", officer)
        if job not in jobs or (jobs[job].state is PrintState.POSTPONED and not failure):
            raise ValueError(f"never handed over: {job}")
        waits = jobs[job].state in {PrintState.HANDED_OVER, PrintState.POSTPONED}
        dropped = jobs[job].state is PrintState.FAILED and failure == NOT_WANTED
        if not (waits or dropped) or jobs[job].reason == failure == NOT_WANTED:
            return
        subject = Subject(SubjectKind.DOSSIER, dossier)
        work.journal.write(kind, subject, body, by=officer.id, at=desk.now())
        work.commit()


def note_preview(dossier: DossierId, form: str, officer: Officer, desk: Desk) -> None:
    """Note that `officer` looks at a paper of the dossier on the screen.

    Raises:
        RightMissing: nothing may be shown.
    """
    officer.need(Right.SEE)
    with desk.work() as work:
        subject = Subject(SubjectKind.DOSSIER, dossier)
        body: Body = {"form": form}
        work.journal.write(kinds.PREVIEWED, subject, body, by=officer.id, at=desk.now())
        work.commit()


def _need(form: str, officer: Officer) -> None:
    """Raises RightMissing. Who collects prints the papers of the till, and no other paper."""
    if form not in OF_THE_TILL or not officer.may(Right.COLLECT):
        officer.need(Right.PRINT)


def _begun(order: PrintOrder, desk: Desk) -> PrintJob:
    now = desk.now()
    return PrintJob(
        id=order.job,
        dossier=order.dossier,
        desk=desk.id,
        form=order.form,
        printer=order.printer,
        copies=order.copies,
        media=order.media,
        at=now,
        handed_at=now,
        visit_line=order.visit_line,
        instead_of=order.instead_of,
        about=order.about,
    )


def _numbered(order: PrintOrder, job: PrintJob, jobs: Sequence[PrintJob]) -> PrintJob:
    """Which print of which wording `job` is."""
    given = versions_of(jobs, order.form, order.about)
    versions = [version for version in given if not _is_another(order, version.first)]
    if not versions:
        return replace(job, worded=order.worded)
    current = versions[-1]
    if order.reissue is not None:
        number, ground = current.first.reissue + 1, order.reissue.ground.strip()
        return replace(job, worded=order.worded, reissue=number, ground=ground)
    first = current.first
    return replace(
        job,
        reprint=1 + max(each.reprint for each in current.prints),  # no number twice
        version=first.id,
        reissue=first.reissue,
        ground=first.ground,
    )


def _is_another(order: PrintOrder, first: PrintJob) -> bool:
    """A second request for a supplement, or paying of a refund, is a paper with its own number."""
    if order.form not in _ONE_FOR_EACH_ACT or order.worded is None or first.worded is None:
        return False
    now, then = order.worded.content, first.worded.content
    if now.get("number") != then.get("number"):
        return True
    return _lines(now.get("contents")) != _lines(then.get("contents"))  # the number of another year


def _lines(contents: object) -> Sequence[str]:
    return tuple(map(str, contents)) if isinstance(contents, Sequence) else ()
