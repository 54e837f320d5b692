"""The forms beside collecting: exempt, refund, biên lai. Each a list of fields, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.faults import ReceiptImpossible, RefundTooHigh, RefundUnread
from desk_app.domain.money.till.giving_back import left_to_give_back, part_of
from desk_app.domain.money.till.moves import (
    Collection,
    Method,
    Refund,
    RefundStage,
    TakenLine,
)
from desk_app.domain.money.till.owed import open_refund, refundable, too_much
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.money.exempt import Exempt
from desk_app.services.money.note_receipt import PAPER_UNTIL, TEMPLATES, NoteReceipt
from desk_app.services.money.refund import AskRefund, payer_of
from ui import formats
from ui.screens.money.words import dong, method_words
from ui.texts import Notice

translate = QCoreApplication.translate


class Form(Enum):
    """What the right column is for."""

    TAKE = "take"
    EXEMPT = "exempt"
    ASK_REFUND = "ask_refund"
    REFUND = "refund"  # one that is asked for: decide, or pay
    TAKE_BACK = "take_back"  # the same, by who asked for it and no leader has decided
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One line to type, or one of a few to choose."""

    name: str
    caption: str
    value: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value, words; empty: a line to type
    half: bool = False  # stands beside the one before or after it, which is half too


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    title: str
    lead: str = ""  # what it is about, in a sentence
    fields: tuple[FormField, ...]
    act: str  # words of the filled button
    other: str = ""  # words of a second act; empty: none
    blocked: str = ""  # why the acts cannot be done by this officer, or not any more
    about: UUID | None = None  # the refund or the taking it is about; None: the dossier


Values = Mapping[str, str]


def exempt_form(due: str) -> FormSpec:
    return FormSpec(
        title=translate("money", "Miễn phí, lệ phí"),
        lead=translate("money", "Không thu {due} của hồ sơ này.").format(due=due),
        fields=(
            FormField(
                name="reason",
                caption=translate("money", "Lý do"),
                hint=translate("money", "Hộ nghèo, người có công…"),
            ),
            FormField(
                name="basis",
                caption=translate("money", "Căn cứ và giấy tờ"),
                hint=translate("money", "Quy định; số, ngày của giấy tờ"),
            ),
        ),
        act=translate("money", "Miễn"),
    )


def exempt_order(key: UUID, dossier: Dossier, lines: tuple[TakenLine, ...], said: Values) -> Exempt:
    return Exempt(
        key=key, dossier=dossier.id, lines=lines, reason=said["reason"], basis=said["basis"]
    )


def refund_form(dossier: Dossier) -> FormSpec:
    most = refundable(dossier)
    beyond = too_much(dossier)
    return FormSpec(
        title=translate("money", "Đề nghị hoàn tiền"),
        lead=translate("money", "Đã thu, còn hoàn được {sum}; lãnh đạo duyệt rồi mới chi.").format(
            sum=formats.money(most)
        ),
        fields=(
            FormField(
                name="amount",
                caption=translate("money", "Số tiền hoàn"),
                value=formats.count(beyond or most),
            ),
            FormField(name="reason", caption=translate("money", "Lý do")),
            FormField(
                name="payee", caption=translate("money", "Người nhận"), value=payer_of(dossier)
            ),
            FormField(
                name="payee_reason",
                caption=translate("money", "Lý do người khác nhận (nếu có)"),
            ),
            FormField(
                name="method",
                caption=translate("money", "Hình thức"),
                choices=tuple((each.value, method_words(each)) for each in _BACK),
            ),
        ),
        act=translate("money", "Đề nghị hoàn"),
    )


_BACK = (Method.CASH, Method.TRANSFER)


def refund_order(key: UUID, dossier: Dossier, said: Values) -> AskRefund:
    """Raises RefundUnread: no sum. RefundTooHigh: more than was taken and not asked back."""
    amount = dong(said["amount"])
    if not amount:
        raise RefundUnread
    if amount > refundable(dossier):
        raise RefundTooHigh(refundable(dossier))
    return AskRefund(
        key=key,
        dossier=dossier.id,
        lines=part_of(left_to_give_back(dossier), amount),
        reason=said["reason"],
        payee=said["payee"],
        payee_reason=said["payee_reason"],
        method=Method(said["method"]),
    )


