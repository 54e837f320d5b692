"""What was asked of the applicant, and how a dossier ended without a result, in the course."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.codes.paper_number import number_in
from ui import formats
from ui.dossiers import words
from ui.dossiers.deeds.said import Words, due_of, moment_of, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _supplement_asked(body: Body) -> Said:
    said = [
        _numbered(body),
        translate("deeds", "{n} nội dung").format(n=_count(body, "contents")),
        text_of(body, "reason"),
        _until(body),
        _by(body),
    ]
    if body.get("second_confirmed") is True:
        said.append(translate("deeds", "yêu cầu lần nữa, tính là quá hạn"))
    return Said(translate("deeds", "Yêu cầu bổ sung"), tuple(said))


def _supplement_received(body: Body) -> Said:
    said = translate("deeds", "hẹn trả {due}").format(due=due_of(body))
    received = body.get("received")
    lines = [str(each) for each in received] if isinstance(received, Sequence) else []
    return Said(translate("deeds", "Nhận bổ sung"), ("; ".join(lines), said))


def _obligation_asked(body: Body) -> Said:
    ground = text_of(body, "ground")
    clock = (
        translate("deeds", "dừng thời hạn theo {ground}").format(ground=ground)
        if ground
        else translate("deeds", "thời hạn vẫn tính")
    )
    said = (text_of(body, "what"), text_of(body, "body"), clock)
    return Said(translate("deeds", "Yêu cầu nghĩa vụ tài chính"), said)


def _obligation_met(body: Body) -> Said:
    said = translate("deeds", "hẹn trả {due}").format(due=due_of(body))
    return Said(
        translate("deeds", "Đã thực hiện nghĩa vụ tài chính"), (text_of(body, "proof"), said)
    )


def _refused(body: Body) -> Said:
    said = (_numbered(body), text_of(body, "reason"))
    return Said(translate("deeds", "Từ chối giải quyết"), said)


def _withdrawn(body: Body) -> Said:
    asked_by = translate("deeds", "{who} đề nghị").format(who=text_of(body, "asked_by"))
    said = (asked_by, text_of(body, "paper"), text_of(body, "reason"), _given_back(body))
    return Said(translate("deeds", "Xin rút hồ sơ"), said)


def _stopped(body: Body) -> Said:
    said = (_numbered(body), _ground(body), text_of(body, "reason"), _given_back(body))
    return Said(translate("deeds", "Dừng giải quyết"), said)


def _apologised(body: Body) -> Said:
    dates = translate("deeds", "hẹn cũ {before}, hẹn mới {after}").format(
        before=moment_of(text_of(body, "before")), after=due_of(body)
    )
    said = (_numbered(body), dates, text_of(body, "reason"))
    return Said(translate("deeds", "Xin lỗi, hẹn lại ngày trả"), said)


def _numbered(body: Body) -> str:
    try:
        number = number_in(body)
    except (KeyError, TypeError, ValueError):  # another program wrote it
        return ""
    return "" if number is None else translate("deeds", "số {number}").format(number=number.padded)


def _ground(body: Body) -> str:
    return words.stop_ground(text_of(body, "ground"))


def _given_back(body: Body) -> str:
    back = body.get("papers_given_back") is True
    return translate("deeds", "đã trả lại giấy tờ") if back else ""


def _by(body: Body) -> str:
    who = text_of(body, "raised_by")
    return translate("deeds", "theo yêu cầu của {who}").format(who=who) if who else ""


def _until(body: Body) -> str:
    try:
        day = date.fromisoformat(text_of(body, "answer_by"))
    except ValueError:
        return ""
    return translate("deeds", "hạn {day}").format(day=formats.day(day))


def _count(body: Body, field: str) -> int:
    found = body.get(field)
    return len(found) if isinstance(found, Sequence) else 0


WORDS: Final[Words] = {
    kinds.SUPPLEMENT_ASKED: _supplement_asked,
    kinds.SUPPLEMENT_RECEIVED: _supplement_received,
    kinds.OBLIGATION_ASKED: _obligation_asked,
    kinds.OBLIGATION_MET: _obligation_met,
    kinds.REFUSED: _refused,
    kinds.WITHDRAWN: _withdrawn,
    kinds.STOPPED: _stopped,
    kinds.APOLOGISED: _apologised,
}
