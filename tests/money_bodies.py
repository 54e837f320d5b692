"""For each kind of act about money one body that can be followed, and values for its tests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.kept import (
    collected_body,
    exempted_body,
    put_off_body,
    receipt_body,
    refund_asked_body,
    refunded_body,
)
from desk_app.domain.money.till.moves import (
    CollectAt,
    Collection,
    Exempted,
    Method,
    MoneyState,
    NotedReceipt,
    Refund,
    TakenLine,
)
from tests.builders import CASHIER, FRIDAY_MORNING

SHIFT = UUID(int=31)
TAKEN = UUID(int=32)
REFUND = UUID(int=33)
LATER = datetime(2026, 11, 20, 3, tzinfo=UTC)
FIRST = {
    kinds.MONEY_REFUND_APPROVED: kinds.MONEY_REFUND_ASKED,
    kinds.MONEY_REFUND_DECLINED: kinds.MONEY_REFUND_ASKED,
    kinds.MONEY_REFUNDED: kinds.MONEY_REFUND_APPROVED,
}


def a_line(amount: int = 150_000, name: str = "Lệ phí", **changed: Any) -> TakenLine:
    fields: dict[str, Any] = {"name": name, "amount": amount, "kind": FeeKind.LEVY}
    return TakenLine(**(fields | changed))


def a_slip_number(
    number: int = 1001, form: str = "payment_slip", suffix: str = "PT"
) -> PaperNumber:
    return PaperNumber(form=form, year=2026, number=number, suffix=suffix)


def a_collection(*lines: TakenLine, **changed: Any) -> Collection:
    taken = lines or (a_line(),)
    fields: dict[str, Any] = {
        "key": TAKEN,
        "lines": taken,
        "method": Method.CASH,
        "received": sum(line.amount for line in taken),
        "moment": CollectAt.RECEIVING,
        "shift": SHIFT,
        "number": a_slip_number(),
        "at": FRIDAY_MORNING,
        "by": CASHIER,
        "desk": DeskId("Q1"),
        "cashier": "Trần Thị Bích Ngọc",
    }
    return Collection(**(fields | changed))


def a_refund(*lines: TakenLine, **changed: Any) -> Refund:
    fields: dict[str, Any] = {
        "key": REFUND,
        "lines": lines or (a_line(),),
        "reason": "Hồ sơ bị từ chối",
        "payee": "NGUYỄN THỊ LAN",
        "method": Method.CASH,
        "asked_at": LATER,
        "asked_by": CASHIER,
    }
    return Refund(**(fields | changed))


def a_receipt(**changed: Any) -> NotedReceipt:
    fields: dict[str, Any] = {
        "key": UUID(int=34),
        "collection": TAKEN,
        "paper": False,
        "template": "EBL01",
        "symbol": "26TAB",
        "number": "118",
        "issued_on": date(2026, 11, 20),
        "link": "https://bienlai.example.vn/118",
        "at": LATER,
        "by": CASHIER,
    }
    return NotedReceipt(**(fields | changed))


def money_bodies(dossier: Dossier) -> dict[str, Body]:
    waived = Exempted(
        key=UUID(int=35),
        lines=(a_line(),),
        reason="Hộ nghèo",
        basis="Sổ hộ nghèo số 12",
        at=LATER,
        by=CASHIER,
    )
    paid = replace(dossier, money=MoneyState(collections=(a_collection(),)))
    voucher = a_slip_number(1, "refund_voucher", "PC")
    return {
        kinds.MONEY_COLLECTED: collected_body(a_collection()),
        kinds.MONEY_EXEMPTED: exempted_body(waived),
        kinds.MONEY_PUT_OFF: put_off_body(UUID(int=36), [a_line()]),
        kinds.MONEY_REFUND_ASKED: refund_asked_body(a_refund()),
        kinds.MONEY_REFUND_APPROVED: {"refund": REFUND.hex},
        kinds.MONEY_REFUND_DECLINED: {"refund": REFUND.hex, "reason": "Chưa có căn cứ"},
        kinds.MONEY_REFUNDED: refunded_body(REFUND, SHIFT, voucher, paid, "FT26324"),
        kinds.MONEY_RECEIPT_NOTED: receipt_body(a_receipt()),
    }
