"""Invented papers to look at, usual ones and extreme ones. No real person, no real decision.

`python -m desk_app forms DIR` draws them all; a test fails for a paper without a sample.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.documents import kinds
from desk_app.documents.samples import (
    legal,
    letters,
    office_lists,
    office_slips,
    public,
    receipts,
    reminders,
    sealed_days,
    till_papers,
    visits,
)

SAMPLES: Final[Mapping[str, Mapping[str, object]]] = MappingProxyType(
    {  # kind → name of the picture → content
        kinds.RECEIPT: {
            "mau01-thuong": receipts.USUAL,
            "mau01-dai": receipts.LONG,
            "mau01-uy-quyen": receipts.AUTHORISED,
            "mau01-nhieu-ho-so": visits.RECEIPT,
        },
        kinds.SUPPLEMENT_REQUEST: {
            "mau02-thuong": legal.SUPPLEMENT,
            "mau02-sau-khi-nhan": legal.SUPPLEMENT_LATER,
            "mau02-dai": legal.LONG_SUPPLEMENT,
        },
        kinds.REFUSAL: {"mau03-thuong": legal.REFUSED, "mau03-dai": legal.LONG_REFUSAL},
        kinds.APOLOGY: {
            "mau04-thuong": legal.SORRY,
            "mau04-trong-ngay": legal.SORRY_FOR_A_DAY,
            "mau04-dai": legal.LONG_SORRY,
        },
        kinds.STOP_NOTICE: {"mau05-tam": legal.STOPPED, "mau05-tam-dai": legal.LONG_STOP},
        kinds.CONTROL_SLIP: {
            "mau06-thuong": legal.CONTROL,
            "mau06-trong-ngay": legal.CONTROL_FOR_A_DAY,
            "mau06-da-ban-giao": legal.HANDED_CONTROL,
            "mau06-chua-ro": legal.BARE_CONTROL,
            "mau06-dai": legal.LONG_CONTROL,
        },
        kinds.REGISTER_BOOK: {
            "mau07-thuong": legal.REGISTER,
            "mau07-trong": legal.EMPTY_REGISTER,
            "mau07-dai": legal.LONG_REGISTER,
        },
        kinds.SLIP: {
            "phieu-hen-21-ky-tu": receipts.SHORT_SLIP,
            "phieu-hen-24-ky-tu": receipts.SLIP,
            "phieu-hen-khong-hen-ngay": receipts.NO_DUE_SLIP,
            "phieu-hen-nhieu-ho-so": visits.SLIP,
            "phieu-hen-gui-buu-chinh": receipts.SENT_SLIP,
            "phieu-hen-ban-dien-tu": receipts.ELECTRONIC_SLIP,
        },
        kinds.NOTICE_SHEET: {
            "niem-yet-thuong": public.NOTICE,
            "niem-yet-dai": public.LONG_NOTICE,
            "niem-yet-chua-co-du-lieu": public.BARE_NOTICE,
        },
        kinds.CHECKLIST: {
            "phieu-huong-dan-chuan-bi": public.TO_PREPARE,
            "phieu-huong-dan-con-thieu": public.PARTLY_THERE,
            "phieu-huong-dan-dai": public.LONG_CHECKLIST,
        },
        kinds.HAND_OVER_MINUTES: {
            "ban-giao-thuong": office_lists.HAND_OVER,
            "ban-giao-40-dong": office_lists.LONG_HAND_OVER,
            "ban-giao-chua-ro-nguoi-nhan": office_lists.SHORT_HAND_OVER,
        },
        kinds.POSTAL_LIST: {
            "buu-chinh-thuong": office_lists.POSTAL,
            "buu-chinh-40-dong": office_lists.LONG_POSTAL,
            "buu-chinh-chua-co-so": office_lists.SHORT_POSTAL,
        },
        kinds.PAYMENT_SLIP: {
            "phieu-thu-thuong": office_slips.PAYMENT,
            "phieu-thu-dai": office_slips.LONG_PAYMENT,
            "phieu-thu-mien": office_slips.FREE_PAYMENT,
        },
        kinds.REFUND_VOUCHER: {
            "phieu-chi-thuong": till_papers.VOUCHER,
            "phieu-chi-dai": till_papers.LONG_VOUCHER,
            "phieu-chi-nhan-thay": till_papers.OTHER_PAYEE,
        },
        kinds.CASH_COUNT: {
            "kiem-quy-thuong": till_papers.COUNT,
            "kiem-quy-dai": till_papers.LONG_COUNT,
            "kiem-quy-trong": till_papers.EMPTY_COUNT,
        },
        kinds.QUEUE_TICKET: {
            "so-thu-tu-thuong": office_slips.TICKET,
            "so-thu-tu-dai": office_slips.LONG_TICKET,
            "so-thu-tu-toi-thieu": office_slips.BARE_TICKET,
        },
        kinds.FOLDER_LABEL: {
            "nhan-thuong": office_slips.LABEL,
            "nhan-dai": office_slips.LONG_LABEL,
            "nhan-dung-thu": office_slips.TRIAL_LABEL,
            "nhan-khong-hen-ngay": office_slips.BARE_LABEL,
        },
        kinds.CITIZEN_LETTER: {
            "giay-bao-thuong": letters.TOLD,
            "giay-bao-dai": letters.LONG_TOLD,
        },
        kinds.COMMITMENT: {
            "cam-ket-thuong": letters.COMMITTED,
            "cam-ket-dai": letters.LONG_COMMITTED,
        },
        kinds.REMINDER_LIST: {
            "don-doc-thuong": reminders.URGED,
            "don-doc-dai": reminders.LONG,
            "don-doc-mot-ho-so": reminders.SINGLE,
        },
        kinds.DAILY_SHEET: {
            "tong-hop-ngay-thuong": office_lists.DAY,
            "tong-hop-ngay-dai": office_lists.LONG_DAY,
            "tong-hop-ngay-khong-co-ho-so": office_lists.EMPTY_DAY,
            "ngay-da-khoa": sealed_days.SEALED,
            "ngay-da-khoa-dai": sealed_days.LONG,
            "ngay-chua-khoa-khong-co-ho-so": sealed_days.EMPTY,
        },
    }
)
