"""Use case: take what was compared into this desk's catalogue, all or nothing."""

import hashlib
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from db.repositories.catalogue import VersionRow, versions
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body, the_office
from desk_app.domain.ids import ActId, OfficerId
from desk_app.domain.law.catalogue_faults import CatalogueMoved, VisitUnderWay
from desk_app.domain.law.edition.word import catalogue_taken_body
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue, compare_catalogue
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.in_bulk import in_bulk
from desk_app.services.catalogue.reading import CatalogueProblem
from desk_app.services.desk import Desk

__all__ = [
    "ApplyCatalogue",
    "ImportCatalogue",
    "ImportReport",
    "apply_catalogue",
    "import_catalogue",
]

_AT_ONCE: Final = 100  # procedures written while the lock is held


@dataclass(frozen=True, slots=True)
class ApplyCatalogue:
    """What the officer confirmed."""

    difference: CatalogueDifference
    left_out: Set[str] = frozenset()  # codes that stay as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    edition: str  # empty: nothing was stored, because everything was held or left out
    added: int
    changed: int
    unchanged: int  # those left out included
    problems: Sequence[CatalogueProblem]  # what was not read and why, in the order of the files
    doubts: Sequence[CatalogueProblem] = ()  # what came in, and somebody has to look at


@dataclass(frozen=True, slots=True)
class Follows:
    """Nobody confirms it here: the office did, at another desk."""

    act: ActId  # that says so
    quiet: Callable[[], bool]  # False: a visit is under way; what was staged stays unseen


def import_catalogue(order: ImportCatalogue, officer: Officer, desk: Desk) -> ImportReport:
    """Add or replace the procedures of `order` without showing the difference first.

    A procedure that cannot be read is told and left out. What the office had settled about a
    procedure is kept. Dossiers keep the edition they were received under. Importing the same
    files again changes nothing.

    Raises:
        RightMissing: the role imports nothing.
        CatalogueUnreadable, SheetRefused: one of the files is damaged, or no catalogue.
        Whichever it is, nothing was stored.
    """
    with in_bulk():
        difference = compare_catalogue(order, officer, desk)
        return store_difference(ApplyCatalogue(difference), officer.id, desk)


def apply_catalogue(order: ApplyCatalogue, officer: Officer, desk: Desk) -> ImportReport:
    """Add and replace what the officer saw and confirmed, all or nothing; others stay.

    Raises:
        RightMissing: the role imports nothing.
        CatalogueMoved: the catalogue changed since it was compared.
        Whichever it is, nothing was stored.
    """
    officer.need(Right.IMPORT_CATALOGUE)
    need_same(order.difference, desk)
    with in_bulk():
        return store_difference(order, officer.id, desk)


def need_same(seen: CatalogueDifference, desk: Desk) -> None:
    """Raises CatalogueMoved: what `seen` says of this desk's catalogue is true no longer."""
    then = {change.before.code: change.before for change in seen.changed}
    codes = [*then, *(procedure.code for procedure in seen.added)]
    with desk.glance() as work:
        now = work.catalogue.newest(codes)
    if moved := sum(now.get(code) != then.get(code) for code in codes):
        raise CatalogueMoved(moved)


def store_difference(
    order: ApplyCatalogue, by: OfficerId, desk: Desk, follows: Follows | None = None
) -> ImportReport:
    """Args: follows: None: `by` confirmed it at this desk."""
    seen = order.difference
    added = [each for each in seen.added if each.code not in order.left_out]
    changed = [each.after for each in seen.changed if each.after.code not in order.left_out]
    news = [*added, *changed]
    now = desk.now()
    rows = versions(news, office_date(now))
    report = ImportReport(
        edition=f"{office_date(now):%Y%m%d}-{_digest(rows)}" if news else "",
        added=len(added),
        changed=len(changed),
        unchanged=seen.unchanged + len(seen.added) + len(seen.changed) - len(news),
        problems=seen.problems,
        doubts=seen.doubts,
    )
    if not news and seen.centre is None:
        return report
    for start in range(0, len(rows), _AT_ONCE):  # an intake can be confirmed in between
        with desk.work() as work:
            portion = rows[start : start + _AT_ONCE]
            work.catalogue.stage(report.edition, portion)
            codes = [row.facts["code"] for row in portion]
            work.catalogue.prepare(report.edition, codes, office_date(now))
            work.commit()
    if follows is not None and not follows.quiet():
        raise VisitUnderWay()
    with desk.work() as work:
        if news:
            work.catalogue.switch(report.edition, office_date(now))
            body = _imported_body(report, seen, follows)
            work.journal.write(kinds.CATALOGUE_IMPORTED, THIS_DESK, body, by=by, at=now)
        if seen.centre is not None:
            work.editions.take(seen.centre.name, seen.centre.address)
            if follows is None:
                taken = catalogue_taken_body(seen.centre.name, order.left_out)
                office = the_office(desk.unit)
                work.journal.write(kinds.CATALOGUE_TAKEN, office, taken, by=by, at=now)
        work.commit()
    return report


def _imported_body(
    report: ImportReport, seen: CatalogueDifference, follows: Follows | None
) -> Body:
    body: dict[str, Any] = {
        "edition": report.edition,
        "files": list(seen.files),
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "problems": len(report.problems),
    }
    if seen.centre is not None:
        body["centre"] = seen.centre.name
    if follows is not None:
        body["follows"] = follows.act.hex
    return body


def _digest(rows: Sequence[VersionRow]) -> str:
    """Names an edition by what is in it."""
    digest = hashlib.blake2b(digest_size=4)
    for row in rows:
        digest.update(row.facts["digest"])
    return digest.hexdigest()
