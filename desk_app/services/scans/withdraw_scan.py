"""Use case: what was said of a paper's digitisation does not hold."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.attachments.box import Box
from db.attachments.queue import TransferState
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.scans.faults import ScanIncomplete, ScanWithdrawnAlready
from desk_app.domain.scans.file import Address
from desk_app.domain.scans.scans import PaperScan, withdrawn_body
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawScan:
    dossier: DossierId
    entry: UUID
    reason: str
    erase: bool = False  # no desk keeps the file: it should never have been scanned


def withdraw_scan(order: WithdrawScan, officer: Officer, desk: Desk, box: Box) -> Dossier:
    """Withdraw a scan or a reuse. Its file stays to be given to another paper, unless erased.

    Erasing an entry withdrawn before is a step of its own. A content that a scan which
    counts still needs is not erased.

    Raises:
        ScanIncomplete: no reason.
        ScanWithdrawnAlready: somebody was faster.
        RightMissing, DossierReadOnly: likewise nothing was stored.
        ScanNotStored: it is withdrawn; its file goes when the desk is opened next.
    """
    officer.need(Right.SCAN)
    reason = " ".join(order.reason.split())
    if not reason:
        raise ScanIncomplete("reason")

    def said(dossier: Dossier, _work: UnitOfWork, _now: datetime) -> Body:
        entry = dossier.scans.find(order.entry)
        if entry is None:
            raise KeyError(order.entry)
        erases = order.erase and isinstance(entry, PaperScan) and not entry.erased
        if entry.withdrawn and not erases:
            raise ScanWithdrawnAlready()
        return withdrawn_body(order.entry, reason, erase=erases)

    after = take_step(order.dossier, kinds.SCAN_WITHDRAWN, said, officer, desk)
    withdrawn = after.scans.find(order.entry)
    if isinstance(withdrawn, PaperScan):
        _erase(withdrawn.file.address, desk, box)
    return after


def _erase(address: Address, desk: Desk, box: Box) -> None:
    """Take a content away if that is what all acts about it amount to."""
    with desk.glance() as work:
        kept = work.attachments.find(address)
    if kept is not None and kept.state is TransferState.ERASED:
        box.erase(kept.address)
