"""Which papers of a dossier were printed, postponed or are in doubt, and what they said.

The first print of a form carries what the paper says. A reprint points at that print, so any
desk prints the same paper again. A corrected re-issue carries words of its own; those before stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import DeskId, DossierId

NOT_WANTED: Final = "print.not_wanted"  # reason code: an officer says that it need not be printed


class PrintState(StrEnum):
    POSTPONED = "postponed"  # asked for, and to be printed when an officer says so
    HANDED_OVER = "handed_over"  # after a crash: nobody knows whether it was printed
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedPaper:
    """What a paper says, apart from the marks of a reprint."""

    edition: str  # of the forms it is drawn in
    content: Body = field(repr=False)  # as desk_app/documents stores it: names, ID numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    id: UUID
    dossier: DossierId
    desk: DeskId
    form: str
    printer: str  # empty: a file and a preview
    copies: int
    media: str = ""  # empty: an earlier program did not say
    reprint: int = 0  # of its version; 0 = its first print
    state: PrintState = PrintState.HANDED_OVER
    reason: str = ""  # why it failed, a code
    at: datetime  # of the last that was told of it
    handed_at: datetime | None = None  # when it was given to the printer; None: postponed
    worded: WordedPaper | None = None  # of the first print of a version; None also: an old print
    version: UUID | None = None  # the print whose words it shows; None: its own
    reissue: int = 0  # which corrected re-issue its version is; 0 = the paper as first given
    ground: str = ""  # of the re-issue, one put off too
    visit_line: str = ""  # other dossiers of the same visit, of a first print or one put off
    instead_of: UUID | None = None  # the print that failed before it
    about: str = ""  # which of several papers of its form: the key of the money taken

    @property
    def words_of(self) -> UUID:
        """The print that first carried what this paper says."""
        return self.version or self.id

    @property
    def own_ground(self) -> str:
        """Of a paper that is itself a corrected re-issue; empty for a reprint of one."""
        return self.ground if self.version is None else ""

    @property
    def counts(self) -> bool:
        """The paper is out, or may be."""
        return self.state in {PrintState.HANDED_OVER, PrintState.FINISHED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVersion:
    """One wording of a form of a dossier, with the prints that show it."""

    first: PrintJob
    prints: Sequence[PrintJob]  # those that count, `first` among them unless it failed

    @property
    def id(self) -> UUID:
        return self.first.id


def handed_over_body(job: PrintJob) -> Body:
    """What the act says; what is usual is left out."""
    body: dict[str, Any] = {**_asked(job), "reprint": job.reprint}
    if job.media:
        body["media"] = job.media
    if job.worded is not None:
        body["edition"], body["content"] = job.worded.edition, job.worded.content
    if job.version is not None:
        body["version"] = job.version.hex
    if job.reissue:
        body["reissue"], body["ground"] = job.reissue, job.ground
    if job.instead_of is not None:
        body["instead_of"] = job.instead_of.hex
    return body


def postponed_body(job: PrintJob) -> Body:
    said = {"ground": job.ground, "visit_line": job.visit_line}
    return {**_asked(job), **{name: words for name, words in said.items() if words}}


def print_jobs(acts: Iterable[Act]) -> Sequence[PrintJob]:
    """In the order in which they were handed over; one put off stands where it was put off."""
    jobs: dict[str, PrintJob] = {}
    for act in acts:
        with suppress(KeyError, TypeError, ValueError, AttributeError):  # a newer program wrote it
            _note(jobs, act)
    return tuple(jobs.values())


def versions_of(jobs: Iterable[PrintJob], form: str, about: str = "") -> Sequence[PaperVersion]:
    """What was given out as `form`, oldest first; the last one is current.

    Of a form that a dossier may have several of, `about` says which. A wording of which every
    print failed was never given out and is left out.
    """
    asked = [job for job in jobs if (job.form, job.about) == (form, about)]
    of_form = [job for job in asked if job.state is not PrintState.POSTPONED]
    firsts = [job for job in of_form if job.words_of == job.id]
    versions = (
        PaperVersion(
            first=first,
            prints=tuple(job for job in of_form if job.words_of == first.id and job.counts),
        )
        for first in firsts
    )
    return tuple(version for version in versions if version.prints)


def unfinished(jobs: Sequence[PrintJob]) -> Sequence[PrintJob]:
    """Those of one dossier that somebody has to see to: put off, in doubt, or failed for good.

    What failed is done with when nobody wants it, or when the paper was asked for once more.
    How an earlier print ended does not matter, whenever it is told.
    """
    return tuple(
        job
        for place, job in enumerate(jobs)
        if job.state in {PrintState.POSTPONED, PrintState.HANDED_OVER}
        or (
            job.state is PrintState.FAILED
            and job.reason != NOT_WANTED
            and not any(_replaces(later, job) for later in jobs[place + 1 :])
        )
    )


def _replaces(later: PrintJob, failed: PrintJob) -> bool:
    """A correction that failed is not mended by a paper without that correction."""
    if (later.form, later.about) != (failed.form, failed.about):
        return False
    corrected = failed.reissue if failed.own_ground else 0
    return later.reissue >= corrected or (
        later.state is PrintState.POSTPONED and bool(later.ground)
    )


def _asked(job: PrintJob) -> dict[str, Any]:
    about = {"about": job.about} if job.about else {}
    asked = {"job": job.id.hex, "form": job.form, "printer": job.printer, "copies": job.copies}
    return asked | about


def _note(jobs: dict[str, PrintJob], act: Act) -> None:
    key = text(act.body, "job")
    before = jobs.get(key)
    waits = before is None or before.state is PrintState.POSTPONED
    if act.kind == kinds.PRINT_POSTPONED:
        if waits:  # put off once more: the paper says something else by then
            jobs[key] = replace(_postponed(act), at=before.at if before else act.made_at)
    elif act.kind == kinds.PRINT_HANDED_OVER:
        if waits:
            handed = _handed_over(jobs.values(), act)
            jobs.pop(key, None)  # what was put off comes after what was handed over meanwhile
            jobs[key] = handed
    elif act.kind in {kinds.PRINT_FINISHED, kinds.PRINT_FAILED}:
        jobs[key] = _settled(jobs[key], act)


def _postponed(act: Act) -> PrintJob:
    body = act.body
    return PrintJob(
        id=UUID(text(body, "job")),
        dossier=DossierId(act.subject.id),
        desk=act.desk,
        form=text(body, "form"),
        printer=text(body, "printer"),
        copies=_count(body["copies"]),
        ground=str(body.get("ground", "")),
        visit_line=str(body.get("visit_line", "")),
        about=str(body.get("about", "")),
        state=PrintState.POSTPONED,
        at=act.made_at,
    )


def _handed_over(before: Iterable[PrintJob], act: Act) -> PrintJob:
    body: Mapping[str, Any] = act.body
    job = replace(
        _postponed(act),
        state=PrintState.HANDED_OVER,
        handed_at=act.made_at,
        reprint=_count(body["reprint"]),
        media=str(body.get("media", "")),
        reissue=_count(body.get("reissue", 0)),
        version=_job(body.get("version")),
        instead_of=_job(body.get("instead_of")),
    )
    if "content" in body:
        worded = WordedPaper(edition=text(body, "edition"), content=_object(body["content"]))
        return replace(job, worded=worded, visit_line=str(worded.content.get("visit_line", "")))
    if job.reprint and job.version is None:  # of an earlier program: it shows the words before
        same = [each for each in before if each.form == job.form and each.counts]
        return replace(job, version=same[-1].words_of if same else None)
    return job


def _settled(job: PrintJob, act: Act) -> PrintJob:
    if act.kind == kinds.PRINT_FINISHED:
        return replace(job, state=PrintState.FINISHED, at=act.made_at)
    return replace(job, state=PrintState.FAILED, reason=text(act.body, "reason"), at=act.made_at)


def _job(value: object) -> UUID | None:
    return UUID(value) if isinstance(value, str) and value else None


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("count expected")
    return value


def _object(value: object) -> Body:
    if not isinstance(value, dict):
        raise TypeError("object expected")
    return value
