"""The archive of a release becomes a folder: safe paths only, whole, or not there."""

import lzma
import os
import posixpath
import shutil
import sys
import tarfile
from collections.abc import Callable
from itertools import dropwhile, takewhile
from pathlib import Path, PurePosixPath
from typing import IO, Final, Protocol

from desk_app.domain.releases.faults import UpdateBroken
from desk_app.domain.releases.manifest import Manifest

RELEASE_FILE: Final = "RELEASE"  # what was signed, in the folder of a version that is whole
_AT_ONCE: Final = 1 << 20
_MOST_MEMORY: Final = 128 << 20  # that unpacking may take
_MOST_NAME: Final = 200  # letters, so that Windows can keep it in a folder of any officer
_BESIDE: Final = 4 << 10  # bytes of a tar beside the content of each file
_RESERVED: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{p}{n}" for p in ("com", "lpt") for n in "123456789"),
}
_LINKS: Final = os.name == "posix"  # a program for Windows has none
_FORBIDDEN: Final = set('\\:*?"<>|')


class GivenUp(Exception):
    """The program is being closed; it will be unpacked another time."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def unpack(archive: Readable, into: Path, manifest: Manifest, going_on: Callable[[], bool]) -> None:
    """Unpack the tar in `archive` into the new folder `into`, and bring it to the disk.

    Files come first and links last, so nothing is ever written through a link.

    Args:
        going_on: False: the program is being closed.

    Raises:
        UpdateBroken: a path, a link or a size that no program has; not what the manifest says.
        GivenUp: `going_on` said so.
        OSError: the disk.
        Whichever it is, `into` is not there.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    try:
        _Unpacking(into, manifest, going_on).go(archive)
        bring_to_disk(into)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


def bring_to_disk(folder: Path) -> None:
    """Everything in it, before anybody relies on it."""
    if sys.platform == "win32":
        for file in folder.rglob("*"):
            if file.is_file():
                with file.open("rb+") as written:
                    os.fsync(written.fileno())
    else:
        os.sync()


class _Unpacking:
    def __init__(self, into: Path, manifest: Manifest, going_on: Callable[[], bool]) -> None:
        self._into = into
        self._manifest = manifest
        self._going_on = going_on
        self._names: set[str] = set()  # without case, as Windows keeps them
        self._links: list[tuple[str, str]] = []
        self._unpacked = 0

    def go(self, archive: Readable) -> None:
        most = self._manifest.unpacked + (self._manifest.files + 2) * _BESIDE
        stream = _Stream(archive, most)
        try:
            with tarfile.open(fileobj=stream, mode="r|") as tar:  # type: ignore[call-overload]  # only `read` is asked for
                for member in tar:
                    self._take(tar, member)
            while stream.read(_AT_ONCE):  # its end proves that nothing is missing
                pass
        except (tarfile.TarError, lzma.LZMAError, EOFError) as error:
            raise self._broken("torn") from error
        except _TooLarge as error:
            raise self._broken("large") from error
        if (self._unpacked, len(self._names)) != (self._manifest.unpacked, self._manifest.files):
            raise self._broken("torn")
        for name, target in self._links:
            self._link(name, target)

    def _take(self, tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        name = self._named(member.name)
        if len(self._names) > self._manifest.files:
            raise self._broken("large")
        place = self._into / name
        if member.isdir():
            place.mkdir(parents=True, exist_ok=True)
        elif member.issym():
            self._links.append((name, member.linkname))
        elif member.isreg():
            self._unpacked += member.size
            if self._unpacked > self._manifest.unpacked:
                raise self._broken("large")
            content = tar.extractfile(member)
            if content is not None:
                self._write(content, place, executable=bool(member.mode & 0o100))
        else:  # hard links, devices, pipes
            raise self._broken("link")

    def _named(self, name: str) -> str:
        parts = PurePosixPath(name).parts
        odd = [part for part in parts if part == ".." or part[-1] in ". " or _is_reserved(part)]
        if not parts or odd or len(name) > _MOST_NAME or not name.isprintable():
            raise self._broken("path")
        if name.startswith("/") or set(name) & _FORBIDDEN:
            raise self._broken("path")
        clean = "/".join(parts)
        if clean.casefold() in self._names or parts[0].casefold() == RELEASE_FILE.casefold():
            raise self._broken("path")
        self._names.add(clean.casefold())
        return clean

    def _write(self, content: IO[bytes], place: Path, *, executable: bool) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(place, flags, 0o755 if executable else 0o644)
        except (FileExistsError, NotADirectoryError) as error:
            raise self._broken("path") from error
        with os.fdopen(handle, "wb") as file:
            while part := content.read(_AT_ONCE):
                if not self._going_on():
                    raise GivenUp()
                file.write(part)

    def _link(self, name: str, target: str) -> None:
        """To something else in the archive, by a way that never leaves it.

        Up first and down then: behind another link, ".." leads elsewhere than it reads.
        """
        down = dropwhile(lambda part: part == "..", PurePosixPath(target).parts)
        leads_to = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        inside = leads_to.casefold() in self._names and not target.startswith("/")
        place = self._into / name
        ours = takewhile(lambda each: each != self._into, (place, *place.parents))
        taken = place.exists() or any(each.is_symlink() for each in ours)
        if not inside or ".." in down or taken or not _LINKS:
            raise self._broken("link")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)

    def _broken(self, reason: str) -> UpdateBroken:
        return UpdateBroken(str(self._manifest.version), reason)


def _is_reserved(part: str) -> bool:
    return part.split(".", 1)[0].casefold() in _RESERVED


class _TooLarge(Exception):
    """More comes out of the archive than its manifest says."""


class _Stream:
    """What is packed in an XZ stream, a little at a time, and never more than was announced."""

    def __init__(self, packed: Readable, most: int) -> None:
        self._packed = packed
        self._left = most
        self._unpacking = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)
        self._ready = b""

    def read(self, size: int, /) -> bytes:
        """Fewer than `size` where no more is at hand; none at the end."""
        while not self._ready and not self._unpacking.eof:
            more = self._packed.read(_AT_ONCE >> 2) if self._unpacking.needs_input else b""
            if self._unpacking.needs_input and not more:
                raise EOFError("the archive ends early")
            self._ready = self._unpacking.decompress(more, _AT_ONCE)
            self._left -= len(self._ready)
            if self._left < 0:
                raise _TooLarge()
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken
