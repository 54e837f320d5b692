"""Look at a file before it is taken in: what it is, whether it opens, how many images it has."""

from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from PIL import Image

from desk_app.documents.preview import ONE_AT_A_TIME
from desk_app.domain.scans.faults import (
    ScanDisguised,
    ScanFileEmpty,
    ScanFileUnknown,
    ScanLocked,
    ScanMoved,
    ScanTooLarge,
    ScanUnreadable,
)
from desk_app.domain.scans.file import ScanFile, address_of
from desk_app.domain.scans.limits import ScanLimits
from desk_app.domain.scans.media import MediaType, media_named, media_of

_PASSWORD: Final = "password"  # noqa: S105  # the word in pdfium's complaint
_END: Final = b"%%EOF"
_TAIL: Final = 2048  # bytes at the end in which a PDF says that it is whole
# What Pillow raises at a damaged picture, whichever its kind.
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, MemoryError, OverflowError)

Image.MAX_IMAGE_PIXELS = None  # told by `ScanLimits.pixels` instead, before anything is unpacked


def read_file(file: Path, limits: ScanLimits) -> bytes:
    """All of `file`, which is asked for its size first.

    Raises:
        ScanMoved: it is not there, or cannot be read.
        ScanFileEmpty, ScanTooLarge: nothing of it was read.
    """
    try:
        size = file.stat().st_size
        if size == 0:
            raise ScanFileEmpty()
        _check_size(size, limits)
        with file.open("rb") as opened:
            content = opened.read(limits.bytes + 1)
    except OSError as error:
        raise ScanMoved() from error
    _check_size(len(content), limits)  # it may have grown meanwhile
    return content


def look_at(content: bytes, name: str, limits: ScanLimits) -> ScanFile:
    """What `content` is, all of its pages tried.

    Args:
        name: Of the file: its ending must not say another kind than the content is.

    Raises:
        ScanFileEmpty, ScanFileUnknown, ScanDisguised, ScanLocked, ScanUnreadable, ScanTooLarge:
            it is not taken in.
    """
    if not content:
        raise ScanFileEmpty()
    _check_size(len(content), limits)
    found, named = media_of(content), media_named(name)
    if found is None:
        raise ScanFileUnknown()
    if named is not found:
        raise ScanDisguised(named.name if named else "", found.name)
    images = _pdf_pages(content, limits) if found is MediaType.PDF else _pictures(content, limits)
    return ScanFile(address=address_of(content), media=found, size=len(content), images=images)


def _check_size(size: int, limits: ScanLimits) -> None:
    if size > limits.bytes:
        found = -(-size // (1024 * 1024))
        raise ScanTooLarge("mib", found, limits.mib)


def _check_pages(pages: int, limits: ScanLimits) -> None:
    if pages == 0:
        raise ScanUnreadable()
    if pages > limits.pages:
        raise ScanTooLarge("pages", pages, limits.pages)


def _pdf_pages(content: bytes, limits: ScanLimits) -> int:
    """A PDF cut short is mended by its reader, pages and all that it lacks: hence its end."""
    if _END not in content[-_TAIL:]:
        raise ScanUnreadable()
    page = 0
    try:
        with ONE_AT_A_TIME, pdfium.PdfDocument(content) as document:
            _check_pages(len(document), limits)
            for page in range(1, len(document) + 1):
                width, height = document[page - 1].get_size()
                if not (width > 0 and height > 0):
                    raise ScanUnreadable(page)
            return len(document)
    except pdfium.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise ScanLocked() from error
        raise ScanUnreadable(page) from error


def _pictures(content: bytes, limits: ScanLimits) -> int:
    """Only a TIFF has several; what phones add to a JPEG, and moving PNGs, count as one."""
    page = 0
    try:
        with Image.open(BytesIO(content)) as image:
            frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
            _check_pages(frames, limits)
            for page in range(1, frames + 1):
                image.seek(page - 1)
                pixels = image.width * image.height
                if pixels > limits.pixels:
                    raise ScanTooLarge("pixels", pixels, limits.pixels)
                image.load()
            return frames
    except _BROKEN as error:
        raise ScanUnreadable(page) from error
