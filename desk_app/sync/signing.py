"""The desk's own signature: Ed25519 over the digest of an act."""

from collections.abc import Callable
from typing import Final, TypeAlias

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desk_app.domain.ids import Digest

KEY_BYTES: Final = 32

Signer: TypeAlias = Callable[[Digest], bytes]


def new_key() -> bytes:
    """A signing key; it is made at the desk and never leaves it."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(key: bytes) -> bytes:
    """What the home is told at enrolment."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def signer(key: bytes) -> Signer:
    """How the engine signs; the key itself stays in here."""
    return Ed25519PrivateKey.from_private_bytes(key).sign
