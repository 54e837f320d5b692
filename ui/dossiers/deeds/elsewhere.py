"""What other agencies did, as the course tells it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.handling.elsewhere import Progress
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


def _heard(body: Body) -> Said:
    """What a unit elsewhere did, as the centre tells it."""
    unit, code = text_of(body, "unit"), text_of(body, "code")
    facts = [code, text_of(body, "words")]
    if isinstance(body.get("due"), Mapping) and text_of(body, "what") in _WITH_DATE:
        facts.append(translate("deeds", "hẹn trả {due}").format(due=due_of(body)))
    said = progress_words(text_of(body, "what"))
    return Said(f"{unit}: {said}", tuple(filter(None, facts)))


def progress_words(what: str) -> str:
    """What a unit elsewhere did, in the middle of a line."""
    words = {
        Progress.RECEIVED: translate("deeds", "đã tiếp nhận"),
        Progress.SENT_AWAY: translate("deeds", "yêu cầu hoàn thiện trước khi tiếp nhận"),
        Progress.SUPPLEMENT_ASKED: translate("deeds", "yêu cầu bổ sung"),
        Progress.SUPPLEMENT_RECEIVED: translate("deeds", "đã nhận bổ sung"),
        Progress.NEW_DATE: translate("deeds", "đổi ngày hẹn trả"),
        Progress.RESULT: translate("deeds", "đã có kết quả"),
        Progress.GIVEN: translate("deeds", "đã trả kết quả"),
        Progress.REFUSED: translate("deeds", "từ chối giải quyết"),
        Progress.STOPPED: translate("deeds", "dừng giải quyết"),
        Progress.WITHDRAWN: translate("deeds", "người nộp rút hồ sơ"),
        Progress.VOIDED: translate("deeds", "đã hủy hồ sơ"),
    }
    return words[Progress(what)] if what in set(Progress) else what


_WITH_DATE: Final = frozenset({Progress.RECEIVED, Progress.NEW_DATE, Progress.SUPPLEMENT_RECEIVED})


def _number(body: Body) -> str:
    leg = body.get("leg")
    return str(leg + 1) if isinstance(leg, int) else ""


WORDS: Final[Words] = {
    kinds.FORWARDED: _forwarded,
    kinds.COMPETENT_HAS_IT: _competent_has_it,
    kinds.LEG_BEGUN: _leg_begun,
    kinds.LEG_ENDED: _leg_ended,
    kinds.HEARD_FROM_ELSEWHERE: _heard,
    kinds.ENDED_ELSEWHERE: _heard,
}
