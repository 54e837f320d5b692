"""Report keys as the machine keeps them: with the secrets of the store."""

import secrets as random
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from desk_app.domain.counting.report_key import digest_of_key
from desk_app.identity.vault import Secrets, Vault

_BYTES: Final = 16


def new_report_key() -> bytes:
    return random.token_bytes(_BYTES)


def keep_report_key(key: bytes, live: Collection[str], vault: Vault) -> None:
    """Put `key` by; those that are not `live` any more, by their digests, make room."""
    held = _secrets(vault)
    kept = [one for one in held.report_keys if digest_of_key(one) in live]
    vault.save(replace(held, report_keys=(*kept, key)))


def forget_report_key(digest: str, vault: Vault) -> None:
    held = _secrets(vault)
    kept = tuple(one for one in held.report_keys if digest_of_key(one) != digest)
    if kept != held.report_keys:
        vault.save(replace(held, report_keys=kept))


def held_report_keys(vault: Vault) -> Sequence[str]:
    """Digests of those this machine has."""
    return [digest_of_key(one) for one in _secrets(vault).report_keys]


def _secrets(vault: Vault) -> Secrets:
    held = vault.load()
    if held is None:
        raise KeyError("a store without secrets cannot be open")
    return held
