"""Sentences about another version of the program."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.releases import faults as f
from ui.formats import megabytes
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def updating(error: e.DeskError) -> Notice | None:
    match error:
        case f.UpdateRefused():
            return _refused(error)
        case f.UpdateBroken():
            return Notice(
                translate("notice", "Bản {version} có nội dung lạ nên không được cài.").format(
                    version=error.version
                ),
                _ask(),
            )
        case f.NoRoomForUpdate():
            return Notice(
                translate("notice", "Không đủ chỗ cho bản {version}.").format(
                    version=error.version
                ),
                translate(
                    "notice", "Cần {needed} trống, còn {free}: xóa bớt tệp, quầy tự tải tiếp."
                ).format(needed=megabytes(error.needed), free=megabytes(error.free)),
                grave=False,
            )
        case f.UpdateUnwritable():
            return Notice(
                translate("notice", "Chưa ghi được bản cập nhật vào máy."),
                _unwritable(error.reason),
            )
        case f.UpdateGone():
            return Notice(
                translate("notice", "Bản {version} không còn ở máy này.").format(
                    version=error.version
                ),
                translate("notice", "Quầy dùng tiếp bản hiện tại; có bản mới sẽ báo lại."),
                grave=False,
            )
        case f.UpdateInVisit():
            return Notice(
                translate("notice", "Đang có khách, chưa đổi bản chương trình."),
                translate("notice", "Làm xong lượt này, hoặc để đến lúc đóng chương trình."),
                grave=False,
            )
        case f.CannotGoBack():
            return _cannot_go_back(error)
        case f.CannotUndo():
            return _cannot_undo(error)
    return None


def _refused(error: f.UpdateRefused) -> Notice:
    if error.reason == "skips":
        return Notice(
            translate("notice", "Bản {version} chỉ thay được bản {needs} trở lên.").format(
                version=error.version, needs=error.needs
            ),
            translate("notice", "Báo quản trị trung tâm công bố bản {needs} trước.").format(
                needs=error.needs
            ),
        )
    broken = translate("notice", "Bản cập nhật bị hỏng, không nhận."), _ask()
    return Notice(*_refusals().get(error.reason, broken))


def _ask() -> str:
    return translate("notice", "Quầy làm việc như thường; báo quản trị trung tâm.")


def _unwritable(reason: str) -> str:
    if reason == "busy":
        return translate("notice", "Đang nhận một bản khác: đợi một phút rồi làm lại.")
    if reason == "full":
        return translate("notice", "Ổ đĩa đầy: xóa bớt tệp; chương trình tự thử lại.")
    if reason == "forbidden":
        return translate(
            "notice", "Thư mục dữ liệu chỉ đọc: nhờ quản trị cấp quyền; chương trình tự thử lại."
        )
    return translate("notice", "Kiểm tra ổ đĩa; chương trình tự thử lại.")


def _refusals() -> Mapping[str, tuple[str, str]]:
    return {
        "kind": (
            translate("notice", "Tệp này không phải bản cập nhật của chương trình."),
            translate("notice", "Chọn tệp do trung tâm gửi, có đuôi .qmc."),
        ),
        "newer": (
            translate("notice", "Bản cập nhật theo dạng mà bản đang dùng chưa biết."),
            translate("notice", "Quầy làm việc như thường; nhờ quản trị cài bản mới tận máy."),
        ),
        "signature": (
            translate("notice", "Bản cập nhật không do nhà làm chương trình ký, không nhận."),
            _ask(),
        ),
        "platform": (
            translate("notice", "Bản cập nhật dành cho loại máy khác."),
            translate("notice", "Chọn tệp dành cho loại máy này; báo quản trị trung tâm."),
        ),
        "older": (
            translate("notice", "Bản trong tệp không mới hơn bản đang dùng."),
            translate("notice", "Không phải làm gì: quầy không tự hạ phiên bản."),
        ),
        "unread": (
            translate("notice", "Không đọc được tệp cập nhật."),
            translate("notice", "Chép tệp vào máy này rồi chọn lại."),
        ),
        "source": (
            translate("notice", "Chương trình chạy từ mã nguồn, không cập nhật theo cách này."),
            translate("notice", "Lấy mã nguồn mới rồi chạy lại."),
        ),
        "installer": (
            translate("notice", "Máy này không cập nhật bằng tệp."),
            translate("notice", "Quản trị cài bản mới bằng bộ cài."),
        ),
    }


def _cannot_go_back(error: f.CannotGoBack) -> Notice:
    if not error.version:
        return Notice(
            translate("notice", "Không có bản trước để quay lại."),
            translate("notice", "Quầy dùng tiếp bản hiện tại."),
            grave=False,
        )
    return Notice(
        translate("notice", "Bản {version} không mở được dữ liệu như hiện nay.").format(
            version=error.version
        ),
        translate(
            "notice", "Bản sao lưu trước khi cập nhật là {backup}; báo quản trị trước khi dùng."
        ).format(backup=error.backup),
    )


def _cannot_undo(error: f.CannotUndo) -> Notice:
    title = {
        "worked": translate("notice", "Bản {version} đã ghi việc mới, không quay lại được."),
    }.get(error.reason, translate("notice", "Thiếu bản sao trước bản {version} để quay lại."))
    if error.again:
        advice = translate(
            "notice",
            "Đóng rồi mở lại để bản ấy chạy tiếp; không được thì báo quản trị, bản sao ở tệp "
            "{backup}.",
        )
    else:
        advice = translate(
            "notice",
            "Dữ liệu còn nguyên; nhờ quản trị cài bản ấy, bản sao ở tệp {backup}.",
        )
    return Notice(title.format(version=error.version), advice.format(backup=error.backup))


def update_waits(version: str) -> Notice:
    return Notice(
        translate("update", "Bản {version} của chương trình đã sẵn sàng.").format(version=version),
        translate("update", "Xem có gì mới, rồi cập nhật lúc chưa có khách hoặc lúc đóng."),
        grave=False,
    )


def came_back(failed: str, version: str) -> Notice:
    """Told at the start, once: the version before is at work again."""
    return Notice(
        translate(
            "update", "Bản {failed} hai lần không mở được: quầy dùng lại bản {version}."
        ).format(failed=failed, version=version),
        translate("update", "Làm việc như thường, không mất gì; báo quản trị trung tâm."),
        grave=False,
    )
