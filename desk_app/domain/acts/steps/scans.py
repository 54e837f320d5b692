"""What the acts about scans of papers make of a dossier."""

from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.steps.step import Steps
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.scans.scans import reuse_from, scan_from, withdrawn_from


def _scanned(dossier: Dossier, act: Act) -> Dossier:
    stays = dossier.step(act.kind)
    return changed(stays, scans=stays.scans.with_entry(scan_from(act)))


def _reused(dossier: Dossier, act: Act) -> Dossier:
    stays = dossier.step(act.kind)
    return changed(stays, scans=stays.scans.with_entry(reuse_from(act)))


def _withdrawn(dossier: Dossier, act: Act) -> Dossier:
    """Two desks may withdraw the same; what nobody has scanned cannot be withdrawn."""
    stays = dossier.step(act.kind)
    entry, reason, erase = withdrawn_from(act.body)
    if stays.scans.find(entry) is None:
        raise StepNotAllowed(dossier.status, act.kind)
    return changed(stays, scans=stays.scans.without(entry, reason, erased=erase))


STEPS: Final[Steps] = {
    kinds.PAPER_SCANNED: _scanned,
    kinds.DIGITISED_BY_REUSE: _reused,
    kinds.SCAN_WITHDRAWN: _withdrawn,
}