def refund_form_for(dossier: Dossier, officer: Officer | None) -> Form:
    """One key asks for money back, and goes on with what is asked for."""
    refund = open_refund(dossier)
    if refund is None:
        return Form.ASK_REFUND
    asked = refund.stage is RefundStage.ASKED
    own = officer is not None and refund.asked_by == officer.id
    return Form.TAKE_BACK if asked and own else Form.REFUND


def refund_way(dossier: Dossier, officer: Officer | None, *, may_pay: bool) -> tuple[str, str]:
    """What this officer does next about its refund, as its button says it and as a hint; both
    "" where that is another's."""
    refund = open_refund(dossier)
    if refund is None or officer is None:
        return "", ""
    if refund_form_for(dossier, officer) is Form.TAKE_BACK:
        hint = translate("money", "Đề nghị hoàn của bạn chờ lãnh đạo duyệt; Alt+F để rút.")
        return translate("money", "Rút đề nghị"), hint
    if refund.stage is RefundStage.APPROVED and may_pay:
        return translate("money", "Chi hoàn"), translate("money", "Chờ chi hoàn: bấm Alt+F.")
    if refund.stage is RefundStage.ASKED and officer.may(Right.APPROVE_REFUND):
        hint = translate("money", "Đề nghị hoàn chờ bạn duyệt: bấm Alt+F.")
        return translate("money", "Duyệt hoàn"), hint
    return "", ""


def refund_awaits(dossier: Dossier) -> str:
    """Who does the next step about what is to go back, for who may not; "": nothing is."""
    refund = open_refund(dossier)
    if refund is None:
        asks = translate("money", "Chờ người thu tiền đề nghị hoàn.")
        return asks if too_much(dossier) else ""
    if refund.stage is RefundStage.APPROVED:
        return translate("money", "Chờ người thu tiền chi hoàn.")
    return translate("money", "Chờ lãnh đạo duyệt hoàn.")


def take_back_form(refund: Refund) -> FormSpec:
    return FormSpec(
        title=translate("money", "Rút đề nghị hoàn tiền"),
        lead=_asked_words(refund),
        fields=(FormField(name="reason", caption=translate("money", "Lý do rút")),),
        act=translate("money", "Rút đề nghị"),
        about=refund.key,
    )


def _asked_words(refund: Refund) -> str:
    said = translate("money", "{sum} cho {payee}, {method}. {reason}").format(
        sum=formats.money(refund.total),
        payee=refund.payee,
        method=method_words(refund.method).lower(),
        reason=refund.reason,
    )
    return f"{said} ({refund.payee_reason})" if refund.payee_reason else said


def decide_form(refund: Refund, *, may_decide: bool) -> FormSpec:
    blocked = translate("money", "Chờ lãnh đạo duyệt; cán bộ thu không tự duyệt.")
    return FormSpec(
        title=translate("money", "Duyệt hoàn tiền"),
        lead=_asked_words(refund),
        fields=(FormField(name="reason", caption=translate("money", "Lý do (khi không duyệt)")),),
        act=translate("money", "Duyệt hoàn"),
        other=translate("money", "Không duyệt"),
        blocked="" if may_decide else blocked,
        about=refund.key,
    )


def pay_form(refund: Refund, *, may_pay: bool) -> FormSpec:
    said = translate("money", "Đã duyệt: {sum} cho {payee}, {method}.").format(
        sum=formats.money(refund.total),
        payee=refund.payee,
        method=method_words(refund.method).lower(),
    )
    fields = (
        ()
        if refund.method is Method.CASH
        else (FormField(name="reference", caption=translate("money", "Số giao dịch chuyển đi")),)
    )
    return FormSpec(
        title=translate("money", "Chi hoàn tiền"),
        lead=said,
        fields=fields,
        act=translate("money", "Chi hoàn"),
        blocked="" if may_pay else translate("money", "Cán bộ thu chi hoàn trong ca của mình."),
        about=refund.key,
    )


