"""Where the papers went, as the course tells it."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.codes.paper_number import number_in
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _handed_over(body: Body) -> Said:
    said = translate("deeds", "Bàn giao cho {unit}").format(unit=text_of(body, "unit"))
    return Said(said, (_minutes(body),))


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


def _minutes(body: Mapping[str, Any]) -> str:
    """Empty where another program wrote something else."""
    try:
        number = number_in(body)
    except (KeyError, TypeError, ValueError):
        return ""
    if number is None:
        return ""
    return translate("deeds", "biên bản {number}").format(number=number)


WORDS: Final[Words] = {
    kinds.HANDED_OVER: _handed_over,
    kinds.TAKEN_OVER: _taken_over,
    kinds.SENT_BACK: _sent_back,
    kinds.PAPERS_GIVEN_BACK: _given_back,
}
