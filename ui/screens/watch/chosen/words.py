"""What was done with several dossiers, in words: how many it went for, and which it did not."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.ids import DossierId
from ui.screens.watch.chosen.series import Went
from ui.texts import Notice, notice

translate = QCoreApplication.translate


class Deed(Enum):
    MARK = "mark"
    ASSIGN = "assign"
    REMIND = "remind"


_DONE: Final = {
    Deed.MARK: QT_TRANSLATE_NOOP("watch", "Đã đánh dấu xem {n} hồ sơ."),
    Deed.ASSIGN: QT_TRANSLATE_NOOP("watch", "Đã giao {n} hồ sơ."),
    Deed.REMIND: QT_TRANSLATE_NOOP("watch", "Đã ghi việc đôn đốc {n} hồ sơ."),
}
_NONE: Final = {
    Deed.MARK: QT_TRANSLATE_NOOP("watch", "Chưa đánh dấu được hồ sơ nào."),
    Deed.ASSIGN: QT_TRANSLATE_NOOP("watch", "Chưa giao được hồ sơ nào."),
    Deed.REMIND: QT_TRANSLATE_NOOP("watch", "Chưa đôn đốc được hồ sơ nào."),
}
_NEXT: Final = {
    Deed.MARK: QT_TRANSLATE_NOOP("watch", "Mọi quầy thấy ai đã xem, lúc nào."),
    Deed.ASSIGN: QT_TRANSLATE_NOOP("watch", "Hồ sơ vào danh sách của người được giao."),
    Deed.REMIND: QT_TRANSLATE_NOOP("watch", "Bấm Ctrl+P để in phiếu đôn đốc cho từng đơn vị."),
}
_NAMED: Final = 3  # of those it did not go for


def how_it_went(deed: Deed, went: Went, codes: Mapping[DossierId, str]) -> Notice:
    """Args: codes: Of what is listed."""
    said = _DONE[deed] if went.done else _NONE[deed]
    title = translate("watch", str(said)).format(n=len(went.done))
    if not went.failed:
        return Notice(title, translate("watch", str(_NEXT[deed])), done=True)
    told = [(codes.get(dossier, ""), notice(error)) for dossier, error in went.failed]
    named = "; ".join(f"{code}: {each.title}" for code, each in told[:_NAMED])
    if (more := len(went.failed) - _NAMED) > 0:
        named = translate("watch", "{named}; và {n} hồ sơ nữa").format(named=named, n=more)
    advice = translate("watch", "{n} hồ sơ không được. {named}")
    sealed = next((each.sealed for _code, each in told if each.sealed is not None), None)
    advice = advice.format(n=len(told), named=named)
    return Notice(title, advice, grave=not went.done, sealed=sealed)


def nobody_urged() -> Notice:
    return Notice(
        translate("watch", "Chưa đôn đốc hồ sơ nào trong số này."),
        translate("watch", "Bấm Ctrl+1 để đôn đốc, rồi in phiếu."),
        grave=False,
    )


def all_seen() -> Notice:
    return Notice(
        translate("watch", "Những hồ sơ này đã xem cả rồi."),
        translate("watch", "Ghi một nhận xét nếu muốn đánh dấu lại."),
        grave=False,
    )
