"""Sentences about a scan that nothing can be done with."""

from PySide6.QtCore import QCoreApplication

from ui.texts.notice import Notice

translate = QCoreApplication.translate

_SHOWN = 40  # characters of a damaged code


def damaged_scan(raw: str) -> Notice:
    """A scan that an input method changed; the raw text is shown unless it may name a person."""
    shown = raw if "|" not in raw and len(raw) <= _SHOWN else translate("notice", "thẻ căn cước")
    return Notice(
        translate("notice", "Mã quét bị hỏng: {raw}.").format(raw=shown),
        translate("notice", "Tắt bộ gõ (Unikey, EVKey) rồi quét lại."),
    )


def unknown_scan() -> Notice:
    return Notice(
        translate("notice", "Không nhận ra mã vừa quét."),
        translate("notice", "Quét giấy tiếp nhận, phiếu hẹn hoặc thẻ căn cước."),
        grave=False,
    )
