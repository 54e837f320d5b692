"""What the facts of a day are called, on paper, in files and on the screen alike."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.kinds import KINDS
from desk_app.documents.office import listed
from desk_app.domain.acts import kinds
from desk_app.domain.codes import paper_number as series
from desk_app.domain.day_end.seal import Proof
from desk_app.domain.day_end.sheet import (
    CODES,
    ChangeLine,
    MarkLine,
    NumberLine,
    NumberWhy,
    PaperWhy,
    UnpaidLine,
)
from desk_app.domain.office import DeskFacts, desk_number, is_centre_desk
from desk_app.domain.watching.findings import Trouble

NO_FIELD: Final = "Chưa rõ lĩnh vực"
NO_OFFICER: Final = "Chưa rõ cán bộ"
_SERIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        CODES: "Mã hồ sơ",
        series.SUPPLEMENT: "Phiếu yêu cầu bổ sung",
        series.REFUSAL: "Phiếu từ chối",
        series.APOLOGY: "Phiếu xin lỗi",
        series.STOP_NOTICE: "Thông báo dừng giải quyết",
        series.PAYMENT_SLIP: "Phiếu thu nội bộ",
        series.REFUND_VOUCHER: "Phiếu chi hoàn phí",
        "postal_list": "Danh sách bưu chính",
        "hand_over_minutes": "Biên bản bàn giao",
    }
)
_NUMBER_WHYS: Final[Mapping[NumberWhy, str]] = MappingProxyType(
    {
        NumberWhy.VOIDED: "Hồ sơ đã hủy",
        NumberWhy.PASSED_OVER: "Bỏ qua khi mở dải số khác",
        NumberWhy.RESTORED: "Quầy khôi phục dữ liệu từ bản sao",
        NumberWhy.NOT_HERE: "Việc của quầy này chưa về đủ",
        NumberWhy.SET_ASIDE: "Việc mang số này bị từ chối, đang chờ xử lý",
        NumberWhy.UNEXPLAINED: "Chưa rõ lý do",
    }
)
PAPER_WHYS: Final[Mapping[PaperWhy, str]] = MappingProxyType(
    {
        PaperWhy.NEVER: "Chưa in",
        PaperWhy.FAILED: "In lỗi",
        PaperWhy.IN_DOUBT: "Không rõ đã in chưa",
        PaperWhy.PUT_OFF: "Để in sau",
    }
)
DEEDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        kinds.RECEIVED: "Tiếp nhận hồ sơ",
        kinds.SUPPLEMENT_FIRST: "Hướng dẫn bổ sung, chưa tiếp nhận",
        kinds.REFUSED_AT_INTAKE: "Từ chối tiếp nhận",
        kinds.SUPPLEMENT_ASKED: "Yêu cầu bổ sung",
        kinds.SUPPLEMENT_RECEIVED: "Nhận giấy tờ bổ sung",
        kinds.RESULT_BACK: "Nhận kết quả về quầy",
        kinds.RETURNED: "Trả kết quả",
        kinds.REFUSED: "Từ chối giải quyết",
        kinds.WITHDRAWN: "Người nộp rút hồ sơ",
        kinds.STOPPED: "Dừng giải quyết",
        kinds.VOIDED: "Hủy hồ sơ",
        kinds.CORRECTED: "Sửa hồ sơ",
        kinds.DECIDED: "Quyết định việc hai quầy làm khác nhau",
        kinds.DUE_CHANGED: "Đổi hẹn trả",
        kinds.APOLOGISED: "Xin lỗi, hẹn lại",
        kinds.MONEY_COLLECTED: "Thu tiền",
        kinds.MONEY_EXEMPTED: "Miễn, giảm",
        kinds.MONEY_REFUNDED: "Hoàn tiền",
        kinds.SHIFT_OPENED: "Mở ca thu",
        kinds.SHIFT_CLOSED: "Chốt ca thu",
        kinds.SHIFT_REVERSED: "Hủy chốt ca thu",
        kinds.BATCH_HANDED_OVER: "Bàn giao hồ sơ",
        kinds.POSTAL_LIST_GIVEN: "Giao danh sách bưu chính",
        kinds.EXTERNAL_CODE_NOTED: "Ghi mã của hệ thống khác",
        kinds.OBLIGATION_ASKED: "Yêu cầu nghĩa vụ tài chính",
        kinds.OBLIGATION_MET: "Ghi đã xong nghĩa vụ tài chính",
        kinds.TAKEN_OVER: "Ghi đơn vị đã nhận hồ sơ",
        kinds.SENT_BACK: "Ghi đơn vị trả lại hồ sơ",
        kinds.PAPERS_GIVEN_BACK: "Trả lại giấy tờ",
        kinds.NOTICE_QUEUED: "Nhắn người nộp",
        kinds.CITIZEN_TOLD: "Ghi đã báo người nộp",
        kinds.DELIVERED: "Ghi bưu điện đã phát",
        kinds.CAME_BACK: "Ghi bưu điện chuyển hoàn",
        kinds.RATED: "Ghi đánh giá",
        kinds.COMPLAINT_NOTED: "Ghi phản ánh, kiến nghị",
        kinds.ORIGINALS_LENT: "Giữ bản chính",
        kinds.ORIGINALS_GIVEN_BACK: "Trao lại bản chính",
        kinds.FORWARDED: "Chuyển cơ quan có thẩm quyền",
        kinds.COMPETENT_HAS_IT: "Ghi cơ quan có thẩm quyền đã nhận",
        kinds.LEG_BEGUN: "Bắt đầu chặng liên thông",
        kinds.LEG_ENDED: "Xong chặng liên thông",
        kinds.PAPER_SCANNED: "Quét giấy tờ",
        kinds.SCAN_WITHDRAWN: "Gỡ bản quét",
        kinds.DIGITISED_BY_REUSE: "Ghi tái sử dụng bản số",
        kinds.LETTERS_LISTED: "Nhập danh sách bưu chính đến",
        kinds.LETTER_PUT_ASIDE: "Để riêng bưu gửi",
        kinds.MONEY_PUT_OFF: "Để thu sau",
        kinds.MONEY_REFUND_ASKED: "Đề nghị hoàn tiền",
        kinds.MONEY_REFUND_APPROVED: "Duyệt hoàn tiền",
        kinds.MONEY_REFUND_DECLINED: "Không duyệt hoàn tiền",
        kinds.MONEY_RECEIPT_NOTED: "Ghi biên lai đã lập",
    }
)
TROUBLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Trouble.LATE: "Quá hạn",
        Trouble.UNPRINTED: "Chưa in",
        Trouble.REFUSED: "Bị từ chối",
        Trouble.DISAGREEMENT: "Không khớp",
        Trouble.SHIFT_LEFT_OPEN: "Chưa chốt ca",
        Trouble.NOT_HANDED_OVER: "Chưa bàn giao",
        Trouble.SECOND_SUPPLEMENT: "Bổ sung nhiều lần",
        Trouble.SUPPLEMENT_OVER: "Hết hạn bổ sung",
        Trouble.RETURNED_UNPAID: "Trả chưa thu",
        Trouble.NUMBER_GAP: "Trống số",
        Trouble.VOIDED: "Hủy",
        Trouble.CORRECTED: "Sửa sau in",
        Trouble.SHIFT_DIFFERS: "Lệch quỹ",
        Trouble.NOT_COLLECTED: "Chưa đến lấy",
        Trouble.COMPLAINT: "Phản ánh",
        Trouble.LOW_RATING: "Không hài lòng",
        Trouble.UNANSWERED: "Chưa trả lời",
        Trouble.UNSENT: "Chưa gửi",
        Trouble.SILENT_DESK: "Quầy im lặng",
    }
)
PROOFS: Final[Mapping[Proof, str]] = MappingProxyType(
    {
        Proof.SAME: "Tính lại khớp với mã đã khóa",
        Proof.NOT_ALL_HERE: "Chưa tính lại được: quầy này chưa nhận đủ việc của ngày",
        Proof.DIFFERS: "KHÔNG KHỚP với mã đã khóa",
    }
)


def series_words(name: str) -> str:
    return _SERIES.get(name, name)


def form_words(name: str) -> str:
    kind = KINDS.get(name)
    return name if kind is None else kind.title


def number_words(line: NumberLine, remarks: Mapping[str, str]) -> str:
    """Why a number stands without a dossier or paper; the leader's word where one was asked."""
    if remark := remarks.get(line.key, ""):
        return f"Lãnh đạo ghi: {remark}"
    why = _NUMBER_WHYS[line.why]
    return f"{why}: {line.said}" if line.said else why


