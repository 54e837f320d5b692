"""What was done about the money of a dossier, as the course tells it."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.codes.paper_number import number_in
from desk_app.domain.money.till.moves import Method
from desk_app.services.money.refund import TAKEN_BACK
from ui import formats
from ui.dossiers.deeds.said import Words, text_of
from ui.dossiers.prints import Said

translate = QCoreApplication.translate


def _collected(body: Body) -> Said:
    title = translate("deeds", "Thu {sum}").format(sum=_sum(body))
    slip = translate("deeds", "phiếu thu {number}").format(number=_number(body))
    return Said(title, (_method(body), slip, text_of(body, "reference")))


def _exempted(body: Body) -> Said:
    title = translate("deeds", "Miễn {sum}").format(sum=_sum(body))
    return Said(title, (text_of(body, "reason"), text_of(body, "basis")))


def _put_off(_body: Body) -> Said:
    return Said(translate("deeds", "Thu phí khi trả kết quả"))


def _refund_asked(body: Body) -> Said:
    title = translate("deeds", "Đề nghị hoàn {sum}").format(sum=_sum(body))
    payee = translate("deeds", "cho {payee}").format(payee=text_of(body, "payee"))
    return Said(title, (payee, text_of(body, "reason"), text_of(body, "payee_reason")))


def _refund_approved(_body: Body) -> Said:
    return Said(translate("deeds", "Duyệt hoàn tiền"))


def _refund_declined(body: Body) -> Said:
    title = translate("deeds", "Không duyệt hoàn tiền")
    if body.get(TAKEN_BACK) is True:
        title = translate("deeds", "Rút đề nghị hoàn tiền")
    return Said(title, (text_of(body, "reason"),))


def _refunded(body: Body) -> Said:
    voucher = translate("deeds", "phiếu chi {number}").format(number=_number(body))
    return Said(translate("deeds", "Đã hoàn tiền"), (voucher, text_of(body, "reference")))


def _receipt_noted(body: Body) -> Said:
    said = translate("deeds", "ký hiệu {symbol}, số {number}").format(
        symbol=text_of(body, "symbol"), number=text_of(body, "number")
    )
    sort = translate("deeds", "Ghi biên lai điện tử")
    if body.get("paper") is True:
        sort = translate("deeds", "Ghi biên lai giấy")
    return Said(sort, (said,))


def _sum(body: Body) -> str:
    """Of all lines; a dash where another program wrote something else."""
    lines = body.get("lines")
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        return "–"
    amounts = [line.get("amount") for line in lines if isinstance(line, Mapping)]
    known = [amount for amount in amounts if isinstance(amount, int)]
    return formats.money(sum(known))


def _method(body: Body) -> str:
    words = {
        Method.CASH: translate("deeds", "tiền mặt"),
        Method.TRANSFER: translate("deeds", "chuyển khoản"),
        Method.POS: translate("deeds", "POS"),
    }
    said = text_of(body, "method")
    return words.get(Method(said), "") if said in set(Method) else ""


def _number(body: Body) -> str:
    try:
        number = number_in(body)
    except (KeyError, TypeError, ValueError):
        return ""
    return "" if number is None else number.padded


WORDS: Final[Words] = {
    kinds.MONEY_COLLECTED: _collected,
    kinds.MONEY_EXEMPTED: _exempted,
    kinds.MONEY_PUT_OFF: _put_off,
    kinds.MONEY_REFUND_ASKED: _refund_asked,
    kinds.MONEY_REFUND_APPROVED: _refund_approved,
    kinds.MONEY_REFUND_DECLINED: _refund_declined,
    kinds.MONEY_REFUNDED: _refunded,
    kinds.MONEY_RECEIPT_NOTED: _receipt_noted,
}
