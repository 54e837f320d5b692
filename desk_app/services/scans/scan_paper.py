"""Use case: a paper of a dossier was scanned to a file that is in the box."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.attachments.box import Box
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.faults import (
    NotToBeScanned,
    PagesDiffer,
    PagesNotStated,
    ScanIncomplete,
    ScanLost,
)
from desk_app.domain.scans.file import ScanFile
from desk_app.domain.scans.not_to_scan import NotToScan, not_to_scan
from desk_app.domain.scans.scans import (
    PaperRef,
    PaperScan,
    Reuse,
    refs_of,
    reuse_body,
    scanned_body,
)
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPaper:
    key: UUID  # made when the file was chosen: asking twice stores once
    dossier: DossierId
    paper: PaperRef
    title: str = ""  # of something else
    file: ScanFile
    pages: int | None  # of the paper, as the officer counted; None: not counted
    reason: str = ""  # why images differ, or why it is scanned although the law does not ask


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusePaper:
    key: UUID
    dossier: DossierId
    paper: PaperRef
    state: Digitisation  # REUSED or REUSED_FROM_RESULT
    source: str


def scan_paper(order: ScanPaper, officer: Officer, desk: Desk, box: Box) -> Dossier:
    """Say that `order.paper` is what the file shows, whose content is in `box` already.

    Raises:
        ScanLost: the content is not in the box.
        RightMissing, StepNotAllowed, DossierReadOnly, or what `check_scan` raises: likewise
            nothing was stored.
    """
    officer.need(Right.SCAN)
    scan = PaperScan(
        id=order.key,
        paper=order.paper,
        title=_tidy(order.title),
        file=order.file,
        pages=order.pages or 0,
        reason=_tidy(order.reason),
        desk=desk.id,
        by=officer.id,
        at=desk.now(),
    )

    def said(dossier: Dossier, _work: UnitOfWork, _now: datetime) -> Body:
        check_scan(order, dossier)
        if not box.fits(scan.file.address, scan.file.size):
            raise ScanLost("missing")
        return scanned_body(scan)

    if (there := _noted(order.dossier, order.key, desk)) is not None:
        return there
    return take_step(order.dossier, kinds.PAPER_SCANNED, said, officer, desk)


def check_scan(order: ScanPaper, dossier: Dossier) -> None:
    """Asked before a content is kept, so that none is that must not be, and once more after.

    Raises:
        ScanIncomplete: no such paper, or something else without a title.
        PagesNotStated, PagesDiffer: nobody counted, or it differs without a reason.
        NotToBeScanned: an electronic paper; or one by its name, without a reason.

    Legal: [digitisation.pages], [digitisation.not-scanned]
    """
    reason = _tidy(order.reason)
    _check_paper(dossier, order.paper)
    if order.paper.is_other and not _tidy(order.title):
        raise ScanIncomplete("title")
    if order.pages is None or order.pages < 1:
        raise PagesNotStated()
    if order.pages != order.file.images and not reason:
        raise PagesDiffer(order.pages, order.file.images)
    papers = dict(zip(_refs(dossier), dossier.papers, strict=True))
    why = not_to_scan(papers[order.paper]) if order.paper in papers else None
    if why is NotToScan.ELECTRONIC or (why is not None and not reason):
        raise NotToBeScanned(why.value)


def reuse_paper(order: ReusePaper, officer: Officer, desk: Desk) -> Dossier:
    """Say that a digital copy of the paper is there already, and where.

    Raises:
        ScanIncomplete: no such paper, or no source.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [digitisation.states]
    """
    officer.need(Right.SCAN)
    reuse = Reuse(
        id=order.key,
        paper=order.paper,
        state=order.state,
        source=_tidy(order.source),
        desk=desk.id,
        by=officer.id,
        at=desk.now(),
    )
    if order.state not in {Digitisation.REUSED, Digitisation.REUSED_FROM_RESULT}:
        raise ValueError("no state of reuse")

    def said(dossier: Dossier, _work: UnitOfWork, _now: datetime) -> Body:
        if order.paper.is_other:
            raise ScanIncomplete("paper")
        _check_paper(dossier, order.paper)
        if not reuse.source:
            raise ScanIncomplete("source")
        return reuse_body(reuse)

    if (there := _noted(order.dossier, order.key, desk)) is not None:
        return there
    return take_step(order.dossier, kinds.DIGITISED_BY_REUSE, said, officer, desk)


def _noted(dossier: DossierId, key: UUID, desk: Desk) -> Dossier | None:
    """The dossier with the entry that was asked for before; None: it has none such."""
    with desk.glance() as work:
        found = work.dossiers.get(dossier)
    return found if found.scans.find(key) is not None else None


def _check_paper(dossier: Dossier, paper: PaperRef) -> None:
    if not paper.is_other and paper not in _refs(dossier):
        raise ScanIncomplete("paper")


def _refs(dossier: Dossier) -> Sequence[PaperRef]:
    return refs_of([paper.name for paper in dossier.papers])


def _tidy(said: str) -> str:
    return " ".join(said.split())
