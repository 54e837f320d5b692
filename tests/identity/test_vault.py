"""Where the secrets of a store lie: in the machine's keyring where it has one, else in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_app.identity.vault import FileVault, KeyringVault, new_secrets, open_vault
from tests.identity.keyrings import MemoryKeyring, a_machine_with_a_keyring


@pytest.fixture
def machine() -> Iterator[MemoryKeyring]:
    yield from a_machine_with_a_keyring()


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
    assert vault.file == tmp_path / "store.json"
    vault.save(secrets)
    assert open_vault("store", tmp_path).load() == secrets


def test_that_secrets_in_a_file_do_not_move_by_themselves(
    machine: MemoryKeyring, tmp_path: Path
) -> None:
    FileVault(tmp_path / "store.json").save(new_secrets())
    assert open_vault("store", tmp_path).file == tmp_path / "store.json"
