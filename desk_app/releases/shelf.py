"""The folder of versions beside a desk's store: what is being fetched, what is whole, which starts.

::

    versions/standing.json    which version starts, see `Standing`
    versions/standing.lock    held by who reads it and puts another in its place
    versions/writing.lock     held by who unpacks or tidies
    versions/….part           the archive that is being fetched
    versions/1.4.0.half/      being unpacked
    versions/1.4.0/           whole; `RELEASE` in it is what its maker signed
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from threading import Lock
from typing import Final

from desk_app.domain.announced_file import PIECE, AnnouncedFile, digest_of
from desk_app.domain.machine_faults import StoreInUse
from desk_app.domain.releases.faults import NoRoomForUpdate, UpdateBroken, UpdateUnwritable
from desk_app.domain.releases.manifest import (
    MOST_HEAD,
    Manifest,
    SignedManifest,
    head_bytes,
    read_head,
)
from desk_app.domain.releases.standing import (
    Standing,
    kept_versions,
    standing_from,
    standing_text,
)
from desk_app.domain.releases.version import ProgramVersion
from desk_app.one_window import OneWindow, wait_for_window
from desk_app.releases.running import program_name
from desk_app.releases.unpacking import RELEASE_FILE, Readable, unpack
from desk_app.sharing import file_mode
from desk_app.to_disk import change_name, take_name, write_whole

RESERVE: Final = 512 << 20  # bytes of the disk that stay the office's own
_WRITING: Final = "writing.lock"
_STANDING_LOCK: Final = "standing.lock"
_TURN_S: Final = 5.0  # one is a small file written
_HALF: Final = ".half"  # what a power cut may leave behind
_AT_ONCE: Final = 1 << 20
_NAME: Final = 16  # letters of an address
_FULL: Final = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


class Shelf:
    """One at a time unpacks or tidies here; of the standing, one file takes another's place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._changing = Lock()

    def standing(self) -> Standing:
        try:
            return standing_from(self._standing.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return Standing()

    def change(self, to: Callable[[Standing], Standing]) -> Standing:
        """Keep what `to` makes of the standing, and return it. Raises as `keep`."""
        with self._changing:  # fetching and the window are two threads
            before = self.standing()
            standing = to(before)
            if standing == before:
                return before
            with self._turn(standing.chosen):  # a start and a window are two programs
                standing = to(self.standing())
                self.keep(standing)
                return standing

    def keep(self, standing: Standing) -> None:
        """On the disk when it returns. Raises UpdateUnwritable: it is as it was."""
        with self._writing(standing.chosen):
            self.folder.mkdir(parents=True, exist_ok=True)
            # A name of its own: a start and a window may write at the same moment
            handle, aside = mkstemp(_HALF, "standing.", self.folder)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(standing_text(standing))
                take_name(Path(aside), self._standing)
            except OSError:
                self._drop(Path(aside))
                raise

    def manifest(self, version: str) -> Manifest | None:
        """Of a version that is whole here; None: it is not."""
        try:
            ProgramVersion.parse(version)  # it becomes a path
            with (self.folder / version / RELEASE_FILE).open("rb") as file:
                return read_head(file.read(MOST_HEAD))[0].read()
        except (OSError, ValueError):
            return None

    def program(self, version: str) -> Path | None:
        """What is started of a version that is whole here; None: it is not."""
        manifest = self.manifest(version)
        if manifest is None:
            return None
        found = self.folder / version / program_name(manifest.platform)
        return found if found.is_file() else None

    def versions(self) -> Sequence[ProgramVersion]:
        """Those that are whole, the newest first."""
        with suppress(OSError):
            names = [each.name for each in self.folder.iterdir() if each.is_dir()]
            whole = (self.manifest(name) for name in names)
            return tuple(sorted((each.version for each in whole if each), reverse=True))
        return ()

    def held(self, file: AnnouncedFile) -> int:
        """How many pieces of it are here, from the first on; they are proven when all are."""
        size = self.bytes_of(file.address)
        return len(file.pieces) if size == file.size else min(size // PIECE, len(file.pieces) - 1)

    def bytes_of(self, address: str) -> int:
        """How many of the archive at `address` are here."""
        try:
            return self._part(address).stat().st_size
        except OSError:
            return 0

    def keep_piece(self, file: AnnouncedFile, n: int, data: bytes, version: str) -> None:
        """Raises UpdateUnwritable."""
        with self._writing(version):
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self._part(file.address)
            part.touch(file_mode())
            with part.open("rb+") as kept:
                kept.seek(n * PIECE)
                kept.write(data)
                kept.truncate()

    def prove(self, file: AnnouncedFile, manifest: Manifest) -> bool:
        """Whether all of it is here and is what was signed.

        Otherwise what cannot be used is cut off, back to the first piece that is not what was
        announced: a power cut may have kept the length of the file and not its content.

        Raises:
            UpdateBroken: all pieces are as announced, and the whole is not as signed.
            UpdateUnwritable: it cannot be read.
        """
        part, whole, places = self._part(file.address), sha256(), 0
        version = str(manifest.version)
        with self._writing(version), part.open("rb+") as kept:
            for digest in file.pieces:
                piece = kept.read(PIECE)
                if digest_of(piece) != digest:
                    kept.truncate(places)
                    return False
                whole.update(piece)
                places += len(piece)
        if (whole.hexdigest(), places) != (manifest.digest, manifest.size):
            raise UpdateBroken(version, "torn")
        return True

    def need_room(self, manifest: Manifest, held: int = 0) -> None:
        """Args: held: Pieces of its archive that are here.

        Raises:
            NoRoomForUpdate: it would take what the office's own work may need.
            UpdateUnwritable: nobody can tell.
        """
        needed = manifest.size - min(held * PIECE, manifest.size) + manifest.unpacked + RESERVE
        with self._writing(str(manifest.version)):
            self.folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise NoRoomForUpdate(str(manifest.version), needed, free)

    def unpack_fetched(
        self,
        file: AnnouncedFile,
        signed: SignedManifest,
        manifest: Manifest,
        going_on: Callable[[], bool],
    ) -> None:
        """Of an archive that was proven.

        Raises:
            GivenUp: `going_on` said so.
            UpdateBroken, UpdateUnwritable: nothing of it is here.
        """
        part, version = self._part(file.address), str(manifest.version)
        with self._writing(version), self._alone(version), part.open("rb") as archive:
            self._unpack(archive, signed, manifest, going_on)
        self._drop(part)

    def unpack_file(self, file: Path, signed: SignedManifest, manifest: Manifest) -> None:
        """Of a release that was brought as a file; its archive is proven as it is read.

        Raises:
            UpdateBroken, UpdateUnwritable: nothing of it is here.
        """
        version = str(manifest.version)
        with self._writing(version), self._alone(version), file.open("rb") as raw:
            raw.seek(len(head_bytes(signed)))
            self._unpack(raw, signed, manifest, lambda: True)

    def tidy(self, announced: str = "", address: str = "") -> None:
        """Take away what nobody needs: all but the versions of the standing and the one that is
        announced, and its archive at `address`. Where somebody writes here: another time."""
        if not self.folder.is_dir():
            return
        # Nobody chooses meanwhile what is being taken away
        with suppress(OSError, UpdateUnwritable), self._alone(announced), self._changing:
            versions = kept_versions(self.standing(), announced)
            for each in list(self.folder.iterdir()):
                if each.is_dir() and each.name not in versions:
                    shutil.rmtree(each, ignore_errors=True)  # one that is still open stays
                elif each.suffix == ".part" and each != self._part(address):
                    self._drop(each)
            self._tidy_notes(announced)

    def _tidy_notes(self, version: str) -> None:
        """Raises UpdateUnwritable."""
        halves = [each for each in self.folder.glob(f"*{_HALF}") if each.is_file()]
        if halves:
            with self._turn(version):  # who was writing one of them has done so by then
                for each in halves:
                    self._drop(each)

    def _unpack(
        self,
        archive: Readable,
        signed: SignedManifest,
        manifest: Manifest,
        going_on: Callable[[], bool],
    ) -> None:
        version = str(manifest.version)
        half, final = self.folder / f"{version}{_HALF}", self.folder / version
        read = _Read(archive)
        unpack(read, half, manifest, going_on)
        if not read.is_all_of(manifest):
            shutil.rmtree(half, ignore_errors=True)
            raise UpdateBroken(version, "torn")
        write_whole(half / RELEASE_FILE, head_bytes(signed))
        if final.exists():  # half of it was taken away
            shutil.rmtree(final)
        change_name(half, final)

    @property
    def _standing(self) -> Path:
        return self.folder / "standing.json"

    def _part(self, address: str) -> Path:
        return self.folder / f"{address[:_NAME]}.part"

    def _drop(self, file: Path) -> None:
        with suppress(OSError):
            file.unlink(missing_ok=True)

    @contextmanager
    def _alone(self, version: str) -> Iterator[None]:
        """Raises UpdateUnwritable: another program, or another thread of this one, is here."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            lock = OneWindow(self.folder / _WRITING)
        except StoreInUse as error:
            raise UpdateUnwritable(version, "busy") from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _turn(self, version: str) -> Iterator[None]:
        """To read the standing and put another in its place, before any other program does.

        Raises UpdateUnwritable: none has let it go for a while, or the disk.
        """
        with self._writing(version):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                lock = wait_for_window(self.folder / _STANDING_LOCK, _TURN_S)
            except StoreInUse as error:
                raise UpdateUnwritable(version, "busy") from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _writing(self, version: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UpdateUnwritable(version, _reason(error)) from error


class _Read:
    """An archive that is proven by the very reading it is unpacked from: a stick may be changed
    between two."""

    def __init__(self, archive: Readable) -> None:
        self._archive = archive
        self._digest, self._size = sha256(), 0

    def read(self, size: int, /) -> bytes:
        part = self._archive.read(size)
        self._digest.update(part)
        self._size += len(part)
        return part

    def is_all_of(self, manifest: Manifest) -> bool:
        """Whether what was read, and what may follow, is what was signed."""
        while self._size <= manifest.size and self.read(_AT_ONCE):
            pass
        return (self._digest.hexdigest(), self._size) == (manifest.digest, manifest.size)


def read_release(file: Path) -> SignedManifest:
    """What a file brought by hand says of itself.

    Raises:
        ReleaseBroken: no release, or of a newer format.
        OSError: it cannot be read.
    """
    with file.open("rb") as begin:
        return read_head(begin.read(MOST_HEAD))[0]


def is_archive(file: Path, signed: SignedManifest, manifest: Manifest) -> bool:
    """Whether what stands behind the head of `file` is the archive that was signed."""
    digest, size = sha256(), 0
    with file.open("rb") as raw:
        raw.seek(len(head_bytes(signed)))
        while part := raw.read(_AT_ONCE):
            digest.update(part)
            size += len(part)
    return (digest.hexdigest(), size) == (manifest.digest, manifest.size)


def _reason(error: OSError) -> str:
    if error.errno in _FULL:
        return "full"
    return "forbidden" if error.errno in _FORBIDDEN else "disk"
