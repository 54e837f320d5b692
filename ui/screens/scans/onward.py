"""What comes next on the page of scans, and what an act there is about. Pure."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.faults import (
    NotToBeScanned,
    PagesDiffer,
    PagesNotStated,
    ScanIncomplete,
)
from desk_app.domain.scans.scans import PaperRef, PaperScan
from ui.screens.scans.state import Mode, ScansState, Source, TrayItem


def next_paper(state: ScansState) -> PaperRef | None:
    """The first that is still due; with none left, the one that was chosen."""
    due = [
        one.ref
        for one in state.papers
        if one.state is Digitisation.NOT_YET and not one.never and not one.ref.is_other
    ]
    return due[0] if due else state.paper


def next_item(state: ScansState) -> str:
    """Key of the file that is meant next: what a scanner wrote before what was withdrawn."""
    usable = [one for one in state.tray if one.usable]
    fresh = [one for one in usable if one.scan is None]
    return next((one.key for one in (*fresh, *usable)), "")


def withdrawn_by(state: ScansState, dossier: Dossier) -> UUID | None:
    """The entry meant: a file of the tray for good, or what was said last of the paper."""
    if state.entry.mode is Mode.ERASE:
        item = state.chosen
        return item.scan.id if item is not None and item.scan is not None else None
    live = dossier.scans.live(state.paper) if state.paper is not None else ()
    return live[-1].id if live else None


def wanted_by(error: DeskError) -> str:
    """The field in which what `error` misses is entered; "" for any other."""
    match error:
        case PagesNotStated():
            return "pages"
        case PagesDiffer() | NotToBeScanned():
            return "reason"
        case ScanIncomplete():
            return error.missing
    return ""


def put_back(dossier: Dossier, trouble: Mapping[str, str]) -> Sequence[TrayItem]:
    """Files withdrawn from papers that no scan which counts has, as long as they are here."""
    scans = dossier.scans.scans
    live = {one.file.address for one in scans if not one.withdrawn}
    back: dict[str, PaperScan] = {}
    for one in scans:
        here = not trouble.get(one.id.hex, "")
        if one.withdrawn and not one.erased and one.file.address not in live and here:
            back[one.file.address] = one
    return [
        TrayItem(name=one.title or one.paper.name, source=Source.STORED, scan=one, found=one.file)
        for one in back.values()
    ]
