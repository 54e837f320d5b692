"""Sentences about a scan that nothing can be done with."""

from PySide6.QtCore import QCoreApplication

from ui.texts.notice import Notice

translate = QCoreApplication.translate

_SHOWN = 40  # characters of a damaged code
_LOST = "\ufffd"  # what a wrong code page leaves of a letter; no input method types it


def damaged_scan(raw: str) -> Notice:
    """A scan that an input method or a wrong code page changed.

    The raw text is shown unless it may name a person.
    """
    shown = raw if "|" not in raw and len(raw) <= _SHOWN else translate("notice", "thẻ căn cước")
    return Notice(
        translate("notice", "Mã quét bị hỏng: {raw}.").format(raw=shown),
        translate("notice", "Máy quét gửi sai bảng mã: đặt máy gửi UTF-8 rồi quét lại.")
        if _LOST in raw
        else translate("notice", "Tắt bộ gõ (Unikey, EVKey) rồi quét lại."),
    )


def unknown_scan() -> Notice:
    return Notice(
        translate("notice", "Không nhận ra mã vừa quét."),
        translate("notice", "Quét giấy tiếp nhận, phiếu hẹn hoặc thẻ căn cước."),
        grave=False,
    )
