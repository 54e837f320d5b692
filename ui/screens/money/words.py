"""Money in words: statuses, ways to pay, sums and days as they are typed."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.moves import CollectAt, Method, RefundStage
from desk_app.domain.money.till.owed import MoneyStatus, OwedLine
from desk_app.domain.money.till.shift import ShiftStage
from ui import formats
from ui.formats import BadgeFact, BadgeKind

translate = QCoreApplication.translate

_SUM: Final = re.compile(r"([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,13})\s*(k)?\s*đ?", re.IGNORECASE)


def status_words(status: MoneyStatus) -> str:
    return {
        MoneyStatus.NOTHING_DUE: translate("money", "Không phải nộp"),
        MoneyStatus.EXEMPT: translate("money", "Miễn"),
        MoneyStatus.WAITING: translate("money", "Chờ thu"),
        MoneyStatus.COLLECTED: translate("money", "Đã thu"),
        MoneyStatus.WAITING_REFUND: translate("money", "Chờ hoàn"),
        MoneyStatus.REFUNDED: translate("money", "Đã hoàn"),
        MoneyStatus.PAPERS_WANTED: translate("money", "Cần bổ sung chứng từ"),
    }[status]


def status_badge(status: MoneyStatus, refund: RefundStage | None = None) -> BadgeFact:
    """Args: refund: How far the one that is open has come."""
    kinds = {
        MoneyStatus.WAITING: BadgeKind.TODAY,
        MoneyStatus.WAITING_REFUND: BadgeKind.TODAY,
        MoneyStatus.PAPERS_WANTED: BadgeKind.PAUSE,
        MoneyStatus.COLLECTED: BadgeKind.DONE,
    }
    marks = {
        RefundStage.ASKED: translate("money", "Chờ duyệt hoàn"),
        RefundStage.APPROVED: translate("money", "Đã duyệt, chờ chi hoàn"),
    }
    said = status_words(status)
    if status is MoneyStatus.WAITING_REFUND and refund is not None:
        said = marks.get(refund, said)
    return BadgeFact(kinds.get(status, BadgeKind.DAYS), said)


def refund_words(stage: RefundStage | None, amount: int) -> str:
    """Whom what is to be given back waits for. Args: stage: None: nobody has asked for it."""
    said = {
        RefundStage.ASKED: translate("money", "Chờ lãnh đạo duyệt hoàn {sum}"),
        RefundStage.APPROVED: translate("money", "Đã duyệt, chờ chi hoàn {sum}"),
    }
    nobody = translate("money", "Thu thừa {sum}, chưa ai đề nghị hoàn")
    words = nobody if stage is None else said.get(stage, nobody)
    return words.format(sum=formats.money(amount))


def method_words(method: Method) -> str:
    return {
        Method.CASH: translate("money", "Tiền mặt"),
        Method.TRANSFER: translate("money", "Chuyển khoản"),
        Method.POS: translate("money", "POS"),
    }[method]


def kind_words(kind: FeeKind) -> str:
    return {
        FeeKind.FEE: translate("money", "Phí"),
        FeeKind.LEVY: translate("money", "Lệ phí"),
        FeeKind.PRICE: translate("money", "Giá dịch vụ"),
        FeeKind.UNSTATED: translate("money", "Khoản thu khác"),
    }[kind]


def stage_words(stage: ShiftStage) -> str:
    return {
        ShiftStage.OPEN: translate("money", "Đang mở"),
        ShiftStage.CLOSED: translate("money", "Đã chốt"),
        ShiftStage.REVERSED: translate("money", "Chờ đếm lại"),
    }[stage]


def difference_words(difference: int) -> str:
    """Of what was counted from what must lie there: "thừa 1.000 đ", "thiếu 1.000 đ"."""
    if not difference:
        return translate("money", "không chênh lệch")
    words = (
        translate("money", "thừa {sum}") if difference > 0 else translate("money", "thiếu {sum}")
    )
    return words.format(sum=formats.money(abs(difference)))


def fee_name(name: str) -> str:
    """Money credited beyond what was due has no fee of its own."""
    return name or translate("money", "Nộp thừa, chờ hoàn")


def beneficiary(unit: str) -> str:
    return unit or translate("money", "Chưa ghi trong danh mục")


def line_note(line: OwedLine) -> str:
    """What became of a fee, or when it is collected."""
    if line.returned:
        return _returned_note(line)
    if line.taken_in_all:
        return _moved_note(line)
    if line.waived:
        return translate("money", "miễn {sum}").format(sum=formats.money(line.waived))
    if line.settled:
        return line.relief or translate("money", "không thu")
    if line.moment is CollectAt.RETURN:
        return translate("money", "thu sau, khi trả kết quả")
    return translate("money", "thu trước, khi tiếp nhận")


def line_name(line: OwedLine) -> str:
    if not line.returned:
        return line.name
    return translate("money", "Thu lại tiền đã hoàn hai lần: {fee}").format(fee=fee_name(line.name))


def _moved_note(line: OwedLine) -> str:
    """All that was taken, also what was due for nothing, and what of it went back."""
    said = [translate("money", "đã thu {sum}").format(sum=formats.money(line.taken_in_all))]
    if line.given_back:
        back = translate("money", "đã hoàn {sum}")
        said.append(back.format(sum=formats.money(line.given_back)))
    return ", ".join(said)


def _returned_note(line: OwedLine) -> str:
    if line.waived:
        return translate("money", "không thu lại {sum}").format(sum=formats.money(line.waived))
    if line.settled:
        return translate("money", "đã bù đủ {sum}").format(sum=formats.money(line.paid))
    return translate("money", "hai quầy cùng chi một đề nghị hoàn")


def dong(text: str) -> int | None:
    """Đồng as typed: "200000", "200.000", "200.000 đ", "200k"; None: no sum."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    amount = int(re.sub(r"[. ]", "", found[1]))
    return amount * 1000 if found[2] else amount
