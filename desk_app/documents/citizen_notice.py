"""What a citizen is told about a dossier, in the words of a message. No personal number in it."""

from desk_app.documents import wording as w
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.office import UnitFacts


def notice_words(about: NoticeAbout, dossier: Dossier, unit: UnitFacts) -> str:
    """One message, as it is sent, read out or printed.

    Legal: [citizen.notices]
    """
    match about:
        case NoticeAbout.RECEIVED:
            return _received(dossier, unit)
        case NoticeAbout.SUPPLEMENT:
            return _supplement(dossier, unit)
        case NoticeAbout.RESULT_READY:
            return f"Hồ sơ {dossier.code} đã có kết quả. {_result(dossier, unit)}."
        case NoticeAbout.APOLOGY:
            return _apology(dossier, unit)


def _result(dossier: Dossier, unit: UnitFacts) -> str:
    """How it reaches its receiver. What the post brought back lies at the counter again."""
    came_back = bool(dossier.post.sendings) and dossier.post.under_way is None
    if dossier.return_way is ReturnWay.POST and not came_back:
        return "Kết quả được gửi qua dịch vụ bưu chính công ích; không phải đến nhận"
    if dossier.return_way is ReturnWay.ELECTRONIC:
        return "Nhận bản điện tử trên Cổng Dịch vụ công quốc gia; không phải đến nhận"
    paper = ", giấy ủy quyền" if dossier.may_collect else ""
    return f"Mời đến {unit.full_name}, mang giấy hẹn và căn cước{paper}"


def _received(dossier: Dossier, unit: UnitFacts) -> str:
    due = f"Hẹn trả: {w.short_moment(dossier.due.at)}. " if dossier.due.at else ""
    return (
        f"{unit.full_name} đã tiếp nhận hồ sơ {dossier.code} lúc "
        f"{w.short_moment(dossier.received_at)}. {due}Tra cứu: Cổng Dịch vụ công quốc gia."
    )


def _supplement(dossier: Dossier, unit: UnitFacts) -> str:
    asked = dossier.supplements[-1] if dossier.supplements else None
    number = len(asked.contents) if asked else 0
    until = f"Hạn bổ sung: {w.numeric_date(asked.answer_by)}. " if asked and asked.answer_by else ""
    return (
        f"Hồ sơ {dossier.code} cần bổ sung: {number} nội dung. {until}"
        f"Liên hệ {w.phone_words(unit.phone)}."
    )


def _apology(dossier: Dossier, unit: UnitFacts) -> str:
    change = dossier.apology
    new = f" Hẹn trả mới: {w.short_moment(dossier.due.at)}." if dossier.due.at else ""
    why = f" Lý do: {change.reason}." if change else ""
    return (
        f"{unit.full_name} xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ "
        f"{dossier.code}.{new}{why}"
    )


def notice_of(dossier: Dossier) -> NoticeAbout:
    """What is to be told of a dossier as it stands."""
    if dossier.result_back_at is not None:
        return NoticeAbout.RESULT_READY
    if dossier.supplements and dossier.supplements[-1].received_at is None:
        return NoticeAbout.SUPPLEMENT
    return NoticeAbout.APOLOGY if dossier.apology else NoticeAbout.RECEIVED
