"""`python -m desk_app restore FILE`: bring a backup back in the place of the store, with scans."""

from datetime import datetime
from pathlib import Path

from db.attachments.copies import FOLDER as SCANS
from db.attachments.copies import bring_back
from db.key_fits import key_fits
from db.restore import need_file
from db.restore import restore as put_back
from desk_app.domain.errors import StoreKeyMissing
from desk_app.domain.machine_faults import (
    BackupOfOther,
    KeyOfBackupMissing,
    KeyOfBackupUnclear,
)
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.identity.marks import marked
from desk_app.identity.vault import Secrets, key_files, open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders
from desk_app.to_disk import write_whole


def restore(backup: Path, folders: Folders, keys: Path) -> str:
    """What was there is kept beside it; returns sentences for the terminal.

    Where nobody has worked in the folder, as on the machine that takes the place of a lost one, the
    store gets the id of the one key that opens the backup.

    Scans that cannot be read where the backup lies forbid nothing: they are counted there.

    Raises:
        StoreInUse, StoreKeyMissing, BackupMissing, BackupOfOther: nothing was touched.
        KeyOfBackupMissing, KeyOfBackupUnclear: likewise.
        BackupUnreadable: the store is as it was. What an earlier restore left waiting beside it
            is gone.
        StoreUnwritable: the disk is full, or does not let itself be written. What was there is
            the store still, and more of its scans may be back; only where it was set aside by
            then, the next start brings this restore to its end.
    """
    unread = 0

    def bring_others() -> None:
        nonlocal unread
        unread = bring_back(backup.parent / SCANS, folders.scans).unread
        if _id_of(folders) != store_id:
            write_whole(folders.store_id, store_id.encode("ascii"))

    window = OneWindow(folders.lock)
    try:
        need_file(backup)
        store_id, key = _key_of(backup, folders, keys)
        aside = put_back(backup, folders.store, key, datetime.now(OFFICE_TIME), bring_others)
    finally:
        window.release()
    kept = f" Dữ liệu cũ được giữ ở {aside.name}." if aside else ""
    lacking = (
        f" Chưa đưa về được {unread} tệp hoặc thư mục bản quét: không đọc được ở nơi sao lưu. "
        "Xem lại ổ sao lưu."
        if unread
        else ""
    )
    return (
        f"Đã khôi phục từ {backup.name}.{kept}{lacking} "
        "Quầy chưa cấp mã mới cho đến khi nối mạng và lấy lại đủ việc đã làm."
    )


def _id_of(folders: Folders) -> str:
    """Empty: the folder has none, it is not the one that was lost."""
    return folders.store_id.read_text("ascii").strip() if folders.store_id.exists() else ""


def _key_of(backup: Path, folders: Folders, keys: Path) -> tuple[str, bytes]:
    """Id of the store that is restored, and its key. Raises as `restore`."""
    own = _id_of(folders)
    secrets = open_vault(own, keys).load() if own else None
    worked = secrets is not None and bool(secrets.bearer or secrets.incarnations)
    if secrets is not None and (worked or key_fits(backup, secrets.store_key)):
        return own, _own_key(backup, secrets, keys)
    if own and secrets is None and folders.store.exists():
        raise StoreKeyMissing()
    found = _opening(backup, keys)
    if len(found) > 1:
        raise KeyOfBackupUnclear(str(keys), [f"{store_id}.json" for store_id in found])
    if not found:
        raise KeyOfBackupMissing(str(keys), backup.name)
    ((store_id, key),) = found.items()
    return store_id, key


def _own_key(backup: Path, own: Secrets, keys: Path) -> bytes:
    """Raises BackupOfOther. What no key opens `db.restore` tells."""
    if not key_fits(backup, own.store_key) and _opening(backup, keys):
        raise BackupOfOther()
    return own.store_key


def _opening(backup: Path, keys: Path) -> dict[str, bytes]:
    """Keys that open `backup`, by the ids of their stores: of files, and of the keyring."""
    found = dict[str, Secrets | None](key_files(keys))
    for store_id in marked(backup.parent):
        vault = open_vault(store_id, keys)
        if vault.file is None:  # a keyring names nothing that it has
            found[store_id] = vault.load()
    return {
        store_id: secrets.store_key
        for store_id, secrets in found.items()
        if secrets is not None and key_fits(backup, secrets.store_key)
    }