def span_words(first: int, last: int) -> str:
    """As in "1001–1037"; a single one alone."""
    return f"{first:04}" if first == last else f"{first:04}–{last:04}"


def change_words(line: ChangeLine) -> str:
    if not line.kind:
        return f"{line.count} việc khác (in, gọi số, đôn đốc…)"
    deed = DEEDS.get(line.kind, line.kind)
    if line.count > 1:
        return f"{deed}: {line.count} việc"
    return f"{deed} {line.about}" if line.about else deed


def change_why(line: ChangeLine) -> str:
    """Its reason; where a person gave none, how it came to be late."""
    late = "làm trước khi khóa, về sau khi khóa" if line.late else ""
    return "; ".join(each for each in (line.said, late) if each)


def unpaid_words(line: UnpaidLine) -> str:
    """As in "20.000 đồng", "20.000 đồng và 1 khoản chưa rõ số tiền"."""
    known = f"{listed.grouped(line.left)} đồng" if line.left or not line.unknown else ""
    unknown = f"{line.unknown} khoản chưa rõ số tiền" if line.unknown else ""
    return " và ".join(each for each in (known, unknown) if each)


def unpaid_why(line: UnpaidLine) -> str:
    """When it went to the post, and why its fees were not taken first."""
    day = w.numeric_date(date.fromisoformat(line.posted)) if line.posted else ""
    return "; ".join(each for each in (day and f"giao bưu điện ngày {day}", line.said) if each)


def desk_words(desk: str, facts: DeskFacts) -> str:
    """ "Quầy 2"; this desk, that of `facts`, as it calls itself."""
    if desk == facts.desk:
        return facts.desk_name
    if is_centre_desk(desk):
        return "Trung tâm"
    return f"Quầy {desk_number(desk)}"


def trouble_words(about: str) -> str:
    return TROUBLES.get(about, about)


def mark_words(line: MarkLine, facts: DeskFacts) -> str:
    """As in "Quá hạn: H13.45.12-261103-0012", or "Quá hạn: 12 việc"."""
    what = f"{line.count} việc" if line.count > 1 else line.code
    if line.about in {Trouble.UNSENT, Trouble.SILENT_DESK}:
        what = desk_words(line.code, facts)
    return f"{trouble_words(line.about)}: {what}" if what else trouble_words(line.about)
