"""What other agencies did, as the course tells it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from ui.dossiers.deeds.said import Words, due_of, moment_of, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _forwarded(body: Body) -> Said:
    return Said(translate("deeds", "Chuyển cơ quan có thẩm quyền"), (text_of(body, "way"),))


def _competent_has_it(body: Body) -> Said:
    said = translate("deeds", "nhận lúc {at}, hẹn trả {due}").format(
        at=moment_of(text_of(body, "at")), due=due_of(body)
    )
    return Said(translate("deeds", "Cơ quan có thẩm quyền đã nhận"), (said,))


def _leg_begun(body: Body) -> Said:
    ends = translate("deeds", "đến {due}").format(due=due_of(body))
    return Said(translate("deeds", "Bắt đầu chặng {n}").format(n=_number(body)), (ends,))


def _leg_ended(body: Body) -> Said:
    return Said(
        translate("deeds", "Xong chặng {n}").format(n=_number(body)), (text_of(body, "result"),)
    )


def _number(body: Body) -> str:
    leg = body.get("leg")
    return str(leg + 1) if isinstance(leg, int) else ""


WORDS: Final[Words] = {
    kinds.FORWARDED: _forwarded,
    kinds.COMPETENT_HAS_IT: _competent_has_it,
    kinds.LEG_BEGUN: _leg_begun,
    kinds.LEG_ENDED: _leg_ended,
}
