"""The maker's signature under a release: Ed25519."""

from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from desk_app.domain.releases.manifest import SignedManifest


def is_signed(signed: SignedManifest, keys: Sequence[bytes]) -> bool:
    """Whether the holder of one of `keys` signed it."""
    return any(_verifies(key, signed) for key in keys)


def public_half(key: bytes) -> bytes:
    """What desks are given of a maker's secret key."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def _verifies(key: bytes, signed: SignedManifest) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signed.signature, signed.digest)
    except (InvalidSignature, ValueError):
        return False
    return True
