"""Lines of the post in the words of its pages."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.post.lines import PostalItemLine
from desk_app.domain.office_time import office_date
from desk_app.domain.post.sending import Stage
from desk_app.services.post.check_letters import CheckedLetter, Doubt, LetterState, Why
from desk_app.services.post.check_outcomes import CheckedOutcome, Match
from ui import formats
from ui.dossiers import words
from ui.people import possible_births

translate = QCoreApplication.translate

_LONGEST: Final = 100  # letters of a procedure's name in a list


def letter_state(row: CheckedLetter) -> str:
    return {
        LetterState.COMPLETE: translate("post", "Đủ, chờ tiếp nhận"),
        LetterState.DOUBTFUL: translate("post", "Cần xem"),
        LetterState.ASIDE: translate("post", "Để riêng"),
        LetterState.RECEIVED: translate("post", "Đã tiếp nhận"),
        LetterState.ANSWERED: translate("post", "Đã lập phiếu"),
    }[row.state]


def letter_detail(row: CheckedLetter) -> str:
    """What speaks for itself beside the state: a code, a number, or what is lacking."""
    if row.code or row.paper:
        return row.code or row.paper
    said = [doubt_words(doubt) for doubt in sorted(row.doubts, key=lambda one: not one.stops)]
    return "; ".join([*([row.aside] if row.aside else []), *said])


def doubt_words(doubt: Doubt) -> str:
    return {
        Why.NAME_MISSING: translate("post", "thiếu họ tên"),
        Why.NUMBER_MISSING: translate("post", "thiếu số định danh"),
        Why.NAME_IMPOSSIBLE: translate("post", "họ tên có chữ số hoặc dấu “?”: {about}"),
        Why.NUMBER_IMPOSSIBLE: translate("post", "số định danh không đúng: {about}"),
        Why.BIRTH_UNREADABLE: translate("post", "ngày sinh không đọc được: {about}"),
        Why.BIRTH_IMPOSSIBLE: f"{possible_births().lower().rstrip('.')}: {{about}}",
        Why.PHONE_DOUBTFUL: translate("post", "điện thoại lạ: {about}"),
        Why.ADDRESS_MISSING: translate("post", "thiếu địa chỉ nhận"),
        Why.PROCEDURE_MISSING: translate("post", "chưa ghi thủ tục"),
        Why.PROCEDURE_UNKNOWN: translate("post", "không thấy thủ tục: {about}"),
        Why.PROCEDURE_CLOSED: translate("post", "thủ tục {about} không còn hiệu lực"),
        Why.PROCEDURE_GUESSED: translate("post", "có phải thủ tục “{about}”?"),
        Why.LIMIT_OPEN: translate("post", "cần chọn thời hạn"),
        Why.PAPERS_MISSING: translate("post", "thiếu giấy tờ: {about}"),
        Why.PAPER_UNKNOWN: translate("post", "giấy tờ ngoài danh mục: {about}"),
        Why.WAY_UNKNOWN: translate("post", "không rõ cách nhận kết quả: {about}"),
        Why.ITEM_MISSING: translate("post", "không ghi số hiệu bưu gửi"),
        Why.ITEM_KNOWN: translate("post", "bưu gửi này đã có hồ sơ {about}"),
        Why.TWICE: translate("post", "giống dòng {about}: cùng người, cùng thủ tục"),
        Why.ALIKE: translate("post", "có thể trùng hồ sơ {about}"),
        Why.NOT_ALLOWED: translate("post", "mở dòng để xem vì sao chưa nhận được"),
    }[doubt.why].format(about=doubt.about)


def letter_owner(row: CheckedLetter) -> tuple[str, str]:
    """The name; the item, and the number masked."""
    number = row.order.applicant.id_number
    parts = [row.letter.item, formats.masked_number(number) if number else ""]
    return row.letter.name or "–", " · ".join(part for part in parts if part)


def letter_matter(row: CheckedLetter) -> tuple[str, str]:
    """The procedure; how many papers, and how the result is given out."""
    name = shortened(row.procedure.name if row.procedure else row.letter.procedure or "–")
    papers = translate("post", "{n} giấy tờ").format(n=len(row.order.papers))
    return name, f"{papers} · {words.return_way(row.order.return_way)}"


def shortened(name: str) -> str:
    """Names of procedures may have a thousand letters; nothing is cut within a word."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rpartition(' ')[0].rstrip(' ,;:.–-(')}…"


def sent_state(line: PostalItemLine) -> tuple[str, str]:
    day = formats.short_day(line.ended_on) if line.ended_on else ""
    said = {
        Stage.WAITING: translate("post", "Chờ gửi"),
        Stage.POSTED: translate("post", "Đang gửi"),
        Stage.DELIVERED: translate("post", "Đã phát {day}").format(day=day),
        Stage.CAME_BACK: translate("post", "Chuyển hoàn {day}").format(day=day),
    }[line.stage]
    return said, line.said


def sent_with(line: PostalItemLine) -> tuple[str, str]:
    """The number of the list; when it went and where."""
    return line.number, f"{formats.short_day(office_date(line.at))} · {line.post}"


def match_words(row: CheckedOutcome) -> str:
    return {
        Match.FITS: translate("post", "sẽ ghi"),
        Match.KNOWN: translate("post", "đã ghi trước đó"),
        Match.UNDER_WAY: translate("post", "bưu điện chưa phát xong"),
        Match.UNKNOWN_ITEM: translate("post", "không có số hiệu này ở đơn vị"),
        Match.DAY_UNREADABLE: translate("post", "ngày không đọc được"),
        Match.DAY_IMPOSSIBLE: translate("post", "ngày không thể có"),
    }[row.match]
