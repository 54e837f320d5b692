"""The key by which the centre signs what it tells of a unit's past: one in every epoch."""

import hmac
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from central.store import tables as t
from desk_app.domain.ids import UnitCode

_FOR: Final = b"centre's history"


def history_key(connection: Connection, unit: UnitCode) -> Ed25519PrivateKey:
    """Made from the unit's first secret, which every backup has.

    Raises:
        KeyError: there is no such unit.
    """
    secrets = t.seal_secret
    oldest = select(secrets.c.secret).where(secrets.c.unit == unit).order_by(secrets.c.n).limit(1)
    secret = connection.execute(oldest).scalar()
    if secret is None:
        raise KeyError(unit)
    return Ed25519PrivateKey.from_private_bytes(hmac.digest(secret, _FOR, "sha256"))


def history_public_key(connection: Connection, unit: UnitCode) -> bytes:
    """What a desk is told at its enrolment."""
    return history_key(connection, unit).public_key().public_bytes_raw()
