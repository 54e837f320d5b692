"""Where the secrets of a store lie: in the machine's keyring where it has one, else in a file."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from desk_app.identity.vault import FileVault, KeyringVault, new_secrets, open_vault


class MemoryKeyring(KeyringBackend):
    """A keyring as a desktop has one, for as long as the test lasts."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def machine() -> Iterator[MemoryKeyring]:
    before, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def test_that_a_machine_with_a_keyring_keeps_the_secrets_there(
    machine: MemoryKeyring, tmp_path: Path
) -> None:
    vault, secrets = open_vault("store", tmp_path), new_secrets()
    assert isinstance(vault, KeyringVault)
    assert vault.load() is None
    vault.save(secrets)
    assert open_vault("store", tmp_path).load() == secrets
    assert list(tmp_path.iterdir()) == []


def test_that_a_machine_without_one_keeps_them_in_a_file(tmp_path: Path) -> None:
    vault, secrets = open_vault("store", tmp_path), new_secrets()
    assert vault.in_file
    vault.save(secrets)
    assert open_vault("store", tmp_path).load() == secrets


def test_that_secrets_in_a_file_do_not_move_by_themselves(
    machine: MemoryKeyring, tmp_path: Path
) -> None:
    FileVault(tmp_path / "store.json").save(new_secrets())
    assert open_vault("store", tmp_path).in_file
