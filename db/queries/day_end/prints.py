"""Papers of a day against its records: what never came out, and what was printed again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select

from db.queries.day_end.names import called, portions
from db.repositories.dossiers import Dossiers
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintState, print_jobs, unfinished
from desk_app.domain.day_end.held import DayLine
from desk_app.domain.day_end.papers import MAIN, WANTED
from desk_app.domain.day_end.sheet import PaperLine, PaperWhy, PrintLine
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId

_WHYS: Final = {
    PrintState.FAILED: PaperWhy.FAILED,
    PrintState.HANDED_OVER: PaperWhy.IN_DOUBT,
    PrintState.POSTPONED: PaperWhy.PUT_OFF,
}


def prints_of(
    connection: Connection, made: Sequence[DayLine], span: tuple[datetime, datetime]
) -> tuple[tuple[PrintLine, ...], tuple[PaperLine, ...]]:
    """Each form with its records, and each paper that is not out.

    A dossier that was voided needs no paper.

    Args:
        made: What was made on the day.
        span: When the day began and ended, in UTC.
    """
    records = {line.subject: line for line in made if line.kind in WANTED}
    printed = {line.subject for line in made if line.kind == kinds.PRINT_HANDED_OVER}
    jobs = _jobs(connection, records.keys() | printed)
    voided = _voided(connection, records)
    papers = list(_never(connection, records, jobs, voided))
    papers += _not_out(connection, jobs)
    return _by_form(records, jobs, voided, span), tuple(papers)


def _jobs(connection: Connection, subjects: Iterable[UUID]) -> Mapping[UUID, Sequence[Any]]:
    job = o.print_job.c
    found: dict[UUID, list[Any]] = defaultdict(list)
    for part in portions(tuple(subjects)):
        for row in connection.execute(
            select(job.dossier, job.form, job.state, job.reprint, job.at)
            .where(job.dossier.in_(part))
            .order_by(job.at)
        ):
            found[row.dossier].append(row)
    return found


def _voided(connection: Connection, records: Iterable[UUID]) -> set[UUID]:
    return {
        found
        for part in portions(tuple(records))
        for found in connection.execute(
            select(d.c.id).where(d.c.id.in_(part), d.c.status == Status.VOIDED)
        ).scalars()
    }


def _never(
    connection: Connection,
    records: Mapping[UUID, DayLine],
    jobs: Mapping[UUID, Sequence[Any]],
    voided: set[UUID],
) -> Iterable[PaperLine]:
    bare = [
        line
        for subject, line in records.items()
        if subject not in voided
        and not any(j.form in WANTED[line.kind] for j in jobs.get(subject, ()))
    ]
    names = called(connection, (line.subject for line in bare))
    for line in sorted(bare, key=lambda each: (each.desk, each.seq)):
        yield PaperLine(
            code=names.get(line.subject, ""),
            form=MAIN[line.kind],
            desk=line.desk,
            why=PaperWhy.NEVER,
        )


def _not_out(connection: Connection, jobs: Mapping[UUID, Sequence[Any]]) -> Iterable[PaperLine]:
    open_ = [
        subject for subject in jobs if any(j.state != PrintState.FINISHED for j in jobs[subject])
    ]
    names, dossiers = called(connection, open_), Dossiers(connection)
    for subject in sorted(open_, key=lambda each: names.get(each, "")):
        for job in unfinished(print_jobs(dossiers.acts(DossierId(subject)))):
            code = names.get(subject, "")
            yield PaperLine(code=code, form=job.form, desk=job.desk, why=_WHYS[job.state])


def _by_form(
    records: Mapping[UUID, DayLine],
    jobs: Mapping[UUID, Sequence[Any]],
    voided: set[UUID],
    span: tuple[datetime, datetime],
) -> tuple[PrintLine, ...]:
    wanted, out, again = Counter[str](), Counter[str](), Counter[str]()
    for subject, line in records.items():
        if subject in voided:
            continue
        done = {j.form for j in jobs.get(subject, ()) if j.state == PrintState.FINISHED}
        wanted[MAIN[line.kind]] += 1
        out[MAIN[line.kind]] += bool(done & WANTED[line.kind])
    for each in jobs.values():
        again.update(j.form for j in each if j.reprint and span[0] <= j.at < span[1])
    return tuple(
        PrintLine(form=form, wanted=wanted[form], printed=out[form], reprints=again[form])
        for form in sorted(wanted.keys() | again.keys())
    )
