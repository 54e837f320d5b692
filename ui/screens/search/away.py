"""Somebody sent away with a paper: what it says, in one notice."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.sent_away import SentAway
from ui import formats
from ui.dossiers import words
from ui.dossiers.words import Wording
from ui.texts import Notice

translate = QCoreApplication.translate


def away_in_words(away: SentAway, wording: Wording) -> Notice:
    title = translate("search", "Chưa tiếp nhận – {answer}, số {number}.").format(
        answer=words.answer(away.answer).lower(), number=away.number
    )
    said = [
        translate("search", "{name}, {moment}, {desk}: {request}.").format(
            name=away.applicant.name,
            moment=formats.moment(away.at),
            desk=wording.desk(away.desk),
            request=away.request.rstrip("."),
        )
    ]
    if away.contents:
        said.append(
            translate("search", "Phải bổ sung: {contents}.").format(
                contents="; ".join(away.contents).rstrip(".")
            )
        )
    said.append(translate("search", "Lý do: {reason}.").format(reason=away.reason.rstrip(".")))
    return Notice(title, " ".join(said), grave=False)
