"""`python -m desk_app restore FILE`: bring a backup back in the place of the store, with scans."""

from datetime import datetime
from pathlib import Path

from db.attachments.copies import FOLDER as SCANS
from db.attachments.copies import bring_back
from db.backup import restore as put_back
from desk_app.domain.errors import StoreKeyMissing
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.identity.vault import open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders


def restore(backup: Path, folders: Folders, keys: Path) -> str:
    """What was there is kept beside it; returns a sentence for the terminal.

    Raises:
        StoreInUse, StoreKeyMissing, BackupUnreadable: nothing was touched.
        StoreUnwritable: the disk is full, or does not let itself be written; what was there is
            the store still, and more of its scans may be back.
    """
    window = OneWindow(folders.lock)
    try:
        if not folders.store_id.exists():
            raise StoreKeyMissing()
        secrets = open_vault(folders.store_id.read_text("ascii").strip(), keys).load()
        if secrets is None:
            raise StoreKeyMissing()
        aside = put_back(
            backup,
            folders.store,
            secrets.store_key,
            datetime.now(OFFICE_TIME),
            lambda: bring_back(backup.parent / SCANS, folders.scans),
        )
    finally:
        window.release()
    kept = f" Dữ liệu cũ được giữ ở {aside.name}." if aside else ""
    return (
        f"Đã khôi phục từ {backup.name}.{kept} "
        "Quầy chưa cấp mã mới cho đến khi nối mạng và lấy lại đủ việc đã làm."
    )
