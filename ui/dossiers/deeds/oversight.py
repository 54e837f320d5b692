"""A leader's arrangements, as the course tells them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from ui.dossiers.deeds.said import Words, moment_of, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _assigned(body: Body) -> Said:
    title = translate("deeds", "Giao cho {name}").format(name=text_of(body, "name"))
    return Said(title, (_reason(body),))


def _released(body: Body) -> Said:
    title = translate("deeds", "Thôi giao cho {name}").format(name=text_of(body, "name"))
    return Said(title, (_reason(body),))


def _reminded(body: Body) -> Said:
    title = translate("deeds", "Đôn đốc {whom}").format(whom=text_of(body, "whom"))
    until = moment_of(text_of(body, "reply_by"))
    return Said(
        title,
        (translate("deeds", "trả lời trước {until}").format(until=until), text_of(body, "words")),
    )


def _reason(body: Body) -> str:
    return translate("deeds", "lý do: {reason}").format(reason=text_of(body, "reason"))


WORDS: Final[Words] = {
    kinds.ASSIGNED: _assigned,
    kinds.RELEASED: _released,
    kinds.REMINDED: _reminded,
}
