"""Use case: take procedures from published catalogue files into this desk's catalogue."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.law.procedure import Procedure, procedure_facts
from desk_app.domain.law.published import keep_decisions
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.catalogue_file import read_catalogue
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.services.desk import Desk

_AT_ONCE: Final = 100  # procedures written while the lock is held


@dataclass(frozen=True, slots=True)
class ImportCatalogue:
    """What the officer chose."""

    files: Sequence[tuple[str, bytes]]  # name without folder, content


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    edition: str  # empty: everything was held already, and nothing was stored
    added: int
    changed: int
    unchanged: int
    problems: Sequence[CatalogueProblem]  # what was not read and why, in the order of the files


def import_catalogue(order: ImportCatalogue, officer: Officer, desk: Desk) -> ImportReport:
    """Add or replace the procedures of `order`, all or nothing; others stay as they are.

    A procedure that cannot be read is told and left out. What the office had settled about a
    procedure is kept. Dossiers keep the edition they were received under. Importing the same
    files again changes nothing.

    Raises:
        RightMissing: the role imports nothing.
        CatalogueUnreadable: one of the files is damaged, or no catalogue.
        Whichever it is, nothing was stored.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    read, problems = _read(order.files)
    with desk.glance() as work:
        held = work.catalogue.newest(list(read))
    settled = [
        keep_decisions(procedure, held[code]) if code in held else procedure
        for code, procedure in read.items()
    ]
    news = [procedure for procedure in settled if held.get(procedure.code) != procedure]
    added = sum(procedure.code not in held for procedure in news)
    now = desk.now()
    report = ImportReport(
        edition=f"{office_date(now):%Y%m%d}-{_digest(news)}" if news else "",
        added=added,
        changed=len(news) - added,
        unchanged=len(settled) - len(news),
        problems=problems,
    )
    if not news:
        return report
    for start in range(0, len(news), _AT_ONCE):  # an intake can be confirmed in between
        with desk.work() as work:
            work.catalogue.stage(report.edition, news[start : start + _AT_ONCE], office_date(now))
            work.commit()
    with desk.work() as work:
        work.catalogue.switch(report.edition, office_date(now))
        body: Body = {
            "edition": report.edition,
            "files": [name for name, _ in order.files],
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "problems": len(problems),
        }
        work.journal.write(kinds.CATALOGUE_IMPORTED, THIS_DESK, body, by=officer.id, at=now)
        work.commit()
    return report


def _read(
    files: Sequence[tuple[str, bytes]],
) -> tuple[Mapping[str, Procedure], Sequence[CatalogueProblem]]:
    """Of a code in several files the last one counts."""
    found: dict[str, Procedure] = {}
    problems: list[CatalogueProblem] = []
    for name, raw in files:
        reading = read_catalogue(name, raw)
        problems += reading.problems
        for procedure in reading.procedures:
            if found.get(procedure.code, procedure) != procedure:
                problems.append(CatalogueProblem(procedure.code, Why.TWICE))
            found[procedure.code] = procedure
    return found, problems


def _digest(procedures: Sequence[Procedure]) -> str:
    """Names an edition by what is in it."""
    facts = [procedure_facts(procedure) for procedure in procedures]
    raw = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.blake2s(raw, digest_size=4).hexdigest()
