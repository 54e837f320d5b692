"""Sentences about the past of the office as it comes to a new desk."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.history import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_REFUSALS: Final = (f.SnapshotAltered, f.SnapshotForeign, f.SnapshotOutdated)


def past(error: e.DeskError) -> Notice | None:
    match error:
        case f.SnapshotAltered():
            return Notice(
                translate("notice", "Hồ sơ cũ nhận về không đúng bản trung tâm đã ký."),
                translate(
                    "notice",
                    "Phần đó không được dùng; quầy vẫn tiếp nhận được và tự xin lại. "
                    "Còn báo nữa thì báo quản trị trung tâm.",
                ),
            )
        case f.SnapshotForeign():
            return Notice(
                translate("notice", "Hồ sơ cũ nhận về là của đơn vị khác."),
                translate(
                    "notice", "Phần đó không được dùng. Báo quản trị trung tâm kiểm tra máy chủ."
                ),
            )
        case f.SnapshotOutdated():
            return Notice(
                translate("notice", "Hồ sơ cũ nhận về thuộc một đợt khác của trung tâm."),
                translate(
                    "notice",
                    "Trung tâm vừa được khôi phục: quầy tự đọc lại từ đầu, không phải làm gì.",
                ),
            )
        case f.DossierLeft():
            return Notice(
                translate("notice", "Ở quầy này chỉ có tóm tắt của hồ sơ {code}.").format(
                    code=error.dossier
                ),
                translate("notice", "Tìm và mở hồ sơ khi có mạng để lấy toàn bộ từ trung tâm."),
                grave=False,
            )
    return None


def past_notice(code: str) -> Notice:
    """The sentence of what was kept by its code."""
    fault = next(kind for kind in _REFUSALS if kind.code == code)
    said = past(fault())
    if said is None:
        raise NotImplementedError(code)
    return said
