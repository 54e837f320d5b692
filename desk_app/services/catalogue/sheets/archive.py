"""Whether a file is a workbook that may be opened: kind, and its true size when unpacked.

The sizes a zip file states about itself are not believed: every member is unpacked and
counted here, piece by piece, before a reader of workbooks sees it.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from desk_app.domain.law.catalogue_faults import SheetRefused

ZIP: Final = b"PK\x03\x04"
_WORKBOOK: Final = ".xlsx"
MOST_PACKED: Final = 64 * 1024 * 1024
MOST_UNPACKED: Final = 400 * 1024 * 1024
MOST_MEMBERS: Final = 2_000
MOST_SWELLING: Final = 200  # times its packed size; workbooks swell 10 to 60 times
_SMALL: Final = 1024 * 1024  # nothing this small is a bomb
_PIECE: Final = 256 * 1024
_KINDS_FILE: Final = "[Content_Types].xml"
_ENCRYPTED: Final = 0x1
_ENTITIES: Final = tuple(
    word.encode(coding) for word in ("<!DOCTYPE", "<!ENTITY") for coding in ("ascii", "utf-16-le")
)
_OVERLAP: Final = max(map(len, _ENTITIES))

_BEGINNINGS: Final[Mapping[bytes, str]] = {
    b"\xd0\xcf\x11\xe0": "xls",  # also an encrypted workbook
    b"%PDF": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"Rar!": "zip",
    b"7z\xbc\xaf": "zip",
    b"{\\rtf": "docx",
    b"PK\x05\x06": "zip",  # an empty one
}
_OTHER_OFFICE: Final[Mapping[bytes, str]] = {
    b"macroEnabled": "xlsm",
    b"sheet.binary": "xlsb",
    b"wordprocessingml": "docx",
    b"presentationml": "docx",
}


def foreign_kind(raw: bytes) -> str:
    """The reason to refuse a file by its first bytes; empty where they say nothing."""
    return next((why for begin, why in _BEGINNINGS.items() if raw.startswith(begin)), "")


def need_workbook(file: str, raw: bytes) -> None:
    """For what does not begin as a workbook. Raises SheetRefused: it is called one, and no text."""
    if not file.lower().endswith(_WORKBOOK):
        return
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise SheetRefused(file, "damaged") from error


def check_workbook(file: str, raw: bytes) -> None:
    """Return if `raw` is an .xlsx workbook of a size to be read.

    Raises:
        SheetRefused: it is another kind of file, damaged, locked, or swells beyond measure.
    """
    if len(raw) > MOST_PACKED:
        raise SheetRefused(file, "too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise SheetRefused(file, "swells")
            if any(member.flag_bits & _ENCRYPTED for member in members):
                raise SheetRefused(file, "locked")
            names = {member.filename for member in members}
            _check_kind(file, archive, names)
            left = MOST_UNPACKED
            for member in members:
                left -= _counted(file, archive, member, left)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
    ) as error:
        raise SheetRefused(file, "damaged") from error


def _check_kind(file: str, archive: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and "content.xml" in names:
        raise SheetRefused(file, "ods")
    if _KINDS_FILE not in names:
        raise SheetRefused(file, "zip")
    with archive.open(_KINDS_FILE) as stream:
        kinds = stream.read(_SMALL)
    for sign, why in _OTHER_OFFICE.items():
        if sign in kinds:
            raise SheetRefused(file, why)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise SheetRefused(file, "xlsm")
    if b"spreadsheetml.sheet.main" not in kinds:
        raise SheetRefused(file, "zip")


def _counted(file: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, at_most: int) -> int:
    """How large `member` really is."""
    size, tail = 0, b""
    most = max(_SMALL, member.compress_size * MOST_SWELLING)
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > min(at_most, most):
                raise SheetRefused(file, "swells")
            seen = tail + piece
            if any(word in seen for word in _ENTITIES):
                raise SheetRefused(file, "damaged")  # no program of an office writes these
            tail = seen[-_OVERLAP:]
    return size
