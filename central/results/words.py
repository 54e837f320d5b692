"""Why a result was not taken, in a sentence that says what to do."""

from collections.abc import Mapping
from typing import Final

from central.results.taking import Verdict, Why

_FIELDS: Final = {
    "key": "khóa (key)",
    "code": "mã hồ sơ",
    "number": "số quyết định",
    "date": "ngày",
    "kind": "loại kết quả",
    "note": "ghi chú",
}


_SENTENCES: Final[Mapping[Why, str]] = {
    Why.UNREADABLE: "Thiếu, sai hoặc quá dài: {detail}. Sửa rồi gửi lại.",
    Why.FOREIGN_UNIT: "Khóa này không dùng cho đơn vị của hồ sơ. Hỏi người quản trị trung tâm.",
    Why.UNKNOWN: "Trung tâm chưa có hồ sơ này. Xem lại mã, hoặc chờ quầy có mạng rồi gửi lại.",
    Why.KEY_REUSED: "Khóa (key) này đã dùng cho kết quả khác. Gửi lại với khóa mới.",
    Why.DECIDED: "Hồ sơ đã có kết quả số {detail}. Báo quầy tiếp nhận nếu cần sửa.",
    Why.STATUS: "Hồ sơ không còn chờ kết quả. Hỏi quầy tiếp nhận hồ sơ đang ở đâu.",
}


def sentence(verdict: Verdict) -> str:
    """Empty where nothing was refused."""
    if verdict.why is None:
        return ""
    detail = _FIELDS.get(verdict.detail, verdict.detail)
    return _SENTENCES[verdict.why].format(detail=detail)
