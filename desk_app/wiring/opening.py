"""Open a desk's folder: one window, its secrets, its store; nothing of Qt, nothing of the line."""

import secrets as random
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.backup import copy_before, holds_same_acts, is_sound
from db.repositories.settings import Settings
from db.restore import finish_restore, put_back
from db.store import Store, open_store
from desk_app.domain.errors import (
    StoreKeyMissing,
    StoreMissing,
    StoreTooNew,
)
from desk_app.domain.office import DeskFacts, desk_from
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.releases.faults import CannotUndo, UpdateUnwritable
from desk_app.domain.releases.standing import Undo, take
from desk_app.identity.vault import Secrets, Vault, new_secrets, open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders
from desk_app.releases.shelf import Shelf
from desk_app.to_disk import write_whole

FACTS = "desk.facts"
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A store that is open; `facts` is None until the desk is enrolled."""

    folders: Folders
    window: OneWindow
    vault: Vault
    store: Store
    facts: DeskFacts | None

    @property
    def secrets(self) -> Secrets:
        found = self.vault.load()
        if found is None:
            raise StoreKeyMissing()
        return found

    def close(self) -> None:
        self.store.close()
        self.window.release()


def open_desk(folders: Folders, keys: Path) -> OpenDesk:
    """Open the store of `folders`, making an empty one where there is none.

    Raises:
        StoreInUse: another window has it.
        StoreKeyMissing: a store is there, its key is not.
        StoreMissing: somebody worked here, for an office or on trial, and the store is gone.
        StoreDamaged: likewise, and nothing is in the file; or a page of it is spoilt.
        StoreKeyWrong, StoreTooNew, StoreUnwritable, CannotUndo.
        Whichever it is, the store is left as it was.
    """
    with ExitStack() as taken:  # given back where it is not opened: whoever tries again finds it
        window = OneWindow(folders.lock)
        taken.callback(window.release)
        vault = open_vault(_store_id(folders), keys)
        secrets = vault.load()
        if secrets is None:
            if folders.store.exists():
                raise StoreKeyMissing()
            secrets = new_secrets()
            vault.save(secrets)
        finish_restore(folders.store)
        worked = bool(secrets.bearer or secrets.incarnations)  # of an office, or of the trial one
        if worked and not folders.store.exists():
            raise StoreMissing()
        store = _opened(folders, secrets.store_key, filled=worked)
        taken.callback(store.close)
        opened = OpenDesk(folders, window, vault, store, _facts(store))
        taken.pop_all()
        return opened


def _opened(folders: Folders, key: bytes, *, filled: bool) -> Store:
    """Args, and raises, as `open_store`."""
    try:
        return open_store(folders.store, key, filled=filled)
    except StoreTooNew as error:
        shelf = Shelf(folders.versions)
        undo = shelf.standing().undo
        if undo is None or undo.revision != error.revision:
            raise
        _undo(undo, shelf, folders, key)
        return open_store(folders.store, key)


def _undo(undo: Undo, shelf: Shelf, folders: Folders, key: bytes) -> None:
    """A version that never came to a log-in has brought the store forward: it is as it was.

    Raises:
        CannotUndo: somebody worked in it all the same, or there is no copy. That version is taken
            again, since no other opens the store.
    """
    copy = copy_before(folders.store, undo.revision)
    if not copy.is_file() or not is_sound(copy, key):
        reason = "copy"
    elif holds_same_acts(folders.store, copy, key):
        put_back(copy, folders.store, datetime.now(OFFICE_TIME))
        return
    else:
        reason = "worked"
    again = shelf.program(undo.version) is not None
    if again:
        try:
            shelf.change(lambda standing: take(standing, undo.version, undo.before))
        except UpdateUnwritable:
            again = False
    raise CannotUndo(undo.version, copy.name, reason, again)


def _facts(store: Store) -> DeskFacts | None:
    body = store.ask(lambda connection: Settings(connection).get(FACTS))()
    return None if body is None else desk_from(body)


def _store_id(folders: Folders) -> str:
    """Names the store's secrets; moves with the folder."""
    if not folders.store_id.exists():
        write_whole(folders.store_id, random.token_hex(_ID_BYTES).encode("ascii"))
    return folders.store_id.read_text("ascii").strip()
