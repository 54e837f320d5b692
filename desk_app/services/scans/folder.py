"""The folder a scanner writes to, as files of the machine; what a page takes in comes from here."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from desk_app.domain.scans.faults import ScanFolderGone
from desk_app.domain.scans.tray import SeenFile, is_scan_name

_MOST: Final = 5000  # names looked at: a folder of all that was ever scanned is no tray


def look_in(folder: Path) -> tuple[SeenFile, ...]:
    """Scans in `folder` itself, as they are this moment; a folder on the network may hang.

    Raises:
        ScanFolderGone: it is not there, or cannot be read.
    """
    try:
        return tuple(_seen(folder))
    except OSError as error:
        raise ScanFolderGone() from error


def take_away(file: Path) -> bool:
    """Remove a scan that is stored, so that it does not lie about unencrypted; False: it stays."""
    with suppress(OSError):
        file.unlink()
        return True
    return False


def _seen(folder: Path) -> Iterator[SeenFile]:
    for number, entry in enumerate(folder.iterdir()):
        if number == _MOST:
            return
        if not is_scan_name(entry.name):
            continue
        with suppress(FileNotFoundError):  # it went while it was looked at
            if entry.is_file():
                found = entry.stat()
                yield SeenFile(entry.name, found.st_size, found.st_mtime_ns, _opens(entry))


def _opens(file: Path) -> bool:
    """False as long as the scanner's program keeps it for itself."""
    try:
        with file.open("rb") as opened:
            opened.read(1)
    except OSError:
        return False
    return True
