"""Keys that the home gave, into the encrypted store and nowhere else: those of years, with which
receipts are sealed, and the public ones of the unit's desks, by which it can be proven here who
signed an act."""

from collections.abc import Mapping, Sequence
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.seal import KEY_BYTES, SealKey
from desk_app.domain.ids import DeskId
from desk_app.sync.protocol import DeskKey

_YEARS: Final = range(2000, 2100)  # what the two digits of a code can mean
_HELD: Final = "sync.desk_keys"
_PUBLIC_BYTES: Final = 32  # of an Ed25519 key


def keep_keys(tx: UnitOfWork, given: Sequence[SealKey]) -> None:
    """Keep those that are keys; part of the caller's transaction."""
    keys = [key for key in given if key.name and key.year in _YEARS and len(key.key) == KEY_BYTES]
    tx.seal_keys.keep(keys)


def held_desk_keys(tx: UnitOfWork) -> Mapping[DeskId, bytes]:
    said: Mapping[str, str] = tx.settings.get(_HELD, {})
    return {DeskId(desk): bytes.fromhex(key) for desk, key in said.items()}


def keep_desk_keys(tx: UnitOfWork, given: Sequence[DeskKey]) -> None:
    """Keep those that are keys; part of the caller's transaction. The home's word is the last: a
    desk founded anew under the name of one that was lost has another key."""
    keys = {one.desk: one.key for one in given if len(one.key) == _PUBLIC_BYTES}
    held = held_desk_keys(tx)
    if keys.items() - held.items():
        now = {**held, **keys}
        tx.settings.set(_HELD, {desk: key.hex() for desk, key in now.items()})
