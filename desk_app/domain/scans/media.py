"""What kind of file a scan is: told by its first bytes, never by its name."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

HEAD: Final = 1024  # bytes from the beginning that tell the kind


class MediaType(StrEnum):
    """Stored and synced: never rename one."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"


_MAGIC: Final[Mapping[bytes, MediaType]] = {
    b"\xff\xd8\xff": MediaType.JPEG,
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"II*\x00": MediaType.TIFF,
    b"MM\x00*": MediaType.TIFF,
}
_PDF: Final = b"%PDF-"
_BLANK: Final = b"\xef\xbb\xbf\x00\t\r\n "  # all that a few scanners write before it
_SUFFIXES: Final[Mapping[str, MediaType]] = {
    ".pdf": MediaType.PDF,
    ".jpg": MediaType.JPEG,
    ".jpeg": MediaType.JPEG,
    ".png": MediaType.PNG,
    ".tif": MediaType.TIFF,
    ".tiff": MediaType.TIFF,
}


def media_of(head: bytes) -> MediaType | None:
    """What the first `HEAD` bytes of a file are; None: nothing that is taken in."""
    for magic, media in _MAGIC.items():
        if head.startswith(magic):
            return media
    return MediaType.PDF if head[:HEAD].lstrip(_BLANK).startswith(_PDF) else None


def media_named(name: str) -> MediaType | None:
    """What a file's name says it is; None: nothing a scanner writes."""
    dot = name.rfind(".")
    return _SUFFIXES.get(name[dot:].lower()) if dot >= 0 else None
