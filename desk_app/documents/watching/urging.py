"""What a unit or an officer is told who is urged to act on a dossier, as plain text."""

from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.domain.counting.standing import late_by_request
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status

_STANDS: Final = {
    Status.RECEIVED: "Chưa chuyển giải quyết",
    Status.IN_PROCESS: "Đang giải quyết",
    Status.SUPPLEMENT: "Chờ bổ sung",
    Status.OBLIGATION: "Chờ nghĩa vụ tài chính",
    Status.RESULT_BACK: "Chờ trả kết quả",
}
_TEMPLATE: Final = (
    "[TB] {stands}. Mã hồ sơ: {code} của {owner}. Thủ tục: {procedure}. "
    "Ngày nhận: {received}, Hạn trả: {due}. Đề nghị {whom} chỉ đạo xử lý và trả lời "
    "trước {reply_by}."
)


def urging_words(dossier: Dossier, whom: str, now: datetime, reply_by: datetime) -> str:
    """The message offices use to urge (đôn đốc), with the hour by which an answer is wanted.

    No personal number is in it.
    """
    due = dossier.due.at
    return _TEMPLATE.format(
        stands=stands_in_words(dossier, now),
        code=dossier.code,
        owner=dossier.applicant.name,
        procedure=dossier.procedure.name,
        received=w.short_moment(dossier.received_at),
        due="chưa có ngày hẹn" if due is None else w.short_moment(due),
        whom=whom or "đơn vị",
        reply_by=w.short_moment(reply_by),
    )


def stands_in_words(dossier: Dossier, now: datetime) -> str:
    """As in "Quá hạn"."""
    due = dossier.due.at
    by_the_clock = due is not None and due < now and dossier.status in _STANDS
    if by_the_clock or late_by_request(dossier) is not None:
        return "Quá hạn"
    return _STANDS.get(dossier.status, "Chưa giải quyết xong")


def who_has_it(dossier: Dossier) -> str:
    """Whom to urge: the unit that has the papers, otherwise the officer who sees to it."""
    return (dossier.trail[-1].unit if dossier.trail else "") or dossier.holder_name
