"""The second copy of each content, in the folder of the backups; one mends the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.attachments.box import BEING_WRITTEN, HALF, SUFFIX, Box
from db.attachments.queue import Attachment
from desk_app.domain.errors import BackupFailed
from desk_app.domain.scans.faults import ScanLost, ScanNotStored
from desk_app.domain.scans.file import Address
from desk_app.sharing import folder_mode
from desk_app.to_disk import keeps_names, take_names

FOLDER: Final = "scans"  # in the folder of the backups; every backup there shares it


@dataclass(frozen=True, slots=True)
class CopyReport:
    copied: int = 0  # to the second folder, read back and compared
    mended: int = 0  # here, out of the second folder
    lost: tuple[Address, ...] = ()  # in neither of the two


@dataclass(frozen=True, slots=True)
class BroughtBack:
    brought: int
    unread: int  # files, or folders of them, that the backup does not give


def copy_scans(here: Box, there: Box, needed: Iterable[Attachment]) -> CopyReport:
    """Bring both boxes to hold `needed`. What is there is passed over by a glance at its size.

    Raises:
        BackupFailed: the second folder takes nothing, or gives back other bytes.
    """
    copied = mended = 0
    lost: list[Address] = []
    for one in needed:
        has, kept = here.fits(one.address, one.size), there.fits(one.address, one.size)
        if has and kept:
            continue
        try:
            if has and not _bring(here, there, one.address):
                raise BackupFailed()
            copied += has
            if not has:
                here.put(there.get(one.address))
                mended += 1
        except ScanLost:
            lost.append(one.address)
        except ScanNotStored as error:
            raise BackupFailed() from error
    return CopyReport(copied, mended, tuple(lost))


def look_over(here: Box, there: Box, some: Iterable[Attachment]) -> CopyReport:
    """Read `some` whole; what is damaged or missing here is mended out of the second folder.

    Raises:
        BackupFailed: what is to be mended cannot be written.
    """
    mended = 0
    lost: list[Address] = []
    for one in some:
        if here.is_sound(one.address):
            continue
        try:
            here.put(there.get(one.address))
            mended += 1
        except ScanLost:
            lost.append(one.address)
        except ScanNotStored as error:
            raise BackupFailed() from error
    return CopyReport(mended=mended, lost=tuple(lost))


def forget_erased(boxes: Iterable[Box], erased: Iterable[Address]) -> None:
    """What was withdrawn for good stays in no box. Raises ScanNotStored."""
    gone = tuple(erased)
    for box in boxes:
        for address in gone:
            box.erase(address)


def unsound(box: Box, needed: Iterable[Attachment]) -> list[tuple[Address, str]]:
    """Contents that cannot be read back whole, and why. Reads all of them: long."""
    found: list[tuple[Address, str]] = []
    for one in needed:
        try:
            box.get(one.address)
        except ScanLost as error:
            found.append((one.address, error.why))
    return found


def bring_back(backup: Path, folder: Path) -> BroughtBack:
    """After a restore: files of the `backup` that are not in `folder`, as they are.

    They stay encrypted; whether they can be read is found out when they are asked for. What the
    `backup` does not give is passed over: the next restore from it tries again.

    Raises:
        OSError: `folder` takes nothing; what was brought before stays.
    """
    unread = list[Path]()
    brought = take_names(_copied(backup, folder, unread))
    if brought:
        keeps_names(folder)  # some of its parts may be new ones
    return BroughtBack(brought, len(unread))


def _copied(backup: Path, folder: Path, unread: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Each that is missing, whole, and where it belongs."""
    for kept in (each for part in _listed(backup, unread) for each in _listed(part, unread)):
        place = folder / kept.parent.name / kept.name
        if kept.suffix != SUFFIX or place.exists():
            continue
        try:
            content = kept.read_bytes()
        except OSError:
            unread.append(kept)
            continue
        half = folder / BEING_WRITTEN / f"{kept.stem}{HALF}"
        for each in (place.parent, half.parent):
            each.mkdir(parents=True, exist_ok=True, mode=folder_mode())
        half.write_bytes(content)
        yield half, place


def _listed(folder: Path, unread: list[Path]) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        unread.append(folder)
        return []


def _bring(here: Box, there: Box, address: Address) -> bool:
    """Raises ScanLost when it is not sound here, ScanNotStored when it is not taken there."""
    there.put(here.get(address))
    return there.is_sound(address)
