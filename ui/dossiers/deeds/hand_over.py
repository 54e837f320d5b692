"""Where the papers went, as the course tells it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _handed_over(body: Body) -> Said:
    return Said(translate("deeds", "Bàn giao cho {unit}").format(unit=text_of(body, "unit")))


def _taken_over(body: Body) -> Said:
    who = text_of(body, "who")
    return Said(translate("deeds", "Đơn vị đã nhận hồ sơ"), (who,))


def _sent_back(body: Body) -> Said:
    return Said(
        translate("deeds", "Đơn vị trả lại hồ sơ"), (text_of(body, "reason"), text_of(body, "who"))
    )


def _given_back(body: Body) -> Said:
    return Said(
        translate("deeds", "Trả lại giấy tờ cho người nộp"),
        (text_of(body, "who"), text_of(body, "note")),
    )


WORDS: Final[Words] = {
    kinds.HANDED_OVER: _handed_over,
    kinds.TAKEN_OVER: _taken_over,
    kinds.SENT_BACK: _sent_back,
    kinds.PAPERS_GIVEN_BACK: _given_back,
}
