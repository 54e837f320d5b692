"""`python -m desk_app restore FILE`: bring a backup back in the place of the store, with scans."""

from datetime import datetime
from pathlib import Path

from db.attachments.copies import FOLDER as SCANS
from db.attachments.copies import bring_back
from db.restore import restore as put_back
from desk_app.domain.errors import StoreKeyMissing
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.identity.vault import open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders


def restore(backup: Path, folders: Folders, keys: Path) -> str:
    """What was there is kept beside it; returns sentences for the terminal.

    Scans that cannot be read where the backup lies forbid nothing: they are counted there.

    Raises:
        StoreInUse, StoreKeyMissing, BackupMissing: nothing was touched.
        BackupUnreadable: the store is as it was. What an earlier restore left waiting beside it
            is gone.
        StoreUnwritable: the disk is full, or does not let itself be written. What was there is
            the store still, and more of its scans may be back; only where it was set aside by
            then, the next start brings this restore to its end.
    """
    unread = 0

    def bring_scans() -> None:
        nonlocal unread
        unread = bring_back(backup.parent / SCANS, folders.scans).unread

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
            bring_scans,
        )
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
