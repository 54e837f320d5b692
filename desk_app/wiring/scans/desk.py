"""All a screen can do about scans of papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db.attachments.box import Box
from db.attachments.copies import forget_erased
from desk_app.documents.preview import Picture
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.scans.faults import ScanLost, ScanMoved
from desk_app.domain.scans.file import ScanFile, address_of
from desk_app.domain.scans.limits import SETTING as LIMITS
from desk_app.domain.scans.limits import ScanLimits, limits_from
from desk_app.domain.scans.media import MediaType
from desk_app.domain.scans.scans import PaperScan
from desk_app.domain.scans.tray import SETTING as FOLDER
from desk_app.domain.scans.tray import SeenFile
from desk_app.identity.vault import scan_key_of
from desk_app.services.desk import Desk
from desk_app.services.scans.folder import look_in, take_away
from desk_app.services.scans.papers import PaperStanding, paper_standings
from desk_app.services.scans.scan_paper import ReusePaper, ScanPaper, reuse_paper, scan_paper
from desk_app.services.scans.withdraw_scan import WithdrawScan, withdraw_scan
from desk_app.wiring.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What the scanner's folder holds this moment; no folder: nobody has named one."""

    folder: Path | None = None
    files: tuple[SeenFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScansDesk:
    """`look_in_folder` and `take_away` may hang with their folder: network lane. The others
    down to `keep`, which writes beside the store: reading lane. The rest: counter lane."""

    limits: Callable[[], ScanLimits]
    look_in_folder: Callable[[], FolderLook]  # raises ScanFolderGone
    look_at: Callable[[Path], ScanFile]  # raises why it is not taken in
    page: Callable[[Path, ScanFile, int, int], Picture]  # page from 0, width in pixels
    stored_page: Callable[[PaperScan, int, int, Officer], Picture]  # raises ScanLost, RightMissing
    fetch: Callable[[PaperScan, DossierId, Officer], None]  # from the home; network lane
    trouble: Callable[[PaperScan], str]  # why it cannot be shown, by a glance; see ScanLost.why
    papers: Callable[[DossierId], Sequence[PaperStanding]]
    keep: Callable[[Path, ScanFile, Officer], None]  # into the box; raises ScanMoved, ScanNotStored
    take_away: Callable[[Path, ScanFile], bool]  # what is stored, out of the folder; False: stays
    scan: Callable[[ScanPaper, Officer], Dossier]
    reuse: Callable[[ReusePaper, Officer], Dossier]
    withdraw: Callable[[WithdrawScan, Officer], Dossier]


def open_box(opened: OpenDesk) -> Box:
    """The contents beside the store, under their own key of the vault."""
    return Box(opened.folders.scans, scan_key_of(opened.vault))


def scans_desk(
    opened: OpenDesk, desk: Desk, bring: Callable[[PaperScan, DossierId], None]
) -> ScansDesk:
    """Args: bring: A content that lies at the home, into the box; raises why it cannot be."""
    box = open_box(opened)
    _tidy_up(box, desk)
    files = _Files(box, desk)
    return ScansDesk(
        limits=files.limits,
        look_in_folder=files.look_in_folder,
        look_at=files.look_at,
        page=files.page,
        stored_page=files.stored_page,
        fetch=partial(_fetch, bring),
        trouble=files.trouble,
        papers=partial(_papers, desk),
        keep=files.keep,
        take_away=files.take_away,
        scan=partial(scan_paper, desk=desk, box=box),
        reuse=partial(reuse_paper, desk=desk),
        withdraw=partial(withdraw_scan, desk=desk, box=box),
    )


class _Files:
    """What looks at files, of the folder and of the box."""

    def __init__(self, box: Box, desk: Desk) -> None:
        self._box = box
        self._desk = desk

    def look_in_folder(self) -> FolderLook:
        named = self._setting(FOLDER)
        if not isinstance(named, str) or not named:
            return FolderLook()
        folder = Path(named)
        return FolderLook(folder, look_in(folder))

    def look_at(self, file: Path) -> ScanFile:
        from desk_app.documents.scans.look_at_file import look_at, read_file

        limits = self.limits()
        return look_at(read_file(file, limits), file.name, limits)

    def page(self, file: Path, of: ScanFile, page: int, width: int) -> Picture:
        return _picture(self._same(file, of), of.media, page, width)

    def keep(self, file: Path, of: ScanFile, officer: Officer) -> None:
        officer.need(Right.SCAN)
        self._box.put(self._same(file, of))

    def take_away(self, file: Path, of: ScanFile) -> bool:
        """Another scan that has taken its name meanwhile is left alone."""
        try:
            self._same(file, of)
        except DeskError:
            return True
        return take_away(file)

    def stored_page(self, scan: PaperScan, page: int, width: int, officer: Officer) -> Picture:
        officer.need(Right.SCAN)
        if scan.erased:
            raise ScanLost("erased")
        try:
            content = self._box.get(scan.file.address)
        except ScanLost as error:
            if error.why == "missing" and scan.desk != self._desk.id:
                raise ScanLost("elsewhere") from error
            raise
        return _picture(content, scan.file.media, page, width)

    def trouble(self, scan: PaperScan) -> str:
        if scan.erased:
            return "erased"
        if self._box.fits(scan.file.address, scan.file.size):
            return ""
        if scan.desk != self._desk.id:
            return "elsewhere"
        return "damaged" if self._box.holds(scan.file.address) else "missing"

    def _same(self, file: Path, of: ScanFile) -> bytes:
        """Its content, if it still is the one that was looked at."""
        from desk_app.documents.scans.look_at_file import read_file

        content = read_file(file, self.limits())
        if address_of(content) != of.address:
            raise ScanMoved()
        return content

    def limits(self) -> ScanLimits:
        return limits_from(self._setting(LIMITS))

    def _setting(self, name: str) -> object:
        with self._desk.glance() as work:
            found: object = work.settings.get(name)
            return found


def _fetch(
    bring: Callable[[PaperScan, DossierId], None],
    scan: PaperScan,
    dossier: DossierId,
    officer: Officer,
) -> None:
    officer.need(Right.SCAN)
    bring(scan, dossier)


def _papers(desk: Desk, dossier: DossierId) -> Sequence[PaperStanding]:
    with desk.glance() as work:
        return paper_standings(work.dossiers.get(dossier))


def _tidy_up(box: Box, desk: Desk) -> None:
    """What a power cut left: half a file, or one whose erasing was stored and not done."""
    box.sweep()
    with desk.glance() as work:
        erased = work.attachments.erased()
    try:
        forget_erased([box], erased)
    except DeskError:
        return  # the disk does not let go of it: the next opening tries again


def _picture(content: bytes, media: MediaType, page: int, width: int) -> Picture:
    from desk_app.documents.scans.page_picture import scan_picture

    return scan_picture(content, media, page, width)
