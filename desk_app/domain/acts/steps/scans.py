"""What the acts about scans of papers make of a dossier."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.scans.scans import reuse_from, scan_from, withdrawn_from


def _scanned(dossier: Dossier, act: Act) -> Dossier:
    return replace(dossier, scans=dossier.scans.with_entry(scan_from(act)))


def _reused(dossier: Dossier, act: Act) -> Dossier:
    return replace(dossier, scans=dossier.scans.with_entry(reuse_from(act)))


def _withdrawn(dossier: Dossier, act: Act) -> Dossier:
    """Two desks may withdraw the same; what nobody has scanned cannot be withdrawn."""
    entry, reason, erase = withdrawn_from(act.body)
    if dossier.scans.find(entry) is None:
        raise StepNotAllowed(dossier.status, act.kind)
    return replace(dossier, scans=dossier.scans.without(entry, reason, erased=erase))


STEPS: Final[Mapping[str, Callable[[Dossier, Act], Dossier]]] = {
    kinds.PAPER_SCANNED: _scanned,
    kinds.DIGITISED_BY_REUSE: _reused,
    kinds.SCAN_WITHDRAWN: _withdrawn,
}
