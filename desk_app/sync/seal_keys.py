"""Keys for seals that the home gave: into the encrypted store, and nowhere else."""

from collections.abc import Sequence
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.seal import KEY_BYTES, SealKey

_YEARS: Final = range(2000, 2100)  # what the two digits of a code can mean


def keep_keys(tx: UnitOfWork, given: Sequence[SealKey]) -> None:
    """Keep those that are keys; part of the caller's transaction."""
    keys = [key for key in given if key.name and key.year in _YEARS and len(key.key) == KEY_BYTES]
    tx.seal_keys.keep(keys)
