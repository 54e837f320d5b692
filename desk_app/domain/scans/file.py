"""A file that was looked at: where its content lies, and what it is."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final, NewType

from desk_app.domain.scans.media import MediaType

Address = NewType("Address", str)
"""SHA-256 of the content in 64 hexadecimal figures: the same bytes, the same address."""

_SHAPE: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFile:
    address: Address
    media: MediaType
    size: int  # bytes
    images: int  # pages of a PDF, pictures of a TIFF, otherwise 1


def address_of(content: bytes) -> Address:
    return Address(hashlib.sha256(content).hexdigest())


def read_address(text: str) -> Address:
    """Raises ValueError when `text` does not have the shape of an address."""
    if _SHAPE.fullmatch(text) is None:
        raise ValueError("not an address of a scan")
    return Address(text)
