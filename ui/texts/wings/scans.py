"""Sentences about scans of papers."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.scans import faults as f
from desk_app.domain.scans.not_to_scan import NotToScan
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_WHY_NOT: Final[Mapping[str, object]] = {
    NotToScan.ELECTRONIC.value: QT_TRANSLATE_NOOP("notice", "Giấy này nộp điện tử, không quét."),
    NotToScan.SHOWN_ONLY.value: QT_TRANSLATE_NOOP("notice", "Giấy chỉ xuất trình thì không quét."),
    NotToScan.VERIFICATION.value: QT_TRANSLATE_NOOP(
        "notice", "Kết quả xác minh giữa các cơ quan thì không quét."
    ),
    NotToScan.SECRET.value: QT_TRANSLATE_NOOP("notice", "Giấy tờ mật thì không quét."),
}
_LOST: Final[Mapping[str, tuple[object, object]]] = {
    "missing": (
        QT_TRANSLATE_NOOP("notice", "Tệp quét không còn trên máy này."),
        QT_TRANSLATE_NOOP("notice", "Báo quản trị xem bản sao lưu; còn giấy thì quét lại."),
    ),
    "damaged": (
        QT_TRANSLATE_NOOP("notice", "Tệp quét bị hỏng, không hiện."),
        QT_TRANSLATE_NOOP("notice", "Báo quản trị xem bản sao lưu; còn giấy thì quét lại."),
    ),
    "key": (
        QT_TRANSLATE_NOOP("notice", "Tệp quét mã hóa bằng khóa khác, không mở được."),
        QT_TRANSLATE_NOOP("notice", "Báo quản trị khôi phục khóa của quầy."),
    ),
    "erased": (
        QT_TRANSLATE_NOOP("notice", "Tệp quét đã được xóa hẳn."),
        QT_TRANSLATE_NOOP("notice", "Xem lý do trong quá trình của hồ sơ."),
    ),
}
_MISSING: Final[Mapping[str, tuple[object, object]]] = {
    "paper": (
        QT_TRANSLATE_NOOP("notice", "Giấy này không có trong hồ sơ; chưa lưu gì."),
        QT_TRANSLATE_NOOP("notice", "Chọn lại giấy trong danh sách."),
    ),
    "title": (
        QT_TRANSLATE_NOOP("notice", "Chưa ghi tên giấy khác; chưa lưu gì."),
        QT_TRANSLATE_NOOP("notice", "Ghi giấy này là giấy gì rồi gắn lại."),
    ),
    "source": (
        QT_TRANSLATE_NOOP("notice", "Chưa ghi nguồn tái sử dụng; chưa lưu gì."),
        QT_TRANSLATE_NOOP("notice", "Ghi kho dữ liệu, hoặc mã hồ sơ có kết quả đó."),
    ),
    "reason": (
        QT_TRANSLATE_NOOP("notice", "Chưa ghi lý do gỡ; chưa lưu gì."),
        QT_TRANSLATE_NOOP("notice", "Ghi lý do rồi gỡ lại."),
    ),
}


def paper_scans(error: DeskError) -> Notice | None:
    """Files that are not taken in, papers not to be scanned, contents that are lost."""
    for family in (_refused, _papers, _stored):
        if (found := family(error)) is not None:
            return found
    return None


def why_not_scanned(why: str) -> str:
    """Why a paper is not to be scanned, by the value of `NotToScan`."""
    return translate("notice", str(_WHY_NOT[why]))


def _refused(error: DeskError) -> Notice | None:
    match error:
        case f.ScanFileEmpty():
            return Notice(
                translate("notice", "Tệp quét trống, không nhận."),
                translate("notice", "Quét lại giấy này."),
                grave=False,
            )
        case f.ScanFileUnknown():
            return Notice(
                translate("notice", "Tệp không phải PDF, JPEG, PNG hay TIFF, không nhận."),
                translate("notice", "Chọn định dạng PDF trên máy quét rồi quét lại."),
                grave=False,
            )
        case f.ScanDisguised():
            return Notice(
                translate("notice", "Tên tệp không đúng loại: nội dung là {found}.").format(
                    found=error.found
                ),
                translate("notice", "Tệp không được nhận. Kiểm tra nguồn tệp, quét lại từ giấy."),
            )
        case f.ScanUnreadable(page=0):
            return Notice(
                translate("notice", "Tệp quét không đọc được, không nhận."),
                translate("notice", "Quét lại giấy này."),
                grave=False,
            )
        case f.ScanUnreadable():
            return Notice(
                translate("notice", "Trang {page} của tệp không đọc được.").format(page=error.page),
                translate("notice", "Tệp không được nhận. Quét lại giấy này."),
            )
        case f.ScanLocked():
            return Notice(
                translate("notice", "Tệp có mật khẩu, không nhận."),
                translate("notice", "Tắt mật khẩu trên máy quét rồi quét lại."),
                grave=False,
            )
        case f.ScanTooLarge():
            return _too_large(error)
    return None


def _papers(error: DeskError) -> Notice | None:
    match error:
        case f.PagesNotStated():
            return Notice(
                translate("notice", "Chưa ghi số trang của giấy; chưa lưu gì."),
                translate("notice", "Đếm trang giấy rồi ghi vào ô số trang."),
                grave=False,
            )
        case f.PagesDiffer():
            return Notice(
                translate("notice", "Giấy {pages} trang, tệp {images} ảnh; chưa lưu gì.").format(
                    pages=error.pages, images=error.images
                ),
                translate("notice", "Quét lại cho đủ, hoặc ghi lý do khác nhau."),
                grave=False,
            )
        case f.NotToBeScanned(why=NotToScan.ELECTRONIC.value):
            return Notice(
                why_not_scanned(error.why),
                translate("notice", "Bản điện tử đã có trong hồ sơ; chuyển sang giấy khác."),
                grave=False,
            )
        case f.NotToBeScanned():
            return Notice(
                why_not_scanned(error.why),
                translate("notice", "Nếu luật cho quét, ghi lý do rồi gắn lại."),
                grave=False,
            )
        case f.ScanIncomplete():
            title, advice = _MISSING[error.missing]
            said = translate("notice", str(title)), translate("notice", str(advice))
            return Notice(*said, grave=False)
        case f.ScanWithdrawnAlready():
            return Notice(
                translate("notice", "Bản quét này đã được gỡ trước đó."),
                translate("notice", "Xem lại danh sách giấy của hồ sơ."),
                grave=False,
            )
    return None


def _stored(error: DeskError) -> Notice | None:
    match error:
        case f.ScanMoved():
            return Notice(
                translate("notice", "Tệp đã đổi hoặc không còn ở chỗ cũ; chưa lưu gì."),
                translate("notice", "Chọn lại tệp trong khay."),
                grave=False,
            )
        case f.ScanFolderGone():
            return Notice(
                translate("notice", "Không mở được thư mục máy quét."),
                translate("notice", "Kiểm tra máy quét và mạng; vẫn kéo thả hoặc chọn tệp được."),
                grave=False,
            )
        case f.ScanLost(why="elsewhere"):
            return Notice(
                translate("notice", "Tệp còn nằm ở quầy đã quét, chưa lên trung tâm."),
                translate("notice", "Mở hồ sơ ở quầy đó, hoặc mở lại khi quầy đó đã có mạng."),
                grave=False,
            )
        case f.ScanLost():
            title, advice = _LOST[error.why]
            return Notice(translate("notice", str(title)), translate("notice", str(advice)))
        case f.ScanNotStored():
            return Notice(
                translate("notice", "Máy không lưu được tệp quét: đĩa đầy hoặc chỉ đọc."),
                translate("notice", "Dọn đĩa hoặc báo quản trị, rồi gắn lại."),
            )
    return None


def _too_large(error: f.ScanTooLarge) -> Notice:
    said: Mapping[str, Callable[[], str]] = {
        "mib": lambda: translate("notice", "Tệp {found} MB, quá {most} MB, không nhận."),
        "pages": lambda: translate("notice", "Tệp {found} trang, quá {most} trang, không nhận."),
        "pixels": lambda: translate("notice", "Ảnh trong tệp quá lớn, không nhận."),
    }
    return Notice(
        said[error.what]().format(found=error.found, most=error.most),
        translate("notice", "Quét ở 200–300 dpi, hoặc chia thành nhiều tệp."),
        grave=False,
    )
