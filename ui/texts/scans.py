"""Sentences about a scan that nothing can be done with, and about receipts that prove nothing."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes import faults as f
from desk_app.domain.codes.scan import END_OF_CODE
from desk_app.domain.errors import DeskError
from desk_app.domain.people.citizen_card import has_lost_letters
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_SHOWN = 40  # characters of a damaged code


def damaged_scan(raw: str) -> Notice:
    """A scan that an input method or a wrong code page changed.

    The raw text is shown unless it may name a person.
    """
    shown = raw if len(raw) <= _SHOWN else f"{raw[:_SHOWN]}…"
    if "|" in raw or (len(raw) > _SHOWN and END_OF_CODE not in raw):
        shown = translate("notice", "thẻ căn cước")
    return Notice(
        translate("notice", "Mã quét bị hỏng: {raw}.").format(raw=shown),
        translate("notice", "Máy quét gửi sai bảng mã: đặt máy gửi UTF-8 rồi quét lại.")
        if has_lost_letters(raw)
        else translate("notice", "Tắt bộ gõ (Unikey, EVKey) rồi quét lại."),
    )


def unknown_scan() -> Notice:
    return Notice(
        translate("notice", "Không nhận ra mã vừa quét."),
        translate("notice", "Quét giấy tiếp nhận, phiếu hẹn hoặc thẻ căn cước."),
        grave=False,
    )


def seals(error: DeskError) -> Notice | None:
    match error:
        case f.PaperForged(known=True):
            return Notice(
                translate("notice", "Giấy không thật: mã xác thực không khớp với {code}.").format(
                    code=error.dossier
                ),
                translate(
                    "notice",
                    "Tin hồ sơ trên màn hình, không tin giấy. Quét lại; vẫn không khớp thì giữ "
                    "giấy và báo lãnh đạo.",
                ),
            )
        case f.PaperForged():
            return Notice(
                translate("notice", "Giấy không thật: mã xác thực không khớp với {code}.").format(
                    code=error.dossier
                ),
                translate(
                    "notice",
                    "Nối mạng rồi quét lại; vẫn không khớp thì không làm theo giấy, báo lãnh đạo.",
                ),
            )
        case f.PaperReplaced():
            printed = f"{error.printed:%d/%m/%Y}" if error.printed else "–"
            return Notice(
                translate("notice", "Giấy này cũ: ghi hẹn {printed}, nay hẹn {due}.").format(
                    printed=printed, due=f"{error.due:%d/%m/%Y}"
                ),
                translate("notice", "Theo hẹn trên màn hình; thu lại giấy cũ, cấp lại giấy mới."),
                grave=False,
            )
        case f.PaperOfOtherUnit():
            return Notice(
                translate("notice", "Giấy {code} là của đơn vị khác: {unit}.").format(
                    code=error.dossier, unit=error.unit
                ),
                translate(
                    "notice",
                    "Quầy chỉ kiểm tra được giấy của đơn vị mình; hỏi nơi đã cấp giấy.",
                ),
            )
        case f.SealKeysBehind():
            return Notice(
                translate("notice", "Chưa có hồ sơ {code}; khóa của đơn vị có thể đã thay.").format(
                    code=error.dossier
                ),
                translate(
                    "notice",
                    "Chưa biết giấy thật hay không: nối mạng rồi quét lại, chưa làm theo giấy.",
                ),
            )
        case f.PaperUnproven():
            return Notice(
                translate("notice", "Chưa có hồ sơ {code}, và chưa có khóa năm {year}.").format(
                    code=error.dossier, year=error.year
                ),
                translate("notice", "Chưa biết giấy thật hay không: nối mạng rồi quét lại."),
            )
    return None
