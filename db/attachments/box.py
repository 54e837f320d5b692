"""Contents of scans beside the store: encrypted, each once, found by the SHA-256 of its bytes.

    <box>/new/9a….half       being written, renamed when it is whole
    <box>/3f/3f0c…e1.att      4 bytes "QMC1" · 8 id of the key · 12 nonce · ciphertext with tag

The name on the disk is a keyed digest of the address: who has the disk and not the key
cannot even ask whether a known paper lies there. Files are written whole or not at all.
"""

import hashlib
import hmac
import secrets as random
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desk_app.domain.scans.faults import ScanLost, ScanNotStored
from desk_app.domain.scans.file import Address, address_of
from desk_app.sharing import file_mode, folder_mode
from desk_app.to_disk import settle_names, write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
_MAGIC: Final = b"QMC1"
_ID: Final = 8
_NONCE: Final = 12
_HEAD: Final = len(_MAGIC) + _ID + _NONCE
_TAG: Final = 16
SUFFIX: Final = ".att"
HALF: Final = ".half"
BEING_WRITTEN: Final = "new"  # all halves lie there: looking for them is no walk through the box


class Box:
    """One folder of contents under one key. Stateless between calls: any lane may use it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Args: key: 32 bytes; what encrypts and what names are derived from it, apart."""
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, got {len(key)}")
        self.folder = folder
        self._content_key = _derived(key, b"content")
        self._names = _derived(key, b"names")
        self._key_id = _derived(key, b"id")[:_ID]

    @cached_property
    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._content_key)

    def put(self, content: bytes) -> Address:
        """Keep `content`; when this returns it is on the disk. What is there and sound stays.

        A damaged file of the same content is mended.

        Raises:
            ScanNotStored: full or read-only disk; nothing half is left that would be read.
        """
        address = address_of(content)
        final = self._file(address)
        try:
            # Where it came from is emptied next.
            if self.is_sound(address):  # maybe since a put that failed at its name
                settle_names(final.parent)
            elif not self._write(final, content, address):
                raise ScanNotStored()  # a disk says once that it failed: asked again it is content
            settle_names(self.folder)  # its part of the box may be a new one
        except OSError as error:
            raise ScanNotStored() from error
        return address

    def _write(self, final: Path, content: bytes, address: Address) -> bool:
        half = self.folder / BEING_WRITTEN / f"{random.token_hex(8)}{HALF}"
        nonce = random.token_bytes(_NONCE)
        head = _MAGIC + self._key_id
        sealed = self._cipher.encrypt(nonce, content, head + address.encode())
        for each in (final.parent, half.parent):
            each.mkdir(parents=True, exist_ok=True, mode=folder_mode())
        return write_whole(final, head + nonce + sealed, mode=file_mode(), beside=half)

    def get(self, address: Address) -> bytes:
        """The very bytes that were put.

        Raises:
            ScanLost: missing, damaged, or encrypted with another key.
        """
        try:
            raw = self._file(address).read_bytes()
        except FileNotFoundError as error:
            raise ScanLost("missing") from error
        except OSError as error:
            raise ScanLost("damaged") from error
        return self._opened(address, raw)

    def holds(self, address: Address) -> bool:
        """A file is there by this address; whether it is sound, `get` tells."""
        return self._file(address).is_file()

    def fits(self, address: Address, size: int) -> bool:
        """A file is there, as large as `size` bytes of content make it: a glance, no proof."""
        with suppress(OSError):
            return self._file(address).stat().st_size == _HEAD + size + _TAG
        return False

    def is_sound(self, address: Address) -> bool:
        """Read it whole and compare."""
        try:
            self.get(address)
        except ScanLost:
            return False
        return True

    def erase(self, address: Address) -> None:
        """Take the content away for good. Raises ScanNotStored where the disk does not let go."""
        try:
            self._file(address).unlink(missing_ok=True)
        except OSError as error:
            raise ScanNotStored() from error

    def sweep(self) -> int:
        """Remove what a power cut left half written; how many. Only while nobody else writes."""
        swept = 0
        for half in self._halves():
            with suppress(OSError):
                half.unlink()
                swept += 1
        return swept

    def _halves(self) -> Iterator[Path]:
        place = self.folder / BEING_WRITTEN
        if place.is_dir():
            yield from place.glob(f"*{HALF}")

    def _file(self, address: Address) -> Path:
        name = hmac.digest(self._names, bytes.fromhex(address), "sha256").hex()
        return self.folder / name[:2] / f"{name}{SUFFIX}"

    def _opened(self, address: Address, raw: bytes) -> bytes:
        if len(raw) < _HEAD + _TAG or not raw.startswith(_MAGIC):
            raise ScanLost("damaged")
        head = raw[: len(_MAGIC) + _ID]
        if head[len(_MAGIC) :] != self._key_id:
            raise ScanLost("key")
        from cryptography.exceptions import InvalidTag

        nonce, sealed = raw[len(head) : _HEAD], raw[_HEAD:]
        try:
            content = self._cipher.decrypt(nonce, sealed, head + address.encode())
        except InvalidTag as error:
            raise ScanLost("damaged") from error
        if address_of(content) != address:
            raise ScanLost("damaged")
        return content


def new_key() -> bytes:
    return random.token_bytes(KEY_BYTES)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, b"quay-mot-cua/scans/" + purpose, hashlib.sha256)
