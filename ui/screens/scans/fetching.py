"""What the page of scans reads of a dossier, in the reading lane: one answer of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.scans.limits import ScanLimits
from desk_app.wiring.office import Office


@dataclass(frozen=True, slots=True)
class Fetched:
    dossier: Dossier | None  # None: its receiving has not arrived yet
    read_only: bool
    trouble: Mapping[str, str]  # by the id of a scan: why its file cannot be shown
    limits: ScanLimits


def fetch(office: Office, about: DossierId) -> Fetched:
    folded = office.reading.dossier(about).folded
    scans = folded.dossier.scans.scans if folded.dossier is not None else ()
    trouble = {one.id.hex: office.scans.trouble(one) for one in scans}
    return Fetched(folded.dossier, folded.read_only, trouble, office.scans.limits())
