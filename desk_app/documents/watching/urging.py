"""What a unit or an officer is told who is urged to act on a dossier, as plain text."""

from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
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
    late = due is not None and due < now and dossier.status in _STANDS
    return _TEMPLATE.format(
        stands="Quá hạn" if late else _STANDS.get(dossier.status, "Chưa giải quyết xong"),
        code=dossier.code,
        owner=dossier.applicant.name,
        procedure=dossier.procedure.name,
        received=w.short_moment(dossier.received_at),
        due="không hẹn" if due is None else w.short_moment(due),
        whom=whom or "đơn vị",
        reply_by=w.short_moment(reply_by),
    )
