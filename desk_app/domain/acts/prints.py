"""Which papers of a dossier were printed, handed over, or are in doubt."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, text
from desk_app.domain.ids import DeskId, DossierId


class PrintState(StrEnum):
    HANDED_OVER = "handed_over"  # after a crash: nobody knows whether it was printed
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    id: UUID
    dossier: DossierId
    desk: DeskId
    form: str
    printer: str  # empty: a file and a preview
    copies: int
    reprint: int  # 0 = first print
    state: PrintState = PrintState.HANDED_OVER
    reason: str = ""
    at: datetime


def print_jobs(acts: Iterable[Act]) -> Sequence[PrintJob]:
    """In the order in which they were handed over."""
    jobs: dict[str, PrintJob] = {}
    for act in acts:
        with suppress(KeyError, TypeError, ValueError):  # a newer program wrote it
            _note(jobs, act)
    return tuple(jobs.values())


def _note(jobs: dict[str, PrintJob], act: Act) -> None:
    if act.kind == kinds.PRINT_HANDED_OVER:
        jobs.setdefault(text(act.body, "job"), _handed_over(act))
    elif act.kind in {kinds.PRINT_FINISHED, kinds.PRINT_FAILED}:
        key = text(act.body, "job")
        jobs[key] = _settled(jobs[key], act)


def _handed_over(act: Act) -> PrintJob:
    body = act.body
    return PrintJob(
        id=UUID(text(body, "job")),
        dossier=DossierId(act.subject.id),
        desk=act.desk,
        form=text(body, "form"),
        printer=text(body, "printer"),
        copies=_count(body["copies"]),
        reprint=_count(body["reprint"]),
        at=act.made_at,
    )


def _settled(job: PrintJob, act: Act) -> PrintJob:
    if act.kind == kinds.PRINT_FINISHED:
        return replace(job, state=PrintState.FINISHED, at=act.made_at)
    return replace(job, state=PrintState.FAILED, reason=text(act.body, "reason"), at=act.made_at)


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("count expected")
    return value
