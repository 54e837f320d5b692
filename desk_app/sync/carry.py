"""Files carried by hand between a desk and its home: sealed, so that any stick will do.

A file is a first line that names the format, a line of JSON that says for whom it is, and the
messages of the protocol, enciphered with AES-256-GCM. The key is made by HKDF out of the digest
of the desk's bearer, which only the desk and its home have; both lines are authenticated. What
goes up ends with the desk's signature over the digest of everything before it.
"""

import secrets
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desk_app.domain.acts.act import digest_of
from desk_app.domain.carry_faults import CarriedRefused, CarriedUnreadable, CarriedUnwritable
from desk_app.domain.ids import DeskId, Digest, UnitCode
from desk_app.sync import wire
from desk_app.sync.protocol import Reply, Request
from desk_app.to_disk import write_whole

SUFFIX: Final = ".qmc"
MOST_FILE: Final = 256 << 20  # bytes; longer files are not read

_FORMAT: Final = b"quay-mot-cua "
_FIRST: Final = _FORMAT + b"1\n"
_NONCE: Final = 12
_SIGNATURE: Final = 64  # Ed25519
_MOST_HEAD: Final = 1024
_LENGTH: Final = struct.Struct(">I")

Message = TypeVar("Message", Request, Reply)
Check: TypeAlias = Callable[[Digest, bytes], bool]
"""Whether these bytes are the desk's signature over that digest."""


class Way(StrEnum):
    """Stands in the file: never rename one."""

    UP = "up"  # from a desk to its home
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What can be read without the key: whose file it is, and nothing of its contents."""

    way: Way
    unit: UnitCode
    desk: DeskId


def key_of(bearer: bytes, way: Way) -> bytes:
    """Args: bearer: SHA-256 of the desk's secret, as its home keeps it."""
    info = b"quay-mot-cua carry 1 " + way.encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(bearer)


def bearer_digest(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def seal_up(
    head: Head, requests: Iterable[Request], bearer: bytes, sign: Callable[[Digest], bytes]
) -> bytes:
    """What a desk asks, ready to be carried."""
    sealed = _seal(head, requests, bearer)
    return sealed + sign(digest_of(sealed))


def seal_down(head: Head, replies: Iterable[Reply], bearer: bytes) -> bytes:
    return _seal(head, replies, bearer)


def read_head(raw: bytes) -> Head:
    """Whose file it is, before anything of it is believed.

    Raises:
        CarriedRefused: none of ours, or of a newer program.
    """
    if not raw.startswith(_FORMAT):
        raise CarriedRefused("not_ours")
    if not raw.startswith(_FIRST):
        raise CarriedRefused("newer")
    end = raw.find(b"\n", len(_FIRST), len(_FIRST) + _MOST_HEAD)
    try:
        return msgspec.json.decode(raw[len(_FIRST) : max(end, 0)], type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CarriedRefused("altered") from error


def open_up(raw: bytes, bearer: bytes, check: Check) -> Sequence[Request]:
    """Raises CarriedRefused: altered, or not signed by that desk."""
    sealed, signature = raw[:-_SIGNATURE], raw[-_SIGNATURE:]
    if not check(digest_of(sealed), signature):
        raise CarriedRefused("altered")
    return tuple(_open(sealed, bearer, Way.UP, Request))


def open_down(raw: bytes, bearer: bytes) -> Sequence[Reply]:
    """Raises CarriedRefused: altered, or sealed for another desk."""
    return tuple(_open(raw, bearer, Way.DOWN, Reply))


def read_file(file: Path) -> bytes:
    """Raises CarriedUnreadable, or CarriedRefused where it is too large for one of ours."""
    try:
        if file.stat().st_size > MOST_FILE:
            raise CarriedRefused("not_ours")
        return file.read_bytes()
    except OSError as error:
        raise CarriedUnreadable(file.name) from error


def write_file(file: Path, raw: bytes) -> None:
    """Write `file` whole or not at all; it is on the stick when this returns.

    Raises:
        CarriedUnwritable: what stood there before is as it was.
    """
    try:
        write_whole(file, raw)
    except OSError as error:
        raise CarriedUnwritable(file.name) from error


def _seal(head: Head, messages: Iterable[Request] | Iterable[Reply], bearer: bytes) -> bytes:
    front = _FIRST + msgspec.json.encode(head) + b"\n"
    plain = bytearray()
    for message in messages:
        packed = wire.dump(message)
        plain += _LENGTH.pack(len(packed)) + packed
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key_of(bearer, head.way)).encrypt(nonce, bytes(plain), front)
    return front + nonce + sealed


def _open(raw: bytes, bearer: bytes, way: Way, kind: type[Message]) -> Iterator[Message]:
    if read_head(raw).way is not way:
        raise CarriedRefused("wrong_way")
    at = raw.index(b"\n", len(_FIRST)) + 1
    front, nonce, sealed = raw[:at], raw[at : at + _NONCE], raw[at + _NONCE :]
    try:
        plain = AESGCM(key_of(bearer, way)).decrypt(nonce, sealed, front)
    except (InvalidTag, ValueError) as error:  # cut off, changed, or for another desk
        raise CarriedRefused("altered") from error
    return _messages(plain, kind)


def _messages(plain: bytes, kind: type[Message]) -> Iterator[Message]:
    """What was sealed is whole; what it says may still be of another program."""
    at = 0
    while at < len(plain):
        try:
            (length,) = _LENGTH.unpack_from(plain, at)
            at += _LENGTH.size
            found: Any = wire.load(plain[at : at + length], kind)
        except (struct.error, wire.WireGarbage) as error:
            raise CarriedRefused("newer") from error
        yield found
        at += length
