"""Every paper the desk prints: its name, what fills it, on what sizes, and who words it.

The names are stored with each print and synced: never rename one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.legal.control_slip import ControlSlip
from desk_app.documents.legal.notices import Apology, Refusal, StopNotice, SupplementRequest
from desk_app.documents.legal.register_book import RegisterBook
from desk_app.documents.office.daily_sheet import DailySheet
from desk_app.documents.office.folder_label import FolderLabel
from desk_app.documents.office.hand_over_minutes import HandOverMinutes
from desk_app.documents.office.letters import CitizenLetter, Commitment
from desk_app.documents.office.payment_slip import PaymentSlip
from desk_app.documents.office.postal_list import PostalList
from desk_app.documents.office.queue_ticket import QueueTicket
from desk_app.documents.office.till.cash_count import CashCount
from desk_app.documents.office.till.refund_voucher import RefundVoucher
from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.receipt import Receipt
from desk_app.documents.watching.reminder import ReminderList
from desk_app.domain.day_end.papers import SHEET

A4: Final = "A4"
A5: Final = "A5"
ROLL: Final = "80mm"
LABEL: Final = "70x50mm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of paper."""

    name: str
    title: str  # as officers know it
    content: type  # a frozen dataclass, every field worded as it is printed
    files: Mapping[str, str]  # size → file of the edition, without ".toml"; the usual size first
    own: bool = False  # the office words it; no circular prescribes it

    def file(self, media: str) -> str:
        """The file for `media`; that of the usual size where there is none for it."""
        return self.files.get(media, next(iter(self.files.values())))


def _kind(
    name: str, title: str, content: type, files: Mapping[str, str], *, own: bool = False
) -> Kind:
    kept = MappingProxyType({**files})
    return Kind(name=name, title=title, content=content, files=kept, own=own)


_own: Final = partial(_kind, own=True)

RECEIPT: Final = "receipt"
SUPPLEMENT_REQUEST: Final = "supplement_request"
REFUSAL: Final = "refusal"
APOLOGY: Final = "apology"
STOP_NOTICE: Final = "stop_notice"
CONTROL_SLIP: Final = "control_slip"
REGISTER_BOOK: Final = "register_book"
SLIP: Final = "appointment_slip"
NOTICE_SHEET: Final = "notice_sheet"
CHECKLIST: Final = "take_home_checklist"
HAND_OVER_MINUTES: Final = "hand_over_minutes"
POSTAL_LIST: Final = "postal_list"
PAYMENT_SLIP: Final = "payment_slip"
QUEUE_TICKET: Final = "queue_ticket"
FOLDER_LABEL: Final = "folder_label"
DAILY_SHEET: Final = SHEET
REFUND_VOUCHER: Final = "refund_voucher"
CASH_COUNT: Final = "cash_count"
CITIZEN_LETTER: Final = "citizen_letter"
COMMITMENT: Final = "commitment"
REMINDER_LIST: Final = "reminder_list"

OF_WHAT_IS_RECEIVED: Final = frozenset({RECEIPT, SLIP, CONTROL_SLIP, FOLDER_LABEL})
"""They say that a dossier is here: once it is voided they no longer count."""

_ALL: Final = (
    _kind(RECEIPT, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", Receipt, {A4: "receipt"}),
    _kind(
        SUPPLEMENT_REQUEST,
        "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        SupplementRequest,
        {A4: "supplement-request"},
    ),
    _kind(REFUSAL, "Phiếu từ chối tiếp nhận giải quyết hồ sơ", Refusal, {A4: "refusal"}),
    _kind(APOLOGY, "Phiếu xin lỗi và đề nghị gia hạn", Apology, {A4: "apology"}),
    _kind(STOP_NOTICE, "Thông báo dừng giải quyết hồ sơ", StopNotice, {A4: "stop-notice"}),
    _kind(CONTROL_SLIP, "Phiếu kiểm soát quá trình", ControlSlip, {A4: "control-slip"}),
    _kind(REGISTER_BOOK, "Sổ theo dõi hồ sơ", RegisterBook, {A4: "register-book"}),
    _kind(SLIP, "Phiếu hẹn trả kết quả", AppointmentSlip, {A5: "slip-a5", ROLL: "slip-80mm"}),
    _own(NOTICE_SHEET, "Niêm yết thủ tục", NoticeSheet, {A4: "notice-sheet"}),
    _own(
        CHECKLIST,
        "Phiếu hướng dẫn chuẩn bị hồ sơ",
        TakeHomeChecklist,
        {A5: "checklist-a5", ROLL: "checklist-80mm"},
    ),
    _own(HAND_OVER_MINUTES, "Biên bản bàn giao hồ sơ", HandOverMinutes, {A4: "hand-over-minutes"}),
    _own(POSTAL_LIST, "Danh sách giao nhận bưu chính", PostalList, {A4: "postal-list"}),
    _own(
        PAYMENT_SLIP,
        "Phiếu thu nội bộ",
        PaymentSlip,
        {A5: "payment-slip-a5", ROLL: "payment-slip-80mm"},
    ),
    _own(QUEUE_TICKET, "Phiếu số thứ tự", QueueTicket, {ROLL: "queue-ticket"}),
    _own(FOLDER_LABEL, "Nhãn hồ sơ", FolderLabel, {LABEL: "folder-label"}),
    _own(
        REFUND_VOUCHER,
        "Phiếu chi hoàn phí, lệ phí",
        RefundVoucher,
        {A5: "refund-voucher-a5", ROLL: "refund-voucher-80mm"},
    ),
    _own(CASH_COUNT, "Biên bản kiểm quỹ", CashCount, {A4: "cash-count"}),
    _own(DAILY_SHEET, "Phiếu tổng hợp ngày", DailySheet, {A4: "daily-sheet"}),
    _own(CITIZEN_LETTER, "Giấy báo", CitizenLetter, {A4: "citizen-letter"}),
    _own(COMMITMENT, "Giấy cam kết", Commitment, {A4: "commitment"}),
    _own(REMINDER_LIST, "Phiếu đôn đốc", ReminderList, {A4: "reminder-list"}),
)
KINDS: Final[Mapping[str, Kind]] = MappingProxyType({kind.name: kind for kind in _ALL})


def contents_of(*, own: bool) -> Mapping[str, type]:
    """File of an edition → what fills it, of the papers the office words or of the others."""
    return MappingProxyType(
        {
            file: kind.content
            for kind in KINDS.values()
            if kind.own is own
            for file in kind.files.values()
        }
    )
