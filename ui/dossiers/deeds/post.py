"""What the post did with a result, in words for the course of its dossier."""

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


def _posted(body: Body) -> Said:
    number = translate("deeds", "số hiệu {tracking}").format(tracking=text_of(body, "tracking"))
    fee = body.get("fee")
    collects = ""
    if isinstance(fee, int) and fee:
        collects = translate("deeds", "thu hộ {sum}").format(sum=formats.money(fee))
    return Said(
        translate("deeds", "Gửi trả kết quả qua bưu điện"),
        (text_of(body, "post"), number, collects, _unpaid(body)),
    )


def _unpaid(body: Body) -> str:
    """Why it goes while its fees are open; empty where they are taken."""
    unpaid = body.get("unpaid")
    reason = text_of(unpaid, "reason") if isinstance(unpaid, Mapping) else ""
    words = translate("deeds", "chưa thu phí, lý do: {reason}")
    return words.format(reason=reason) if reason else ""


def _delivered(body: Body) -> Said:
    who = text_of(body, "said")
    taken = translate("deeds", "người nhận {who}").format(who=who) if who else ""
    return Said(translate("deeds", "Bưu điện đã phát"), (_day(body), taken))


def _came_back(body: Body) -> Said:
    return Said(
        translate("deeds", "Bưu điện chuyển hoàn, kết quả về quầy"),
        (_day(body), text_of(body, "said")),
    )


def _day(body: Body) -> str:
    try:
        day = date.fromisoformat(text_of(body, "on"))
    except ValueError:
        return ""
    return translate("deeds", "ngày {day}").format(day=formats.day(day))


WORDS: Final[Words] = {
    kinds.POSTED: _posted,
    kinds.DELIVERED: _delivered,
    kinds.CAME_BACK: _came_back,
}
