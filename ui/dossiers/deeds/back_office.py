"""What the centre did with a dossier for others, as the course tells it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from ui import formats
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _result_back(body: Body) -> Said:
    decision = body.get("decision")
    unit = text_of(body, "from")
    title = translate("deeds", "Nhận kết quả từ phòng chuyên môn")
    if unit:
        title = translate("deeds", "Có kết quả từ {unit}").format(unit=unit)
    said = _decision(decision) if isinstance(decision, Mapping) else ""
    return Said(title, (said, text_of(body, "note")))


def _decision(said: Body) -> str:
    kind, number = text_of(said, "kind"), text_of(said, "number")
    try:
        day = formats.day(date.fromisoformat(text_of(said, "date")))
    except ValueError:
        day = "–"
    return translate("deeds", "{kind} số {number} ngày {day}").format(
        kind=kind, number=number, day=day
    )


def _portal_answered(body: Body) -> Said:
    portal = text_of(body, "portal")
    if body.get("trouble") is None:
        return Said(translate("deeds", "{portal} đã nhận hồ sơ").format(portal=portal))
    title = translate("deeds", "{portal} chưa nhận hồ sơ").format(portal=portal)
    return Said(title, (text_of(body, "reason"),))


WORDS: Final[Words] = {
    kinds.RESULT_BACK: _result_back,
    kinds.PORTAL_ANSWERED: _portal_answered,
}
