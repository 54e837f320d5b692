"""Sentences about the table of provinces and communes."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.places.faults import PlacesIncomplete, PlacesUnreadable
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def places(error: e.DeskError) -> Notice | None:
    match error:
        case PlacesUnreadable():
            where = translate("notice", "dòng {line}").format(line=error.line)
            return Notice(
                translate("notice", "Không đọc được địa bàn {file}; chưa nhập gì.").format(
                    file=f"{error.file} ({where})" if error.line else error.file
                ),
                _mend(error.reason),
            )
        case PlacesIncomplete():
            return Notice(
                translate("notice", "Danh sách {province} chỉ còn {kept} trên {held} xã.").format(
                    province=error.province, kept=error.kept, held=error.held
                ),
                translate("notice", "Chưa nhập gì. Chọn tệp đủ mọi xã, phường của từng tỉnh."),
            )
    return None


def _mend(reason: str) -> str:
    return {
        "unreadable": translate("notice", "Tệp không còn ở đó: chọn lại tệp."),
        "folder": translate("notice", "Đây là một thư mục: chọn tệp ở trong đó."),
        "encoding": translate("notice", "Tệp phải là CSV UTF-8: lưu lại rồi nhập lại."),
        "too_large": translate("notice", "Tệp quá lớn: chỉ giữ mã, tên tỉnh và mã, tên xã."),
        "heading": translate(
            "notice", "Dòng đầu phải có các cột: mã tỉnh, tên tỉnh, mã xã, tên xã."
        ),
        "empty": translate("notice", "Tệp không có dòng nào: chọn tệp khác."),
        "twice": translate("notice", "Một mã có hai tên khác nhau: sửa tệp rồi nhập lại."),
    }.get(
        reason,
        translate("notice", "Tên phải bắt đầu bằng Tỉnh, Thành phố, Xã, Phường hoặc Đặc khu."),
    )
