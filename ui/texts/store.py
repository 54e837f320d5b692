"""Sentences about the store and its copies."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain import machine_faults as machine
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def damage_found() -> Notice:
    """StoreDamaged where nobody was at work: nothing was just done that would have to be seen."""
    return Notice(
        translate("notice", "Dữ liệu của quầy bị hỏng một phần."),
        translate("notice", "Đừng làm tiếp ở máy này; gọi quản trị."),
    )


def backup_folder_gone(folder: Path) -> Notice:
    """A copy was made all the same, or will be: at the machine whose loss it is there for."""
    return Notice(
        translate("notice", "Không thấy thư mục sao lưu đã chọn: {folder}.").format(folder=folder),
        translate(
            "notice",
            "Cắm lại ổ đĩa, hoặc chọn thư mục khác ở Thiết lập, Sao lưu. Bản sao tạm nằm ngay ở "
            "máy này: hỏng máy là mất cả.",
        ),
        grave=False,
    )


def store(error: e.DeskError) -> Notice | None:
    match error:
        case e.StoreTooNew():
            return Notice(
                translate("notice", "Dữ liệu thuộc phiên bản chương trình mới hơn."),
                translate("notice", "Cài bản mới rồi mở lại; dữ liệu không bị thay đổi."),
            )
        case e.StoreKeyWrong():
            return Notice(
                translate(
                    "notice", "Không mở được dữ liệu của quầy: sai khóa, hoặc tệp hỏng từ đầu."
                ),
                translate("notice", "Dùng đúng khóa đã cất; vẫn không được thì khôi phục bản sao."),
            )
        case e.StoreMissing():
            return Notice(
                translate("notice", "Không thấy tệp dữ liệu của quầy."),
                translate("notice", "Khôi phục từ bản sao lưu; không mở quầy trống thay vào."),
            )
        case e.StoreKeyMissing():
            return Notice(
                translate("notice", "Không thấy khóa của dữ liệu quầy."),
                translate("notice", "Chép lại khóa đã cất, hoặc ghi danh quầy lại với trung tâm."),
            )
        case e.StoreUnwritable():
            return Notice(
                translate("notice", "Không ghi được dữ liệu, việc vừa làm chưa được lưu."),
                {
                    "full": translate("notice", "Ổ đĩa đầy: xóa bớt tệp rồi làm lại."),
                    "read-only": translate("notice", "Thư mục chỉ đọc: nhờ quản trị cấp quyền."),
                    "locked": translate("notice", "Chương trình khác đang giữ tệp: thử lại."),
                }.get(error.reason, translate("notice", "Kiểm tra ổ đĩa rồi làm lại.")),
            )
        case e.StoreDamaged():
            return Notice(
                translate("notice", "Dữ liệu của quầy bị hỏng một phần."),
                translate(
                    "notice",
                    "Xem việc vừa làm đã có số chưa; ngừng ở máy này, gọi quản trị.",
                ),
            )
        case machine.StoreInUse():
            return Notice(
                translate("notice", "Quầy này đang mở ở một cửa sổ khác."),
                translate("notice", "Dùng cửa sổ đang mở, hoặc đóng nó trước."),
            )
        case machine.MachineSettingWrong():
            return Notice(
                translate("notice", "Thiết lập của máy không đọc được; chưa mở quầy nào."),
                translate(
                    "notice", "Nhờ quản trị máy sửa {file}: data = 'user' hoặc 'machine'."
                ).format(file=error.file),
            )
        case machine.SharedDeskClosed():
            return Notice(
                translate("notice", "Tài khoản này chưa được dùng quầy chung của máy."),
                translate(
                    "notice",
                    "Nhờ quản trị máy thêm tài khoản vào nhóm của {folder}, rồi vào lại máy.",
                ).format(folder=error.folder),
            )
        case e.TrialServerMissing():
            return Notice(
                translate("notice", "Bản cài này không kèm máy chủ để dùng thử."),
                translate(
                    "notice",
                    "Cài thêm gói quay-mot-cua-trung-tam, mở lại rồi dùng thử; hoặc ghi danh quầy.",
                ),
            )
        case e.TrialServerFailed():
            return Notice(
                translate("notice", "Máy chủ dùng thử không chạy được."),
                translate(
                    "notice",
                    "Đóng hết cửa sổ dùng thử rồi mở lại; vẫn không được thì gửi tệp server.log "
                    "trong {folder} cho quản trị.",
                ).format(folder=error.folder),
            )
        case e.BackupFailed():
            return Notice(
                translate("notice", "Chưa sao lưu được dữ liệu."),
                translate("notice", "Ổ đĩa đầy hoặc không ghi được: chọn thư mục khác."),
            )
        case e.BackupMissing():
            return Notice(
                translate("notice", "Không có tệp {file}.").format(file=error.file),
                translate("notice", "Cắm ổ sao lưu và xem lại đường dẫn; chưa thay đổi gì."),
            )
        case e.BackupUnreadable():
            return Notice(
                translate("notice", "Tệp này không phải bản sao lưu của quầy này, hoặc đã hỏng."),
                translate("notice", "Chọn tệp sao lưu khác; dữ liệu hiện tại không thay đổi."),
            )
        case machine.BackupOfOther():
            return Notice(
                translate("notice", "Tệp này là bản sao lưu của quầy khác."),
                translate("notice", "Chọn tệp sao lưu của quầy này; chưa thay đổi gì."),
            )
        case machine.KeyOfBackupMissing():
            return Notice(
                translate("notice", "Không khóa nào có ở máy này mở được {file}.").format(
                    file=error.file
                ),
                translate(
                    "notice",
                    "Chép tệp khóa đã cất (tên là mã quầy, đuôi .json) vào {folder} rồi làm lại; "
                    "chưa thay đổi gì.",
                ).format(folder=error.folder),
            )
        case machine.KeyOfBackupUnclear():
            return Notice(
                translate("notice", "Nhiều tệp khóa cùng mở được bản sao này: {names}.").format(
                    names=", ".join(error.names)
                ),
                translate(
                    "notice", "Chỉ để lại trong {folder} tệp đã cất, giữ nguyên tên, rồi làm lại."
                ).format(folder=error.folder),
            )
    return None
