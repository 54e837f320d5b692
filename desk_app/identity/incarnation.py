"""Whether this store is the one that was here last, or a copy brought back from elsewhere.

A desk brought back from yesterday's backup would give yesterday's last numbers
a second time. So the store carries an incarnation id that changes at every
start, the vault knows which it may be, and backups carry none: a store whose
incarnation the vault does not know makes no numbers until it has caught up.
"""

import secrets as random
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.identity.vault import Vault

INCARNATION: Final = "store.incarnation"
RESTORED_AS: Final = "store.restored_as"  # names the restore to the home
_BYTES: Final = 16


def settle_incarnation(work: Callable[[], UnitOfWork], vault: Vault) -> bool:
    """Compare, then give this start an id of its own. Returns whether numbering is blocked.

    The vault learns the new id before the store has it, and forgets the old one
    only afterwards: a power cut in between is no false alarm.
    """
    secrets = vault.load()
    if secrets is None:
        raise KeyError("a store without secrets cannot be open")
    with work() as tx:
        here = tx.settings.get(INCARNATION)
        blocked = bool(tx.settings.get(NUMBERING_BLOCKED, default=False))
    fresh_store = here is None and not secrets.incarnations
    foreign = here not in secrets.incarnations and not fresh_store

    name = random.token_hex(_BYTES)
    if foreign:  # first of all, so that no power cut can hide it
        with work() as tx:
            tx.settings.set(NUMBERING_BLOCKED, True)
            tx.settings.set(RESTORED_AS, name)
            tx.commit()
    vault.save(replace(secrets, incarnations=(*((here,) if here and not foreign else ()), name)))
    with work() as tx:
        tx.settings.set(INCARNATION, name)
        tx.commit()
    vault.save(replace(secrets, incarnations=(name,)))
    return blocked or foreign