def receipt_form(taken: Collection, today: date) -> FormSpec:
    paper = (("paper", translate("money", "Biên lai giấy")),) if today <= PAPER_UNTIL else ()
    return FormSpec(
        title=translate("money", "Ghi biên lai đã lập"),
        lead=translate("money", "Phiếu thu {number}, {sum}. Số biên lai do nơi cấp lập.").format(
            number=taken.number.padded, sum=formats.money(taken.total)
        ),
        fields=(
            FormField(
                name="sort",
                caption=translate("money", "Loại"),
                choices=(("electronic", translate("money", "Điện tử")), *paper),
            ),
            FormField(
                name="template",
                caption=translate("money", "Ký hiệu mẫu"),
                choices=tuple((name, name) for name in TEMPLATES),
            ),
            FormField(
                name="symbol", caption=translate("money", "Ký hiệu"), hint="26TAB", half=True
            ),
            FormField(name="number", caption=translate("money", "Số"), half=True),
            FormField(
                name="issued_on",
                caption=translate("money", "Ngày lập"),
                value=formats.day(today),
            ),
            FormField(name="link", caption=translate("money", "Liên kết tra cứu, hoặc quyển số")),
        ),
        act=translate("money", "Ghi biên lai"),
        about=taken.key,
    )


def receipt_order(key: UUID, dossier: Dossier, taken: Collection, said: Values) -> NoteReceipt:
    """Raises ReceiptImpossible: the day cannot be read."""
    issued_on = formats.day_from(said["issued_on"])
    if issued_on is None:
        raise ReceiptImpossible(["issued_on"])
    paper = said["sort"] == "paper"
    return NoteReceipt(
        key=key,
        dossier=dossier.id,
        collection=taken.key,
        paper=paper,
        template=said["template"],
        symbol=said["symbol"],
        number=said["number"],
        issued_on=issued_on,
        link="" if paper else said["link"],
        book=said["link"] if paper else "",
    )


def without_receipt(dossier: Dossier) -> Collection | None:
    """The first taking of fees of which no biên lai is on record."""
    noted = {each.collection for each in dossier.money.receipts}
    open_ = [each for each in dossier.money.collections if each.key not in noted]
    return next((each for each in open_ if not all(line.returned for line in each.lines)), None)


def spec_of(
    form: Form, dossier: Dossier, *, exempted: str, today: date, may_pay: bool, may_decide: bool
) -> FormSpec | None:
    """None where the form has nothing to say about the dossier.

    Args:
        exempted: What is ticked, in words; "" where nothing is.
    """
    taken, refund = without_receipt(dossier), open_refund(dossier)
    spec: FormSpec | None = None
    if form is Form.EXEMPT and exempted:
        spec = exempt_form(exempted)
    elif form is Form.ASK_REFUND and refundable(dossier) > 0:
        spec = refund_form(dossier)
    elif form is Form.REFUND and refund is not None and refund.stage is RefundStage.APPROVED:
        spec = pay_form(refund, may_pay=may_pay)
    elif form is Form.REFUND and refund is not None:
        spec = decide_form(refund, may_decide=may_decide)
    elif form is Form.TAKE_BACK and refund is not None and refund.stage is RefundStage.ASKED:
        spec = take_back_form(refund)
    elif form is Form.RECEIPT and taken is not None:
        spec = receipt_form(taken, today)
    return spec


def gone_on(shown: FormSpec, now: FormSpec | None) -> FormSpec:
    """The form that is `shown` while its dossier changed: it stays until its officer leaves it.

    Args:
        now: What it says of the dossier now; None: nothing.
    """
    if now is not None and (now.title, now.about) == (shown.title, shown.about):
        return now
    over = translate("money", "Việc này đã khác từ lúc mở: quay lại rồi xem hồ sơ.")
    return replace(shown, blocked=over)


def paid_refunds(dossier: Dossier | None) -> set[UUID]:
    """Their keys."""
    refunds = () if dossier is None else dossier.money.refunds
    return {each.key for each in refunds if each.stage is RefundStage.PAID}


def money_changed(dossier: Dossier) -> Notice:
    """While somebody else worked at the desk."""
    return Notice(
        translate("money", "Khoản phải nộp của hồ sơ {code} đã thay đổi.").format(
            code=dossier.code
        ),
        translate("money", "Phần thu gõ dở đã bỏ; xem lại rồi thu."),
    )


def money_came(dossier: Dossier) -> Notice:
    """While the officer has it open."""
    return Notice(
        translate("money", "Tiền của hồ sơ {code} vừa thay đổi.").format(code=dossier.code),
        translate("money", "Phần đang gõ vẫn còn; xem lại số phải thu rồi làm tiếp."),
        grave=False,
    )
