"""The desk's own signature: Ed25519 over the digest of an act. Its library comes with the first."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from desk_app.domain.ids import Digest

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES: Final = 32

Signer: TypeAlias = Callable[[Digest], bytes]


def new_key() -> bytes:
    """A signing key; it is made at the desk and never leaves it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(key: bytes) -> bytes:
    """What the home is told at enrolment."""
    return _private(key).public_key().public_bytes_raw()


def signer(key: bytes) -> Signer:
    """How the engine signs; the key itself stays in here."""
    own = cache(_private)
    return lambda digest: own(key).sign(digest)


def _private(key: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(key)
