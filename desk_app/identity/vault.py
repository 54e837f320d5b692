"""The secrets of a store, kept apart from it: in the keyring, or in a file of its owner.

The keyring's own library is imported where there is no such file.
"""

import json
import secrets as random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

from desk_app import sharing
from desk_app.to_disk import write_whole

_SERVICE: Final = "quay-mot-cua"
_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Nothing here is ever logged or shown."""

    store_key: bytes = field(repr=False)  # 32 bytes, opens the store
    signing_key: bytes = field(repr=False)  # 32 bytes, Ed25519, signs this desk's acts
    bearer: str = field(default="", repr=False)  # given at enrolment; empty before
    incarnations: tuple[str, ...] = ()  # ids the store may have; see identity/incarnation
    scan_key: bytes = field(default=b"", repr=False)  # 32 bytes; empty: of before there were scans
    report_keys: tuple[bytes, ...] = field(default=(), repr=False)  # see identity/report_keys


class Vault(Protocol):
    """Where the secrets of one store lie."""

    @property
    def store_id(self) -> str: ...

    @property
    def file(self) -> Path | None:
        """Of the key, which nothing else protects; None: the keyring has it."""

    def load(self) -> Secrets | None: ...

    def save(self, secrets: Secrets) -> None: ...


def new_secrets() -> Secrets:
    return Secrets(
        store_key=random.token_bytes(_BYTES),
        signing_key=random.token_bytes(_BYTES),
        scan_key=random.token_bytes(_BYTES),
    )


def scan_key_of(vault: Vault) -> bytes:
    """The key of the contents beside the store; made, and kept first, where there is none yet.

    Raises KeyError for a store without secrets.
    """
    secrets = vault.load()
    if secrets is None:
        raise KeyError("a store without secrets cannot be open")
    if not secrets.scan_key:
        secrets = replace(secrets, scan_key=random.token_bytes(_BYTES))
        vault.save(secrets)
    return secrets.scan_key


def open_vault(store_id: str, folder: Path) -> Vault:
    """The keyring where the machine has one that works, else a file in `folder`.

    A file that is there already is used: secrets do not move by themselves. A keyring is one
    account's, so a store that several accounts share has a file.
    """
    file = FileVault(folder / f"{store_id}.json")
    if sharing.is_shared() or file.exists() or not _keyring_works():
        return file
    return KeyringVault(store_id)


def key_files(folder: Path) -> Mapping[str, Secrets]:
    """What each file of `folder` holds, by the id of its store; what is no key is passed over."""
    found = {}
    for file in folder.glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            found[file.stem] = _read(file.read_text("utf-8"))
    return {store_id: found[store_id] for store_id in sorted(found) if store_id.isascii()}


class KeyringVault:
    file: Final = None

    def __init__(self, store_id: str) -> None:
        self.store_id = store_id

    def load(self) -> Secrets | None:
        import keyring

        text = keyring.get_password(_SERVICE, self.store_id)
        return None if text is None else _read(text)

    def save(self, secrets: Secrets) -> None:
        import keyring

        keyring.set_password(_SERVICE, self.store_id, _write(secrets))


class FileVault:
    """A file that only its owner can read, or the group of a shared folder; replaced whole."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @property
    def store_id(self) -> str:
        return self.file.stem

    def exists(self) -> bool:
        return self.file.exists()

    def load(self) -> Secrets | None:
        try:
            return _read(self.file.read_text("utf-8"))
        except FileNotFoundError:
            return None

    def save(self, secrets: Secrets) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=sharing.folder_mode())
        write_whole(self.file, _write(secrets).encode(), mode=sharing.file_mode())


def _keyring_works() -> bool:
    import keyring
    from keyring.backends.fail import Keyring as NoKeyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
        if isinstance(backend, NoKeyring) or backend.priority <= 0:
            return False
        keyring.get_password(_SERVICE, "-")
    except (KeyringError, RuntimeError, OSError):
        return False
    return True


def _write(secrets: Secrets) -> str:
    return json.dumps(
        {
            "store_key": secrets.store_key.hex(),
            "signing_key": secrets.signing_key.hex(),
            "bearer": secrets.bearer,
            "incarnations": list(secrets.incarnations),
            "scan_key": secrets.scan_key.hex(),
            "report_keys": [key.hex() for key in secrets.report_keys],
        }
    )


def _read(text: str) -> Secrets:
    facts = json.loads(text)
    return Secrets(
        store_key=bytes.fromhex(facts["store_key"]),
        signing_key=bytes.fromhex(facts["signing_key"]),
        bearer=facts["bearer"],
        incarnations=tuple(facts["incarnations"]),
        scan_key=bytes.fromhex(facts.get("scan_key", "")),
        report_keys=tuple(map(bytes.fromhex, facts.get("report_keys", ()))),
    )
